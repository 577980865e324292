// Knows what a punch promises and which status a promise can have.

/// Something that must hold whatever the schedule.
package enum Promise: String, CaseIterable, Hashable, Sendable {
  /// When the punch returns, no slot of the hole leads to bytes that were there when it began, and of a
  /// page that the hole cuts the part inside is zeroed.
  ///
  /// The bytes are followed through page, swap and back, any number of times. In an ordinary file a page that gets a block
  /// while the punch is under way counts as old as well: the block is freed with the hole. Kernel: from P2 to
  /// P22; insisted on in the mail of 9 July 2014 and argued for in docs/kernel-map.md.
  case oldDataGone = "old-data-gone"
  /// The data of every page outside the hole can still be read, and of a page that the hole cuts the part
  /// outside.
  ///
  /// A clean page of zeros may be dropped by reclaim: reading it again gives the same zeros. Kernel:
  /// the range of shmem_fallocate(), mm/shmem.c, 3.16: whole pages inside, cut ones only zeroed in part.
  case outsideUntouched = "outside-untouched"
  /// When a truncate returns, no slot after the end of the file leads to anything, and of a page that the end cuts the
  /// part after it is zeroed.
  ///
  /// This is more than a punch promises: i_size keeps every task from putting something there anew. In an ordinary file
  /// a late read may still put a page of zeros there; it leads to no data, and is not counted.
  case truncateLeavesNothing = "truncate-leaves-nothing"
  /// A slot is never empty while its page becomes a swap entry or its swap entry a page.
  ///
  /// Kernel: shmem_radix_tree_replace(), mm/shmem.c, 3.16: one store under tree_lock; relied on in the
  /// mail of 9 July 2014.
  case neverEmpty = "never-empty"
  /// References, swap counts, the swap cache's flags, nrpages, nrshadows and info->swapped add up.
  ///
  /// Between two steps of one task they may be out of step by what that task is about to settle, and by
  /// no more. Kernel: `page->_count`, `swap_map`, SWAP_HAS_CACHE, `mapping->nrpages` and
  /// `info->swapped`, 3.16; docs/kernel-map.md has the row that changes each.
  case countsBalance = "counts-balance"
  /// No task runs into something that the kernel does not survive.
  ///
  /// Kernel: the BUG_ON(), NULL pointers and bad pages that `Oops` names, each with its place.
  case noOops = "no-oops"
  /// Locks are taken in an order in which tasks cannot wait for each other in a circle.
  ///
  /// `LockInversion` has the order, and what counts as holding a lock.
  case lockOrder = "lock-order"
}

/// The status of a promise.
package enum PromiseStatus: Hashable, Sendable {
  /// It holds now.
  case holds
  /// It is not due yet: these pages of the file still have to be dealt with.
  case open(PageSet)
  /// It is broken.
  case broken(Breach)

  /// True if the promise is broken.
  package var isBroken: Bool {
    switch self {
    case .holds, .open: false
    case .broken: true
    }
  }
}

/// The way in which a promise is broken.
package enum Breach: Hashable, Sendable {
  /// Old data can still be reached at these pages of the file after the punch.
  case survived(PageSet)
  /// The data of these pages outside the hole is gone, in whole or in part.
  case lostOutside(PageSet)
  /// These pages after the end of the file still lead to something after the truncate.
  case leftBehindEnd(PageSet)
  /// The slot is empty although a task is in the middle of swizzling it.
  case emptySlot(PageIndex, TaskID)
  /// A page has `stored` references while `expected` can be accounted for.
  case references(PageNumber, stored: Int, expected: Int)
  /// A pte leads to a page that belongs to no file any more.
  case strayPte(PageNumber)
  /// A slot and the page or swap slot it leads to disagree.
  case slotDisagrees(PageIndex)
  /// A swap slot has `stored` owners while `expected` can be accounted for.
  case swapCount(SwapEntry, stored: Int, expected: Int)
  /// A swap slot's flag for the swap cache disagrees with the swap cache.
  case hasCache(SwapEntry)
  /// `nrpages` is `stored` while the tree has `expected` pages.
  case pageTotal(stored: Int, expected: Int)
  /// `nrshadows` is `stored` while the tree has `expected` shadow entries.
  case shadowTotal(stored: Int, expected: Int)
  /// `info->swapped` is `stored` while `expected` can be accounted for.
  case swappedTotal(stored: Int, expected: Int)
  /// The kernel has stopped.
  case oops(Oops)
  /// A lock is wanted out of order.
  case lockOrder(LockInversion)
}
