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
      return scenario.blocksBeforeWalk.map { .blocks($0) } ?? .setSize
    case .setsSize(let old, let new):
      setSize(to: new)
      return new < old ? .unmap(from: call.range.first) : placeAtEnd(in: scenario)
    case .unmaps(let effect): return perform(effect).map { .unmap(from: $0) } ?? .undo(.begin)
    case .undo(let effect):
      return perform(effect, call, in: scenario).map { .undo($0) }
        ?? .unmapAgain(from: call.range.first)
    case .unmapsAgain(let effect):
      return perform(effect).map { .unmapAgain(from: $0) } ?? placeAfterWalk(in: scenario)
    case .blocks(let effect):
      perform(effect, task)
      return placeAfter(effect, in: scenario)
    case .releasesMutex:
      file.inodeMutexOwner = nil
      return .finished
    }
  }

  /// Returns the place after a step about blocks.
  ///
  /// To free blocks changes nothing that another task can notice: since T1 no task asks for a block after the end.
  private func placeAfter(
    _ effect: BlockEffect,
    in scenario: Scenario
  ) -> Truncater<Storage.Batch> {
    switch effect {
    case .takesLock: .setSize
    case .frees: placeAtEnd(in: scenario)
    case .releasesLock: .releaseMutex
    }
  }

  private func placeAfterWalk(in scenario: Scenario) -> Truncater<Storage.Batch> {
    scenario.blocksAfterWalk.map { .blocks($0) } ?? .releaseMutex
  }

  private func placeAtEnd(in scenario: Scenario) -> Truncater<Storage.Batch> {
    scenario.blocksAtEnd.map { .blocks($0) } ?? .releaseMutex
  }

  /// Writes i_size, and remembers the least that it has been.
  mutating func setSize(to end: FileEnd) {
    file.end = end
    file.leastEnd = min(file.leastEnd, end)
    file.written.remove(PageIndex(end.pages)..<PageIndex(.max))
  }

  /// The first page of the file after its end.
  var endOfFile: PageIndex { PageIndex(file.size) }
}
