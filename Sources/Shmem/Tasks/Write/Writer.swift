// Knows where a write(2) to one page can be in its code.

/// The place of a write(2) in its code.
///
/// ```
/// W1   lock i_mutex
/// W2   touch the buffer; not mapped: a page fault (F1 ... F14), then W2 again
///      get the page, or make one (F5 ... F10); in an ordinary file read it from the disk (M1 ... M3)
/// W3   copy the user's bytes; the buffer's pte is gone again: none
/// W4   raise i_size, mark the page up to date and dirty
/// W5   unlock the page; nothing copied: back to W2
/// W6   unlock i_mutex
/// ```
///
/// Kernel: generic_file_write_iter() and generic_perform_write(), mm/filemap.c; shmem_write_begin()
/// and shmem_write_end(), mm/shmem.c, for an ordinary file ext4_write_begin(), fs/ext4/inode.c, 3.16. W2 is iov_iter_fault_in_readable(), mm/iov_iter.c: the
/// buffer is touched before the page is locked, as W3 may not fault with the lock in hand.
package enum Writer: Hashable, Sendable {
  /// It has not started.
  case idle
  /// It is about to touch its buffer.
  case touchBuffer(PageIndex)
  /// The buffer is not mapped: it is in a page fault, with i_mutex in hand.
  case faultBuffer(PageIndex, Faulter)
  /// It gets the page, or makes one.
  case getPage(PageIndex, GetPage)
  /// It has the page, locked.
  case copy(PageIndex, PageNumber)
  /// It has copied, or found the buffer's pte gone; the page is locked.
  case commit(PageIndex, PageNumber, copied: Bool)
  /// The page is dirty and still locked.
  case unlock(PageIndex, PageNumber, copied: Bool)
  /// It holds nothing but i_mutex.
  case releaseMutex
  /// It is done.
  case finished
}
