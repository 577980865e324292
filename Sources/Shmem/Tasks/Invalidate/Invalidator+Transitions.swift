// Knows the steps of an invalidation, I1 to I6.

extension Machine {
  /// Returns what comes next for an invalidation; `index` is the page it would start on.
  func next(of invalidator: Invalidator, at index: PageIndex?) -> NextStep<InvalidateEffect> {
    switch invalidator {
    case .idle: index.map { .ready(.i1, .looksUp(storage[$0], at: $0)) } ?? .picks
    case .emptySlot(let index, let shadow):
      .ready(
        .i1e,
        .clearsShadow(shadow, at: index, isThere: storage[index] == .shadow(shadow))
      )
    case .page(let phase, let index, let page):
      next(phase, page, at: index).map { .page($0, page, at: index) }
    case .finished: .finished
    }
  }

  private func next(
    _ phase: Invalidator.Phase,
    _ page: PageNumber,
    at index: PageIndex
  ) -> NextStep<InvalidateEffect.OnPage> {
    switch phase {
    case .lock:
      .step(.i2, unless: lockWait(for: page), storage[page].covers(index) ? .locks : .findsGone)
    case .waitForWriteback:
      .step(
        .i3,
        unless: writebackWait(for: page),
        .seesWriteEnd(isMapped: storage.isMapped(page))
      )
    case .unmap: .ready(.i4, .unmaps)
    case .remove: .ready(.i5, remove(page))
    case .unlock: .ready(.i6, .unlocks)
    }
  }

  private func remove(_ page: PageNumber) -> InvalidateEffect.OnPage {
    guard storage[page].mapping != nil else { return .findsRemoved }
    return storage[page].isDirty ? .findsDirty : .removes
  }
}
