// Knows the steps of an eviction, E1 and E2, but for those inside shmem_undo_range().

extension Machine {
  /// Returns what comes next for an eviction.
  func next(
    of evictor: Evictor<Storage.Batch>,
    _ task: TaskID,
    in scenario: Scenario
  ) -> NextStep<EvictEffect<Storage.Batch>> {
    switch evictor {
    case .idle:
      .step(.e1, unless: isPunchUnderWay(in: scenario) ? .fileInUse(by: .puncher) : nil, .begins)
    case .undo(let walk):
      next(of: walk, UndoRangeCall(evictionBy: task, in: scenario), in: scenario).map { .undo($0) }
    case .leaveList:
      .step(.e2, unless: file.swaplistMutexOwner.map { .swaplistMutex(heldBy: $0) }, .leavesList)
    case .finished: .finished
    }
  }

  /// Returns true if the puncher has the file open: it has begun and has not returned.
  private func isPunchUnderWay(in scenario: Scenario) -> Bool {
    guard case .puncher(let puncher) = storage[.puncher] else { return true }
    return puncher.hasFileOpen(in: scenario)
  }
}
