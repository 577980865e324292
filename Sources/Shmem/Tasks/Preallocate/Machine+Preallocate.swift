// Knows how the steps of a preallocation change a race.

extension Machine {
  /// Performs a step of a preallocation.
  ///
  /// - Returns: the place after it.
  mutating func perform(
    _ effect: PreallocateEffect<Storage.Batch>,
    _ task: TaskID,
    in scenario: Scenario
  ) -> Preallocator<Storage.Batch> {
    switch effect {
    case .takesMutex:
      file.inodeMutexOwner = task
      return .publish
    case .publishes:
      file.preallocation = Preallocation(from: scenario[task].preallocatesFrom)
      return .decide
    case .goesOn(let index): return .getPage(index, .lookUp)
    case .fails(.interruptedAtStart): return .withdraw
    case .fails(.interrupted), .fails(.memoryIsShort): return .undo(.begin)
    case .getPage(let effect, let index):
      switch perform(effect, task, for: .fallocate, at: index, in: scenario) {
      case .goesOn(let next): return .getPage(index, next)
      case .done(let page): return .commit(index, page)
      case .failed:
        let takesNothingBack = hasPreallocatedNothing && scenario.skipsEmptyUnfallocation
        return takesNothingBack ? .withdraw : .undo(.begin)
      case .behindEnd: preconditionFailure("a preallocation does not ask for the end of the file")
      }
    case .commits(let page, let index, let isWritten):
      storage[page].isDirty = true
      file.preallocation?.next = index.next
      if !isWritten { file.preallocation?.falloced += 1 }
      unlockAndPut(page, task)
      return .decide
    case .undo(let effect):
      let call = unfallocation(by: task, in: scenario)
      return perform(effect, call, in: scenario).map { .undo($0) } ?? .withdraw
    case .withdraws:
      file.preallocation = nil
      return .releaseMutex
    case .releasesMutex:
      file.inodeMutexOwner = nil
      return .finished
    }
  }
}
