// Knows the step of a read-ahead, H1.

extension Machine {
  /// Returns what comes next for a read-ahead; `index` is the page it would start on.
  func next(
    of readahead: Readahead,
    at index: PageIndex?,
    in scenario: Scenario
  ) -> NextStep<ReadaheadEffect> {
    switch readahead {
    case .idle: index.map { .ready(.h1, readAhead(at: $0, in: scenario)) } ?? .picks
    case .finished: .finished
    }
  }

  private func readAhead(at index: PageIndex, in scenario: Scenario) -> ReadaheadEffect {
    guard let swap = storage.swap(at: index), storage[swap].count > 0, !storage[swap].hasCache
    else { return .passes(storage[index], at: index) }
    let page = freeFrame(for: index, in: scenario)
    return .reads(CachedPage(page: page, swap: swap), at: index)
  }
}
