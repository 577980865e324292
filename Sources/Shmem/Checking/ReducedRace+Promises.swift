// Knows how to judge the parts of a state apart: the memory, each task, a move.

extension ReducedRace {
  /// Returns true if a promise that depends on the memory is broken; one of them also depends on the places.
  func isBroken(_ numbers: PartNumbers, _ notebook: inout RaceNotebook) -> Bool {
    if !notebook[factsOf: numbers.memory].isKnown {
      note(numbers.memory, of: race.state(of: numbers), in: &notebook)
    }
    let facts = notebook[factsOf: numbers.memory]
    guard !facts.isBroken, facts.hasLeftovers else { return facts.isBroken }
    return race.state(of: numbers).standing(of: .truncateLeavesNothing, in: scenario).isBroken
  }

  /// Works out the facts about the memory of a state and adds them to the cache.
  func note(_ memory: UInt32, of state: State, in notebook: inout RaceNotebook) {
    guard !notebook[factsOf: memory].isKnown else { return }
    notebook[factsOf: memory] = MemoryFacts(
      isKnown: true,
      isBroken: isBroken(in: state),
      hasLeftovers: race.isJudged(.truncateLeavesNothing) && !state.leftovers(in: scenario).isEmpty,
      owners: state.owners,
      pagesInSwap: takesLoners ? state.storage.pagesInSwap(filePages: scenario.filePages) : .all,
      emptyPages: takesLoners ? state.storage.emptyPages : []
    )
  }

  /// Returns true if the memory of a state breaks a promise, wherever the tasks are.
  func isBroken(in state: State) -> Bool {
    race.isJudged(.oldDataGone) && state.hasOldDataInSlots(in: scenario)
      || race.isJudged(.outsideUntouched)
        && state.standing(of: .outsideUntouched, in: scenario).isBroken
      || race.isJudged(.noOops) && state.noOops.isBroken
  }

  /// Returns true if a task breaks a promise by its place, wherever the others are.
  func isBroken<Storage>(by task: TaskID, in state: Machine<Storage>) -> Bool {
    race.isJudged(.lockOrder) && state.lockInversion(by: task, in: scenario) != nil
      || race.isJudged(.neverEmpty) && state.emptySlot(of: task, around: scenario.hole) != nil
      || race.isJudged(.oldDataGone) && state.hasOldDataInPassing(by: task, in: scenario)
  }
}
