// Knows where an invalidation of one page of an ordinary file can be in its code.

/// The place of an invalidation in its code: of a direct write, which goes past the page cache and must leave nothing there
/// that it makes out of date.
///
/// ```
/// I1   look the slot up: a page, a shadow, or nothing
/// I1e  a shadow: empty the slot
/// I2   lock the page; still in the file?
/// I3   wait until it has been written
/// I4   unmap it
/// I5   remove it if it is clean; a dirty page stays, and the call will say EBUSY
/// I6   unlock it
/// ```
///
/// It takes neither i_mutex nor invalidate_lock of its own: its caller holds i_mutex at most shared.
///
/// Kernel: invalidate_inode_pages2_range() and invalidate_complete_page2(), mm/truncate.c, 3.16, called by
/// generic_file_direct_write(), mm/filemap.c. References of other tasks do not keep the page.
package enum Invalidator: Hashable, Sendable {
  /// It has not started.
  case idle
  /// It found a shadow.
  case emptySlot(PageIndex, Shadow)
  /// It holds a reference to a page.
  case page(Phase, PageIndex, PageNumber)
  /// It is done.
  case finished

  /// The next action on the page.
  package enum Phase: UInt8, Hashable, Sendable {
    /// To lock it and test that it belongs to the file: I2.
    case lock
    /// To wait until it has been written: I3.
    case waitForWriteback
    /// To unmap it: I4.
    case unmap
    /// To remove it: I5.
    case remove
    /// To unlock it and drop the reference: I6.
    case unlock
  }
}
