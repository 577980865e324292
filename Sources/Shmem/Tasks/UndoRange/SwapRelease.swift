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

/// The effects of freeing swap entries that follow each other: one, or as many as an entry of an order has.
package struct SwapReleases: Hashable, Sendable {
  /// The effect of freeing the first one.
  package let first: SwapRelease
  /// The effects of freeing the others.
  package let others: [SwapRelease]

  /// The number of swap entries.
  package var count: Int { 1 + others.count }
}

extension Machine {
  /// Returns the effects of freeing the swap entries of an entry now.
  ///
  /// - Parameters:
  ///   - swap: the first of them.
  ///   - order: the order that the entry is believed to have.
  ///   - locked: the page in the swap cache that the walk has locked; nil if it has locked none.
  /// - Returns: the effects.
  func releases(of swap: SwapEntry, order: Int, holdingLockOf locked: PageNumber?) -> SwapReleases {
    let swaps = SwapRange(first: swap, order: order)
    return SwapReleases(
      first: release(of: swap, among: swaps, holdingLockOf: locked),
      others: swaps.swaps.dropFirst().map { release(of: $0, among: swaps, holdingLockOf: locked) }
    )
  }

  /// Frees the swap entries of an entry, each as it was found to be.
  mutating func perform(_ releases: SwapReleases, of swap: SwapEntry) {
    perform(releases.first, of: swap)
    for (offset, release) in releases.others.enumerated() {
      perform(release, of: SwapEntry(swap.offset + UInt32(offset) + 1))
    }
  }

  /// Returns the effect of freeing a swap entry now.
  ///
  /// A cached page that another task has locked stays, as its lock is only tried. One of several swap slots goes with the
  /// last of them.
  ///
  /// Kernel: free_swap_and_cache(), mm/swapfile.c, 3.16; with a lock of its own, try_to_free_swap() there;
  /// __try_to_reclaim_swap(), mm/swapfile.c, 6.12.
  private func release(
    of swap: SwapEntry,
    among swaps: SwapRange,
    holdingLockOf locked: PageNumber?
  ) -> SwapRelease {
    guard storage[swap].count > 0 else { return .findsNoOwner }
    guard let frame = storage[swap].cachedPage else { return .freesSlot }
    let page = storage.head(of: frame)
    let value = storage[page]
    if value.order > 0, hasOwner(page, after: swap, among: swaps) { return .leavesPage(page) }
    guard !value.isUnderWriteback, !value.isMapped else { return .leavesPage(page) }
    guard page != locked else { return .freesSlotAndLockedPage(page) }
    return value.lockOwner == nil ? .freesSlotAndPage(page) : .leavesPage(page)
  }

  /// Returns true if a page still has swap slots with an owner when some slots have been freed, up to one of them.
  private func hasOwner(
    _ page: PageNumber,
    after swap: SwapEntry,
    among swaps: SwapRange
  ) -> Bool {
    storage.frames(of: page).contains { frame in
      guard let other = storage[frame].swap, storage[other].count > 0 else { return false }
      return !swaps.contains(other) || other > swap
    }
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
