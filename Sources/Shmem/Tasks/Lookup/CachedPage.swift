// Knows a page that has been read from swap together with its swap slot.

/// A page of the swap cache, and the swap slot that it was found by.
///
/// The two need not belong together any more: only under the page's lock that can be told.
///
/// A page that was read past the swap cache is not in it: its swap slots only have the mark of one that is.
package struct CachedPage: Hashable, Sendable {
  /// The page frame, the first one of its folio.
  package var page: PageNumber
  /// The swap slot, the first one of the folio's.
  package var swap: SwapEntry
  /// The order of the folio.
  package var order: Int { Int(storedOrder) }
  private var storedOrder: UInt8
  /// True if the page was read past the swap cache, so that only the task that has read it knows of it.
  package let skipsCache: Bool

  /// Notes what a task has found, or has read.
  package init(page: PageNumber, swap: SwapEntry, order: Int = 0, skipsCache: Bool = false) {
    self.page = page
    self.swap = swap
    storedOrder = UInt8(order)
    self.skipsCache = skipsCache
  }

  /// The last swap slot of the folio.
  package var lastSwap: SwapEntry { SwapEntry(swap.offset + UInt32(swaps.count) - 1) }

  /// The swap slots of the folio.
  var swaps: SwapRange { SwapRange(first: swap, order: order) }

  /// Returns the same page and slot by other numbers.
  func renamed(_ renaming: some Renaming) -> CachedPage {
    CachedPage(
      page: renaming[page],
      swap: renaming[swap],
      order: order,
      skipsCache: skipsCache
    )
  }
}
