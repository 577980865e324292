// Knows write(2) to one page.

/// Where a write(2) is.
///
/// ```
/// W1   lock i_mutex
/// W2   touch the buffer; not mapped: a page fault (F1 ... F14), then W2 again
///      get the page, or make one (F5 ... F10)
/// W3   copy the user's bytes; the buffer's pte is gone again: none
/// W4   raise i_size, mark the page up to date and dirty
/// W5   unlock the page; nothing copied: back to W2
/// W6   unlock i_mutex
/// ```
///
/// Kernel: generic_file_write_iter() and generic_perform_write(), mm/filemap.c; shmem_write_begin()
/// and shmem_write_end(), mm/shmem.c, 3.16. W2 is iov_iter_fault_in_readable(), mm/iov_iter.c: the
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

  /// The page that the task holds a reference to.
  var heldPage: PageNumber? {
    switch self {
    case .idle, .touchBuffer, .releaseMutex, .finished: nil
    case .faultBuffer(_, let faulter): faulter.heldPage
    case .getPage(_, let getPage): getPage.heldPage
    case .copy(_, let page), .commit(_, let page, _), .unlock(_, let page, _): page
    }
  }

  /// The page that the task has locked.
  var lockedPage: PageNumber? {
    switch self {
    case .idle, .touchBuffer, .releaseMutex, .finished: nil
    case .faultBuffer(_, let faulter): faulter.lockedPage
    case .getPage(_, let getPage): getPage.lockedPage
    case .copy(_, let page), .commit(_, let page, _), .unlock(_, let page, _): page
    }
  }

  /// The page of the file that it works on: the one that is written, or that of the buffer.
  var index: PageIndex? {
    switch self {
    case .idle, .releaseMutex, .finished: nil
    case .faultBuffer(_, let faulter): faulter.index
    case .touchBuffer(let index), .getPage(let index, _), .copy(let index, _),
      .commit(let index, _, _), .unlock(let index, _, _):
      index
    }
  }

  /// The page of the file that is written, once the write has begun.
  var writtenPage: PageIndex? {
    switch self {
    case .idle, .releaseMutex, .finished: nil
    case .touchBuffer(let index), .faultBuffer(let index, _), .getPage(let index, _),
      .copy(let index, _), .commit(let index, _, _), .unlock(let index, _, _):
      index
    }
  }

  /// The fault of its buffer, while it is in one.
  var faulter: Faulter? {
    guard case .faultBuffer(_, let faulter) = self else { return nil }
    return faulter
  }

  /// What it does to get the page, while it does.
  var getPage: GetPage? {
    guard case .getPage(_, let getPage) = self else { return faulter?.getPage }
    return getPage
  }
}
