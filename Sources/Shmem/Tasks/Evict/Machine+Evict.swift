// Knows how the steps of an eviction change a race.

extension Machine {
  /// Performs a step of an eviction.
  ///
  /// - Returns: the place after it.
  mutating func perform(
    _ effect: EvictEffect<Storage.Batch>,
    _ task: TaskID,
    in scenario: Scenario
  ) -> Evictor<Storage.Batch> {
    switch effect {
    case .begins:
      file.isEvicted = true
      setSize(to: FileEnd(pages: 0, cutsLastPage: false))
      return .undo(.begin)
    case .undo(let effect):
      let call = UndoRangeCall(evictionBy: task, in: scenario)
      return perform(effect, call, in: scenario).map { .undo($0) } ?? .leaveList
    case .leavesList: return .finished
    }
  }
}
