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
  /// True if moves are looked up by the cells that the task looks at.
  let usesCells: Bool

  /// Leaves out of a race what the reductions allow.
  ///
  /// - Parameters:
  ///   - race: the race.
  ///   - reductions: the reductions.
  ///   - keepingWaits: true to merge no step that can let another task go on, so that each wait is seen.
  ///   - usingCells: true to look moves up by the cells that the task looks at, where that is possible; the states are the
  ///     same without.
  init(
    _ race: RaceSystem<Key>,
    by reductions: Reductions,
    keepingWaits: Bool = false,
    usingCells: Bool = true
  ) {
    self.race = race
    self.reductions = reductions
    let scenario = race.scenario
    let balance = BalanceJudgement(
      scenario,
      from: race.start,
      isJudged: race.isJudged(.countsBalance)
    )
    self.balance = balance
    // Between two steps that are taken at once no state is judged whole.
    let commuting =
      reductions.contains(.mergedSteps) && balance != .byState ? scenario.commutingStepIDs() : []
    commutingStepIDs = keepingWaits ? commuting.filter { !$0.letsOthersGoOn } : commuting
    usesAmpleSets = reductions.contains(.independentPages) && Self.allowsAmpleSets(in: scenario)
    canonicalizesFrames = reductions.contains(.equalFrames) && scenario.hasEqualFrames
    usesCells = usingCells && balance != .byState && Self.canLookUpByCells(in: scenario)
  }

  /// Those of the reductions that can leave out something in this race.
  var usedReductions: Reductions {
    var used: Reductions = []
    if reductions.contains(.equalTasks), parts.equalTasks.contains(where: { $0.count > 1 }) {
      used.insert(.equalTasks)
    }
    if !commutingStepIDs.isEmpty { used.insert(.mergedSteps) }
    if canonicalizesFrames { used.insert(.equalFrames) }
    if usesAmpleSets { used.insert(.independentPages) }
    return used
  }

  var scenario: Scenario { race.scenario }
  var parts: RaceParts { race.parts }
  var byteCount: Int { race.byteCount }

  func makeCache() -> TransitionCache { TransitionCache(start: race.start) }

  func startKey(_ cache: inout TransitionCache) -> Key {
    let key = race.key(of: race.start)
    var numbers = race.numbers(of: canonicalFrames(in: race.start))
    canonicalizeAll(in: &numbers, &cache)
    return race.key(of: numbers) ?? key
  }

  /// Returns a number that states with the same memory share, as moves are looked up by memory.
  func cacheGroup(of key: Key) -> UInt64 {
    UInt64(key.memory(tasks: scenario.tasks.count)).spread
  }

  @specialized(where Key == UInt64)
  @specialized(where Key == Words<3>)
  func expand(_ key: Key, _ cache: inout TransitionCache, _ body: (Key) -> Void) -> BreachSite {
    let tasks = scenario.tasks.count
    let numbers = key.numbers(tasks: tasks)
    var site = siteOfBreach(in: numbers, &cache)
    if let (task, transitions) = ampleTask(in: numbers, &cache) {
      go(task, by: transitions, from: numbers, &cache, &site, body)
      return site
    }
    for task in 0..<tasks {
      goAll(task, from: numbers, &cache, &site, body)
    }
    return site
  }

  /// Returns the place of a breach in a state, as far as it does not depend on the moves from there.
  @inline(__always)
  private func siteOfBreach(in numbers: PartNumbers, _ cache: inout TransitionCache) -> BreachSite {
    let facts = cache[factsOf: numbers.memory]
    guard !facts.isKnown || facts.isBroken || facts.hasLeftovers || balance == .byState else {
      return .nowhere
    }
    return isBroken(numbers, &cache) ? .here : .nowhere
  }

  /// Hands over the key of each state that a move leads to, with the task that takes it; no task is taken alone.
  ///
  /// - Returns: the place of a breach: in the state, or between it and the next ones.
  func forEachMove(
    from numbers: PartNumbers,
    _ cache: inout TransitionCache,
    _ body: (Int, Key) -> Void
  ) -> BreachSite {
    var site = siteOfBreach(in: numbers, &cache)
    for task in 0..<scenario.tasks.count {
      goAll(task, from: numbers, &cache, &site) { body(task, $0) }
    }
    return site
  }

  /// Hands over the keys of the states that a task leads to, unless an equal one leads to the same.
  @inline(__always)
  private func goAll(
    _ task: Int,
    from numbers: PartNumbers,
    _ cache: inout TransitionCache,
    _ site: inout BreachSite,
    _ body: (Key) -> Void
  ) {
    if isSymmetricDuplicate(task, in: numbers) { return }
    var transitions = cache.transitions(task, at: numbers.places[task], in: numbers.memory)
    if transitions == nil || transitions?.dependsOnOthers == true {
      transitions = computeTransitions(task, in: numbers, &cache)
    }
    guard let transitions else { return }
    go(task, by: transitions, from: numbers, &cache, &site, body)
    if transitions.dependsOnOthers { cache.forgetMoves(of: transitions) }
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
