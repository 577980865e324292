// Knows how to judge the parts of a state separately: the memory, each task, a move.

extension ReducedRace {
  /// Returns true if a promise that depends on the memory is broken; one of them also depends on the places.
  func isBroken(_ numbers: PartNumbers, _ cache: inout TransitionCache) -> Bool {
    if !cache[factsOf: numbers.memory].isKnown {
      note(numbers.memory, of: race.state(of: numbers), in: &cache)
    }
    let facts = cache[factsOf: numbers.memory]
    guard !facts.isBroken, facts.hasLeftovers else { return facts.isBroken }
    return race.state(of: numbers).status(of: .truncateLeavesNothing, in: scenario).isBroken
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
