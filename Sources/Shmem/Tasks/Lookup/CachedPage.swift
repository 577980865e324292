// Knows a page of the swap cache together with its swap slot.

/// A page of the swap cache, and the swap slot that it was found by.
///
/// The two need not belong together any more: only under the page's lock that can be told.
package struct CachedPage: Hashable, Sendable {
  /// The page frame.
  package var page: PageNumber
  /// The swap slot.
  package var swap: SwapEntry

  /// Returns the same page and slot by other numbers.
  func renamed(_ renaming: some Renaming) -> CachedPage {
    CachedPage(page: renaming[page], swap: renaming[swap])
  }
}
