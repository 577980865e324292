// Knows the effect of freeing a swap entry whose slot in the tree has been emptied.

/// The effect on a swap slot and its cached page when the slot's entry is freed.
package enum SwapRelease: Hashable, Sendable {
  /// Nothing, as the slot has no owner: met only without the guard `compareInFreeSwap`.
  case findsNoOwner
  /// The slot is free; it had no cached page.
  case freesSlot
  /// The slot is free, and the page leaves the swap cache.
  case freesSlotAndPage(PageNumber)
  /// The slot is free, and the page, which the walk itself has locked, leaves the swap cache: with `lock-cached-page`.
  case freesSlotAndLockedPage(PageNumber)
  /// The slot loses its owner; its cached page is busy, and stays until its lock holder notices.
  case leavesPage(PageNumber)
}

extension Machine {
  /// Returns the effect of freeing a swap entry now.
  ///
  /// A cached page that another task has locked stays, as its lock is only tried.
  ///
  /// Kernel: free_swap_and_cache(), mm/swapfile.c, 3.16; with a lock of its own, try_to_free_swap() there.
  func release(of swap: SwapEntry, holdingLockOf locked: PageNumber?) -> SwapRelease {
    guard storage[swap].count > 0 else { return .findsNoOwner }
    guard let page = storage[swap].cachedPage else { return .freesSlot }
    let value = storage[page]
    guard !value.isUnderWriteback, !value.isMapped else { return .leavesPage(page) }
    guard page != locked else { return .freesSlotAndLockedPage(page) }
    return value.lockOwner == nil ? .freesSlotAndPage(page) : .leavesPage(page)
  }

  /// Frees a swap entry.
  mutating func perform(_ release: SwapRelease, of swap: SwapEntry) {
    switch release {
    case .findsNoOwner: break
    case .freesSlot, .leavesPage: freeSwapCount(swap)
    case .freesSlotAndPage(let page), .freesSlotAndLockedPage(let page):
      freeSwapCount(swap)
      deleteFromSwapCache(page)
    }
  }
}
