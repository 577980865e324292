// Knows how to judge the parts of a state separately: the memory, each task, a move.

/// The ways to judge the promise that the counts balance.
enum BalanceJudgement {
  /// The promise is not judged.
  case never
  /// Every move is judged by itself.
  ///
  /// A count is a sum, and a task changes its own part of it. So a move that keeps the balance keeps it wherever the
  /// other tasks are, and one that breaks it breaks it there as well. That is enough if the counts balance at the start.
  case byMove
  /// Every state is judged as a whole.
  ///
  /// Without `ownSwapFirst` an entry without an owner is in order while a task is about to own it, whatever the
  /// others count. So the same move may break the promise or not, depending on where the others are. And what is out of
  /// balance at the start has been brought out of balance by no move.
  case byState

  /// Chooses the way for a race.
  ///
  /// - Parameters:
  ///   - scenario: the race.
  ///   - start: the state that it begins with.
  ///   - isJudged: true if the promise is judged.
  init(_ scenario: Scenario, from start: Machine<FlatStorage>, isJudged: Bool) {
    guard isJudged else {
      self = .never
      return
    }
    let isBalanced = start.firstImbalance(in: scenario) == nil
    self = isBalanced && scenario.rules.ownsSwapFirst ? .byMove : .byState
  }
}

extension ReducedRace {
  /// Returns true if a promise that depends on the memory is broken; two of them may also depend on the places.
  func isBroken(_ numbers: PartNumbers, _ cache: inout TransitionCache) -> Bool {
    if !cache[factsOf: numbers.memory].isKnown {
      note(numbers.memory, of: race.state(of: numbers), in: &cache)
    }
    let facts = cache[factsOf: numbers.memory]
    guard !facts.isBroken, facts.hasLeftovers || balance == .byState else { return facts.isBroken }
    let state = race.state(of: numbers)
    if facts.hasLeftovers, state.status(of: .truncateLeavesNothing, in: scenario).isBroken {
      return true
    }
    return balance == .byState && state.firstImbalance(in: scenario) != nil
  }

  /// Works out the facts about the memory of a state and adds them to the cache.
  func note(_ memory: UInt32, of state: State, in cache: inout TransitionCache) {
    guard !cache[factsOf: memory].isKnown else { return }
    cache[factsOf: memory] = MemoryFacts(
      isKnown: true,
      isBroken: isBroken(in: state),
      hasLeftovers: race.isJudged(.truncateLeavesNothing) && !state.leftovers(in: scenario).isEmpty,
      owners: state.owners,
      pagesInSwap: usesAmpleSets ? state.storage.pagesInSwap(filePages: scenario.filePages) : .all,
      emptyPages: usesAmpleSets ? state.storage.emptyPages : []
    )
  }

  /// Returns true if the memory of a state breaks a promise, wherever the tasks are.
  func isBroken(in state: State) -> Bool {
    race.isJudged(.oldDataGone) && state.hasOldDataInSlots(in: scenario)
      || race.isJudged(.outsideUntouched)
        && state.status(of: .outsideUntouched, in: scenario).isBroken
      || race.isJudged(.noOops) && state.noOops.isBroken
  }

  /// Returns true if a task breaks a promise by its place, wherever the others are.
  func isBroken<Storage>(by task: TaskID, in state: Machine<Storage>) -> Bool {
    race.isJudged(.lockOrder) && state.lockInversion(by: task, in: scenario) != nil
      || race.isJudged(.neverEmpty) && state.emptySlot(of: task, around: scenario.hole) != nil
      || race.isJudged(.oldDataGone) && state.hasOldDataInPassing(by: task, in: scenario)
  }
}
