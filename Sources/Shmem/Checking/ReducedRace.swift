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
  /// The steps that are taken at once, together with the step before.
  let commutingStepIDs: Set<StepID>
  /// True if a task is taken alone where its steps form an ample set.
  let usesAmpleSets: Bool
  /// True if frames and swap slots get the canonical numbers of the memory.
  let canonicalizesFrames: Bool
  /// The way in which the counts are judged.
  let balance: BalanceJudgement

  /// Leaves out of a race what the reductions allow.
  init(_ race: RaceSystem<Key>, by reductions: Reductions) {
    self.race = race
    self.reductions = reductions
    let scenario = race.scenario
    let balance = BalanceJudgement(of: race)
    self.balance = balance
    // Between two steps that are taken at once no state is judged whole.
    commutingStepIDs =
      reductions.contains(.mergedSteps) && balance != .byState ? scenario.commutingStepIDs() : []
    usesAmpleSets = reductions.contains(.independentPages) && Self.allowsAmpleSets(in: scenario)
    canonicalizesFrames = reductions.contains(.equalFrames) && scenario.hasEqualFrames
  }

  var scenario: Scenario { race.scenario }
  var parts: RaceParts { race.parts }
  var byteCount: Int { race.byteCount }

  func makeCache() -> TransitionCache { TransitionCache() }

  func startKey(_ cache: inout TransitionCache) -> Key {
    let key = race.key(of: race.start)
    var numbers = race.numbers(of: canonicalFrames(in: race.start))
    canonicalizeAll(in: &numbers, &cache)
    return race.key(of: numbers) ?? key
  }

  @specialized(where Key == UInt64)
  @specialized(where Key == Words<3>)
  func expand(_ key: Key, _ cache: inout TransitionCache, _ body: (Key) -> Void) -> BreachSite {
    let tasks = scenario.tasks.count
    let numbers = key.numbers(tasks: tasks)
    let facts = cache[factsOf: numbers.memory]
    var site = BreachSite.nowhere
    if !facts.isKnown || facts.isBroken || facts.hasLeftovers || balance == .byState {
      if isBroken(numbers, &cache) { site = .here }
    }
    if let (task, transitions) = ampleTask(in: numbers, &cache) {
      go(task, by: transitions, from: numbers, &cache, &site, body)
      return site
    }
    for task in 0..<tasks {
      if isSymmetricDuplicate(task, in: numbers) { continue }
      var transitions = cache.transitions(task, at: numbers.places[task], in: numbers.memory)
      if transitions == nil || transitions?.dependsOnOthers == true {
        transitions = computeTransitions(task, in: numbers, &cache)
      }
      guard let transitions else { continue }
      go(task, by: transitions, from: numbers, &cache, &site, body)
      if transitions.dependsOnOthers { cache.forgetMoves(of: transitions) }
    }
    return site
  }

  /// Hands over the keys of the states that the moves of a task lead to.
  @inline(__always)
  func go(
    _ task: Int,
    by transitions: CachedTransitions,
    from numbers: PartNumbers,
    _ cache: inout TransitionCache,
    _ site: inout BreachSite,
    _ body: (Key) -> Void
  ) {
    if transitions.isBreach { site = .here }
    for number in transitions.first..<transitions.first + transitions.count {
      let move = cache.moves[number]
      if move.isBreach, site == .nowhere { site = .next }
      var next = numbers
      next.places[task] = move.place
      next.memory = move.memory
      if move.renaming == 0 {
        canonicalize(task, in: &next, &cache)
      } else {
        rename(&next, by: move.renaming, but: task, &cache)
        canonicalizeAll(in: &next, &cache)
      }
      if let key = race.key(of: next) { body(key) }
    }
  }
}
