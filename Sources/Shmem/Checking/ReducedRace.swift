// Knows how to visit fewer states of a race than there are.

import Explorer

/// The states of a race that are visited under some reductions.
///
/// It tells of a race whether a promise can be broken, and not by which schedule: a state may stand for
/// others, and a step for several. With no reduction it visits every state itself, as `CachedRace` says.
struct ReducedRace<Key: RaceKey>: SuccessorGenerator {
  typealias State = Machine<FlatStorage>

  let race: RaceSystem<Key>
  let reductions: Reductions
  /// The rows that are taken at once, together with the step before.
  let commutingRows: Set<Row>
  /// True if a task is taken alone where that is enough.
  let takesLoners: Bool
  /// True if frames and swap slots get the numbers that go best with the memory.
  let settlesFrames: Bool

  /// Leaves out of a race what the reductions allow.
  init(_ race: RaceSystem<Key>, by reductions: Reductions) {
    self.race = race
    self.reductions = reductions
    let scenario = race.scenario
    commutingRows = reductions.contains(.mergedSteps) ? scenario.commutingRows() : []
    takesLoners = reductions.contains(.independentPages) && Self.mayGoAlone(in: scenario)
    settlesFrames = reductions.contains(.equalFrames) && scenario.hasEqualFrames
  }

  var scenario: Scenario { race.scenario }
  var parts: RaceParts { race.parts }
  var byteCount: Int { race.byteCount }

  func makeCache() -> RaceNotebook { RaceNotebook() }

  func startKey(_ notebook: inout RaceNotebook) -> Key {
    let key = race.key(of: race.start)
    var numbers = race.numbers(of: settledFrames(in: race.start))
    settleAll(in: &numbers, &notebook)
    return race.key(of: numbers) ?? key
  }

  func expand(_ key: Key, _ notebook: inout RaceNotebook, _ body: (Key) -> Void) -> BreachSite {
    let tasks = scenario.tasks.count
    let numbers = key.numbers(tasks: tasks)
    let facts = notebook[factsOf: numbers.memory]
    var site = BreachSite.nowhere
    if !facts.isKnown || facts.isBroken || facts.hasLeftovers {
      if isBroken(numbers, &notebook) { site = .here }
    }
    if let (task, lesson) = loner(in: numbers, &notebook) {
      go(task, by: lesson, from: numbers, &notebook, &site, body)
      return site
    }
    for task in 0..<tasks {
      if isTwin(task, in: numbers) { continue }
      var lesson = notebook.lesson(task, at: numbers.places[task], in: numbers.memory)
      if lesson == nil || lesson?.dependsOnOthers == true {
        lesson = learn(task, in: numbers, &notebook)
      }
      guard let lesson else { continue }
      go(task, by: lesson, from: numbers, &notebook, &site, body)
      if lesson.dependsOnOthers { notebook.forgetMoves(of: lesson) }
    }
    return site
  }

  /// Hands over the keys of the states that the moves of a task lead to.
  @inline(__always)
  func go(
    _ task: Int,
    by lesson: Lesson,
    from numbers: PartNumbers,
    _ notebook: inout RaceNotebook,
    _ site: inout BreachSite,
    _ body: (Key) -> Void
  ) {
    if lesson.isBreach { site = .here }
    for number in lesson.first..<lesson.first + lesson.count {
      let move = notebook.moves[number]
      if move.isBreach, site == .nowhere { site = .next }
      var next = numbers
      next.places[task] = move.place
      next.memory = move.memory
      if move.names == 0 {
        settle(task, in: &next, &notebook)
      } else {
        rename(&next, by: move.names, but: task, &notebook)
        settleAll(in: &next, &notebook)
      }
      if let key = race.key(of: next) { body(key) }
    }
  }
}
