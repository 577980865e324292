// Knows where a task that pins a page can be in its code.

/// The place of a task that holds a page for a while, as direct I/O does.
///
/// Kernel: get_user_pages_fast() and unpin_user_page(), mm/gup.c, 6.12. Left out: the fault that brings in a page that is
/// not there.
package enum Pinner: Hashable, Sendable {
  /// It has not started.
  case idle
  /// It holds a reference to the page that it found at a page of the file.
  case holding(PageNumber, at: PageIndex)
  /// It is done.
  case finished
}
