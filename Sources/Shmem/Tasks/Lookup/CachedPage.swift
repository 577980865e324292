// Knows a page of the swap cache together with its swap slot.

/// A page of the swap cache, and the swap slot that it was found by.
///
/// The two need not belong together any more: only under the page's lock that can be told.
package struct CachedPage: Hashable, Sendable {
  /// The page frame, the first one of its folio.
  package var page: PageNumber
  /// The swap slot, the first one of the folio's.
  package var swap: SwapEntry
  /// The order of the folio.
  package var order: Int { Int(storedOrder) }
  private var storedOrder: UInt8

  /// Notes what a task has found.
  package init(page: PageNumber, swap: SwapEntry, order: Int = 0) {
    self.page = page
    self.swap = swap
    storedOrder = UInt8(order)
  }

  /// The swap slots of the folio.
  var swaps: SwapRange { SwapRange(first: swap, order: order) }

  /// Returns the same page and slot by other numbers.
  func renamed(_ renaming: some Renaming) -> CachedPage {
    CachedPage(page: renaming[page], swap: renaming[swap], order: order)
  }
}
