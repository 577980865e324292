// Knows how the steps of an invalidation change a race.

extension Machine {
  /// Performs a step of an invalidation.
  ///
  /// - Returns: the place after it.
  mutating func perform(_ effect: InvalidateEffect, _ task: TaskID) -> Invalidator {
    switch effect {
    case .looksUp(let entry, let index):
      switch entry {
      case .page(let page):
        get(page)
        return .page(.lock, index, page)
      case .shadow(let shadow): return .emptySlot(index, shadow)
      case .swap, nil: return .finished
      }
    case .clearsShadow(_, let index, let isThere):
      if isThere { clearShadow(at: index) }
      return .finished
    case .page(let effect, let page, let index): return perform(effect, page, task, at: index)
    }
  }

  private mutating func perform(
    _ effect: InvalidateEffect.OnPage,
    _ page: PageNumber,
    _ task: TaskID,
    at index: PageIndex
  ) -> Invalidator {
    switch effect {
    case .locks:
      lock(page, task)
      return .page(.waitForWriteback, index, page)
    case .findsGone:
      put(page)
      return .finished
    case .seesWriteEnd(let isMapped): return .page(isMapped ? .unmap : .remove, index, page)
    case .unmaps:
      // P3 takes no page lock and may have been here since I3.
      unmapAll(of: page)
      return .page(.remove, index, page)
    case .removes:
      _ = removeFromPageCache(page, leaving: nil)
      return .page(.unlock, index, page)
    case .findsDirty, .findsRemoved: return .page(.unlock, index, page)
    case .unlocks:
      unlockAndPut(page, task)
      return .finished
    }
  }
}
