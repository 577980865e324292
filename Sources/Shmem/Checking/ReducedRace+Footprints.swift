// Knows how to find out what a step touches while it is taken.

extension ReducedRace {
  /// The rows that ask how far the punch has come: whether a hole is published, how old new bytes are.
  private static var rowsAskingForPhase: Set<Row> { [.f1, .f3, .f3k, .f3w, .f11, .c6, .w4, .m3] }

  /// Returns a state that is watched, with the witness that hears what a task does in it.
  func watch(_ task: TaskID, in state: State) -> (Machine<WitnessedStorage>, Witness) {
    let witness = Witness()
    let storage = WitnessedStorage(
      state.storage,
      actor: task,
      filePages: scenario.filePages,
      witness: witness
    )
    return (Machine(storage: storage, file: state.file), witness)
  }

  /// Takes a step in a state that is watched.
  ///
  /// - Returns: what the step touched, together with what the witness had noticed before.
  func take(
    _ step: Step,
    on watched: inout Machine<WitnessedStorage>,
    from before: State,
    _ witness: Witness
  ) -> Footprint {
    watched.apply(step, in: scenario)
    watched.storage.noteMemory(since: before.storage[step.task])
    var footprint = witness.takeFootprint()
    guard takesLoners else { return footprint }
    footprint.reads.formUnion([.size, .calls])
    if Self.rowsAskingForPhase.contains(step.row) { footprint.reads.insert(.phase) }
    let global = before.file.differences(from: watched.file)
    footprint.writes.formUnion(global)
    let after = Machine(storage: watched.storage.storage, file: watched.file)
    let judgesAnew = !global.isDisjoint(with: [.size, .calls])
    for index in race.picks
    where judgesAnew
      || before.judgement(of: index, in: scenario) != after.judgement(of: index, in: scenario)
    {
      footprint.writes.formUnion(.data(Things.Pages(index)))
    }
    return footprint
  }
}

extension FileState {
  /// Returns what has changed; sums are left out, as no task looks at them before they are judged.
  fileprivate func differences(from other: FileState) -> Things {
    var things: Things = []
    if phase != other.phase { things.insert(.phase) }
    if inodeMutexOwner != other.inodeMutexOwner { things.insert(.inodeMutex) }
    if swaplistMutexOwner != other.swaplistMutexOwner { things.insert(.swaplistMutex) }
    if end != other.end || leastEnd != other.leastEnd { things.insert(.size) }
    if preallocation != other.preallocation || isEvicted != other.isEvicted
      || isSwapOff != other.isSwapOff
    {
      things.insert(.calls)
    }
    return things
  }
}

/// The properties of a page of the file that promises ask for.
private struct PageJudgement: Equatable {
  var content: Content?
  var isLeftover: Bool
}

extension Machine<FlatStorage> {
  fileprivate func judgement(of index: PageIndex, in scenario: Scenario) -> PageJudgement {
    PageJudgement(content: content(at: index), isLeftover: isLeftover(index, in: scenario))
  }
}
