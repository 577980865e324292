// Knows the effect of freeing a swap entry whose slot in the tree has been emptied.

/// The effect on a swap slot and its cached page when the slot's entry is freed.
package enum SwapRelease: Hashable, Sendable {
  /// Nothing, as the slot has no owner: met only without the guard `compareInFreeSwap`.
  case findsNoOwner
  /// The slot is free; it had no cached page.
  case freesSlot
  /// The slot is free, and the page leaves the swap cache.
  case freesSlotAndPage(PageNumber)
  /// The slot loses its owner; its cached page is busy, and stays until its lock holder notices.
  case leavesPage(PageNumber)
}

extension Machine {
  /// Returns the effect of freeing a swap entry now.
  ///
  /// Kernel: free_swap_and_cache(), mm/swapfile.c, 3.16.
  func release(of swap: SwapEntry) -> SwapRelease {
    guard storage[swap].count > 0 else { return .findsNoOwner }
    guard let page = storage[swap].cachedPage else { return .freesSlot }
    let value = storage[page]
    let isBusy = value.lockOwner != nil || value.isUnderWriteback || value.isMapped
    return isBusy ? .leavesPage(page) : .freesSlotAndPage(page)
  }

  /// Frees a swap entry.
  mutating func perform(_ release: SwapRelease, of swap: SwapEntry) {
    switch release {
    case .findsNoOwner: break
    case .freesSlot, .leavesPage: freeSwapCount(swap)
    case .freesSlotAndPage(let page):
      freeSwapCount(swap)
      deleteFromSwapCache(page)
    }
  }
}
