// Knows the steps of a preallocation, U1 to U6, but for those of the code that it shares with others.

extension Machine {
  /// Returns what comes next for a preallocation.
  func next(
    of preallocator: Preallocator<Storage.Batch>,
    _ task: TaskID,
    in scenario: Scenario
  ) -> NextStep<PreallocateEffect<Storage.Batch>> {
    switch preallocator {
    case .idle: .step(.u1, unless: inodeMutexWait, .takesMutex)
    case .publish: .ready(.u2, .publishes)
    case .decide: .ready(.u3, decision(of: task, in: scenario))
    case .getPage(let index, let getPage):
      next(of: getPage, for: .fallocate, at: index, in: scenario).map {
        .getPage($0, at: index)
      }
    case .commit(let index, let page):
      .ready(.u4, .commits(page, at: index, isWritten: storage[page].content != nil))
    case .undo(let walk):
      next(of: walk, unfallocation(by: task, in: scenario), in: scenario).map { .undo($0) }
    case .withdraw: .ready(.u5, .withdraws)
    case .releaseMutex: .ready(.u6, .releasesMutex)
    case .finished: .finished
    }
  }

  /// Returns the effect of U3: a signal fails the preallocation, and so does a lack of memory.
  private func decision(
    of task: TaskID,
    in scenario: Scenario
  ) -> PreallocateEffect<Storage.Batch> {
    guard let preallocation = file.preallocation else {
      preconditionFailure("a preallocation has set i_private when it goes from page to page")
    }
    let isInterrupted = preallocation.next >= scenario[task].interruptedAt
    guard isInterrupted || preallocation.unswapped > preallocation.falloced else {
      return .goesOn(to: preallocation.next)
    }
    guard !hasPreallocatedNothing || !scenario.skipsEmptyUnfallocation else {
      return .fails(.interruptedAtStart)
    }
    guard isInterrupted else { return .fails(.memoryIsShort) }
    let takesAll = unfallocation(by: task, in: scenario).hasNoEnd
    return .fails(.interrupted(at: preallocation.next, takesAll: takesAll))
  }

  /// True if a preallocation has not got past its first page.
  var hasPreallocatedNothing: Bool { file.preallocation.map { $0.next == $0.start } ?? true }

  /// Returns the call of shmem_undo_range() that a preallocation makes.
  func unfallocation(by task: TaskID, in scenario: Scenario) -> UndoRangeCall {
    guard let preallocation = file.preallocation else {
      preconditionFailure("i_private stays set until everything has been taken back")
    }
    return UndoRangeCall(unfallocationBy: task, of: preallocation, in: scenario)
  }
}

extension TaskSpec {
  /// The page that a preallocation begins with.
  package var preallocatesFrom: PageIndex { from ?? PageIndex(0) }

  /// The page before which a preallocation is interrupted; without one, and where that page comes before
  /// its first, it is the first.
  package var interruptedAt: PageIndex { max(index ?? PageIndex(0), preallocatesFrom) }
}
