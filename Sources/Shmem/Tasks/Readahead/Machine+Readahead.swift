// Knows how the steps of a read-ahead change a race.

extension Machine {
  /// Performs a step of a read-ahead.
  ///
  /// - Returns: the place after it.
  mutating func perform(
    _ effect: ReadaheadEffect,
    _ task: TaskID,
    in scenario: Scenario
  ) -> Readahead {
    switch effect {
    case .reads(let cached, _):
      read(cached.swap, into: cached.page)
      put(cached.page)
      return .finished
    case .passes: return .finished
    case .findsNothing(_, let index):
      return .fromDisk(index, scenario.startOfDiskRead(for: .read))
    case .fromDisk(let effect, let index):
      switch perform(effect, task, at: index, for: .read, in: scenario) {
      case .goesOn(let read): return .fromDisk(index, read)
      case .lookAgain: return .finished
      case .done(let page):
        put(page)
        return .finished
      }
    }
  }
}
