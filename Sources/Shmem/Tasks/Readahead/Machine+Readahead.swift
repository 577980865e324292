// Knows how the steps of a read-ahead of swap change a race.

extension Machine {
  /// Performs the step of a read-ahead.
  ///
  /// - Returns: the place after it.
  mutating func perform(_ effect: ReadaheadEffect) -> Readahead {
    if case .reads(let cached, _) = effect {
      read(cached.swap, into: cached.page)
      put(cached.page)
    }
    return .finished
  }
}
