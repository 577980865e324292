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
    case .fromDisk(let index, let read):
      next(of: read, at: index, in: scenario).map { .fromDisk($0, at: index) }
    case .finished: .finished
    }
  }

  private func readAhead(at index: PageIndex, in scenario: Scenario) -> ReadaheadEffect {
    guard scenario.mapping == .tmpfs else { return lookUp(index) }
    guard let swap = storage.swap(at: index), storage[swap].count > 0, !storage[swap].hasCache
    else { return .passes(storage[index], at: index) }
    let page = freeFrame(for: index, in: scenario)
    return .reads(CachedPage(page: page, swap: swap), at: index)
  }

  /// Returns the effect of the look at a slot of an ordinary file.
  private func lookUp(_ index: PageIndex) -> ReadaheadEffect {
    let entry = storage[index]
    guard isInsideFile(index), entry?.page == nil else { return .passes(entry, at: index) }
    return .findsNothing(entry, at: index)
  }
}
