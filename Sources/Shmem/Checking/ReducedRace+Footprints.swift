// Knows how to find out what a step touches while it is taken.

extension ReducedRace {
  /// Returns a state whose accesses are recorded, with its recorder.
  func watch(_ task: TaskID, in state: State) -> (Machine<RecordingStorage>, AccessRecorder) {
    let recorder = AccessRecorder()
    let storage = RecordingStorage(
      state.storage,
      actor: task,
      filePages: scenario.filePages,
      recorder: recorder
    )
    return (Machine(storage: storage, file: state.file), recorder)
  }

  /// Takes a step in a state whose accesses are recorded.
  ///
  /// - Returns: the footprint of the step, together with all that the recorder had noticed before.
  func take(
    _ enabled: EnabledStep<FlatStorage.Batch>,
    on watched: inout Machine<RecordingStorage>,
    from before: State,
    _ recorder: AccessRecorder
  ) -> Footprint {
    let step = enabled.step
    watched.carryOut(enabled, in: scenario)
    watched.storage.noteMemory(since: before.storage[step.task])
    var footprint = recorder.takeFootprint()
    guard usesAmpleSets else { return footprint }
    footprint.reads.formUnion([.size, .calls])
    if step.id.asksForPhase { footprint.reads.insert(.phase) }
    let global = before.file.differences(from: watched.file)
    footprint.writes.formUnion(global)
    let after = Machine(storage: watched.storage.storage, file: watched.file)
    let judgesAnew = !global.isDisjoint(with: [.size, .calls])
    for index in race.picks
    where judgesAnew
      || before.judgement(of: index, in: scenario) != after.judgement(of: index, in: scenario)
    {
      footprint.writes.formUnion(.data(ResourceSet.Pages(index)))
    }
    return footprint
  }
}

extension FileState {
  /// Returns what has changed; sums are left out, as no task looks at them before they are judged.
  fileprivate func differences(from other: FileState) -> ResourceSet {
    var resources: ResourceSet = []
    if phase != other.phase { resources.insert(.phase) }
    // Only ordinary files have invalidate_lock, and no ample sets.
    if inodeMutexOwner != other.inodeMutexOwner { resources.insert(.inodeMutex) }
    if swaplistMutexOwner != other.swaplistMutexOwner { resources.insert(.swaplistMutex) }
    if end != other.end || leastEnd != other.leastEnd { resources.insert(.size) }
    if preallocation != other.preallocation || isEvicted != other.isEvicted
      || isSwapOff != other.isSwapOff
    {
      resources.insert(.calls)
    }
    return resources
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
