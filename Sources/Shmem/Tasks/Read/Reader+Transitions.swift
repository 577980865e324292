// Knows the steps of read(2), R1 to R3.

extension Machine {
  /// Returns what comes next for a reader; `index` is the page it would start on.
  func next(
    of reader: Reader,
    at index: PageIndex?,
    in scenario: Scenario
  ) -> NextStep<ReadEffect> {
    switch reader {
    case .idle: index.map { lookUp($0, in: scenario) } ?? .picks
    case .lookUp(let index): lookUp(index, in: scenario)
    case .lock(let index, let page):
      .step(
        .r2,
        unless: lockWait(for: page),
        .page(lock(page, at: index, in: scenario), page, at: index)
      )
    case .swapIn(let index, let swapIn):
      next(of: swapIn, at: index, testsSize: true, in: scenario).map { .swapIn($0, at: index) }
    case .fromDisk(let index, let read):
      next(of: read, at: index, in: scenario).map { .fromDisk($0, at: index) }
    case .unlock(let index, let page): .ready(.s10, .page(.unlocks, page, at: index))
    case .copy(let index, let page):
      .ready(
        .r3,
        .page(.copies(isBehindEnd: endsFile(before: index, in: scenario)), page, at: index)
      )
    case .finished: .finished
    }
  }

  private func lookUp(_ index: PageIndex, in scenario: Scenario) -> NextStep<ReadEffect> {
    let entry = storage[index]
    let found: ReadEffect.LookUp =
      switch entry {
      case _ where scenario.mapping == .tmpfs && !isInsideFile(index): .findsBehindEnd
      case nil, .shadow: .findsNothing(entry)
      case .swap(let swap): .findsSwap(swap)
      case .page(let page):
        .findsPage(
          page,
          isReadable: scenario.mapping == .file && storage[page].content != nil
        )
      }
    let isSwap = entry?.swap != nil && isInsideFile(index)
    return .ready(isSwap ? .s1 : .r1, .looksUp(found, at: index))
  }

  private func lock(
    _ page: PageNumber,
    at index: PageIndex,
    in scenario: Scenario
  ) -> ReadEffect.OnPage {
    guard belongs(page, at: index) else { return .findsGone }
    guard scenario.mapping == .tmpfs else { return .findsRead }
    guard isInsideFile(index) else { return .findsBehindEnd }
    return storage[page].content == nil ? .findsUnwritten : .locks
  }

  private func endsFile(before index: PageIndex, in scenario: Scenario) -> Bool {
    scenario.mapping == .file && !isInsideFile(index)
  }
}
