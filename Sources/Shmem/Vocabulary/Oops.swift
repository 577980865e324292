// Knows what the kernel does not survive.

/// The cause that stopped the kernel.
///
/// The first one ends the race, as with `panic_on_oops`: after it the behaviour of a kernel is undefined. The step that
/// meets it is the last one and changes nothing but this. With all guards in place, and the wake function of Linux 4.9,
/// no schedule gets here.
package enum Oops: Hashable, Sendable {
  /// Reclaim works on a page that has left the file under its lock.
  ///
  /// Kernel: C6, `BUG_ON(mapping != page_mapping(page))` in __remove_mapping(), mm/vmscan.c, or the
  /// NULL in `page->mapping` in shmem_writepage(); C11, that NULL in shmem_delete_from_page_cache(),
  /// mm/shmem.c, 3.16.
  case pageLeftFile(PageNumber)
  /// A page is to leave the slot of a page of the file that does not hold it.
  ///
  /// Kernel: C11, `BUG_ON(error)` in shmem_delete_from_page_cache(), mm/shmem.c; C4, a tree out of
  /// step with its nodes' counts after page_cache_tree_delete(), mm/filemap.c, 3.16.
  case slotLost(PageNumber, PageIndex)
  /// A swap entry is to be put into a slot that is no longer empty.
  ///
  /// Kernel: C11b, `BUG_ON(error)` in shmem_delete_from_page_cache(), mm/shmem.c, 3.16.
  case slotTaken(PageIndex)
  /// A page is removed from the file while a pte maps it.
  ///
  /// Kernel: P10b and P19, `BUG_ON(page_mapped(page))` in __delete_from_page_cache(), mm/filemap.c,
  /// 3.16.
  case removedWhileMapped(PageNumber)
  /// The last reference to a locked page goes.
  ///
  /// Kernel: bad_page() from free_pages_check(), mm/page_alloc.c, 3.16; the lock's holder goes on to use a page that
  /// has no owner.
  case freedWhileLocked(PageNumber)
  /// A task takes itself off a wait queue whose head lay on the stack of a punch that has returned.
  ///
  /// Kernel: F4, finish_wait() with the lock of a dead wait_queue_head_t, kernel/sched/wait.c. A signal
  /// was enough in the first form of commit 8e205f779d14, Sasha Levin's crashes of 21 July 2014; any
  /// other wake-up from its last form to 4.8, which commit 10d20bd25e06 cured in December 2016.
  case waitQueueGone
}
