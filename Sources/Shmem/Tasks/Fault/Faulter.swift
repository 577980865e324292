// Knows a page fault through a shared mapping of the file.

/// Where a page fault is.
///
/// Kernel: shmem_fault() with shmem_getpage(SGP_CACHE), mm/shmem.c; do_read_fault() and
/// do_shared_fault(), mm/memory.c, 3.16.
package enum Faulter: Hashable, Sendable {
  /// It has not started.
  case idle
  /// It looks for pages to map around the one it is about, from a page on.
  case lookAround(PageIndex, from: PageIndex)
  /// It has a page of the window locked that may be mapped as well.
  case mapAround(PageIndex, PageNumber, at: PageIndex)
  /// The access has just faulted, or faulted again.
  case gate(PageIndex)
  /// It found the page inside a hole that is being punched.
  case queue(PageIndex)
  /// It is on the wait queue.
  case asleep(PageIndex)
  /// A signal has woken it; its entry is still on the wait queue.
  case signalled(PageIndex)
  /// Something other than the punch has woken it; its entry is still on the wait queue.
  case wokenEarly(PageIndex)
  /// It was woken by the punch, which took its entry off the queue.
  case leaveQueue(PageIndex)
  /// It has dropped mmap_sem and waits for i_mutex.
  case takeMutex(PageIndex)
  /// It holds i_mutex, for no other purpose than having waited.
  case dropMutex(PageIndex)
  /// It gets the page, or makes one.
  case getPage(PageIndex, GetPage)
  /// The page, locked, can be mapped.
  case map(PageIndex, PageNumber)
  /// The page is mapped, for a store, and still locked.
  case dirty(PageIndex, PageNumber)
  /// The page is mapped and still locked.
  case unlock(PageIndex, PageNumber)
  /// The user is about to store through the pte.
  case store(PageIndex)
  /// It is done.
  case finished

  /// The page that the task holds a reference to; from F12 on that reference is the pte's.
  var heldPage: PageNumber? {
    switch self {
    case .idle, .lookAround, .gate, .queue, .asleep, .signalled, .wokenEarly, .leaveQueue,
      .takeMutex,
      .dropMutex, .dirty,
      .unlock,
      .store, .finished:
      nil
    case .getPage(_, let getPage): getPage.heldPage
    case .mapAround(_, let page, _), .map(_, let page): page
    }
  }

  /// The page that the task has locked.
  var lockedPage: PageNumber? {
    switch self {
    case .idle, .lookAround, .gate, .queue, .asleep, .signalled, .wokenEarly, .leaveQueue,
      .takeMutex,
      .dropMutex, .store,
      .finished:
      nil
    case .getPage(_, let getPage): getPage.lockedPage
    case .mapAround(_, let page, _), .map(_, let page), .dirty(_, let page), .unlock(_, let page):
      page
    }
  }

  /// The page of the file that is touched, once the fault has started.
  var index: PageIndex? {
    switch self {
    case .idle, .finished: nil
    case .lookAround(let index, _), .mapAround(let index, _, _), .gate(let index),
      .queue(let index), .asleep(let index), .signalled(let index),
      .wokenEarly(let index), .leaveQueue(let index),
      .takeMutex(let index), .dropMutex(let index), .getPage(let index, _), .map(let index, _),
      .dirty(let index, _), .unlock(let index, _), .store(let index):
      index
    }
  }

  /// True if the fault has begun, or begun again, and no test of the hole has let it through.
  var isKeptOut: Bool {
    switch self {
    case .lookAround, .mapAround, .gate, .queue, .asleep, .signalled, .wokenEarly, .leaveQueue,
      .takeMutex,
      .dropMutex:
      true
    case .idle, .getPage, .map, .dirty, .unlock, .store, .finished: false
    }
  }

  /// What it does to get the page, while it does.
  var getPage: GetPage? {
    guard case .getPage(_, let getPage) = self else { return nil }
    return getPage
  }
}
