// Knows how the steps of a truncate change a race.

extension Machine {
  /// Performs a step of a truncate.
  ///
  /// - Returns: the place after it.
  mutating func perform(
    _ effect: TruncateEffect<Storage.Batch>,
    _ task: TaskID,
    in scenario: Scenario
  ) -> Truncater<Storage.Batch> {
    let call = UndoRangeCall(truncateBy: task, in: scenario)
    switch effect {
    case .takesMutex:
      file.inodeMutexOwner = task
      return .setSize
    case .setsSize(let old, let new):
      setSize(to: new)
      return new < old ? .unmap(from: call.range.first) : .releaseMutex
    case .unmaps(let effect): return perform(effect).map { .unmap(from: $0) } ?? .undo(.begin)
    case .undo(let effect):
      return perform(effect, call, in: scenario).map { .undo($0) }
        ?? .unmapAgain(from: call.range.first)
    case .unmapsAgain(let effect):
      return perform(effect).map { .unmapAgain(from: $0) } ?? .releaseMutex
    case .releasesMutex:
      file.inodeMutexOwner = nil
      return .finished
    }
  }

  /// Writes i_size, and remembers the least that it has been.
  mutating func setSize(to end: FileEnd) {
    file.end = end
    file.leastEnd = min(file.leastEnd, end)
  }

  /// The first page of the file after its end.
  var endOfFile: PageIndex { PageIndex(file.size) }
}
