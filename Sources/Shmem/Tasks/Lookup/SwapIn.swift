// Knows where a task can be while it makes a page of a swap entry.

/// The place of a task between finding a swap entry in the tree and having its page locked there.
///
/// Kernel: the part of shmem_getpage_gfp() for a swap entry, mm/shmem.c, 3.16.
package enum SwapIn: Hashable, Sendable {
  /// It has the entry; nothing is pinned by that.
  case lookUpCache(SwapEntry)
  /// It has the entry, and gets no page for all of its slots: it goes on with a single one.
  case single(SwapEntry)
  /// It has read a single page of an entry of an order, and holds a reference to it: it splits the entry before it goes on.
  case unsplit(order: UInt8, CachedPage)
  /// It holds a reference to the entry's page, which is in the swap cache or was read past it.
  case cached(Phase, CachedPage)

  /// The next action on a page of the swap cache, in the order of the code.
  package enum Phase: UInt8, Hashable, Sendable {
    /// To lock the page: S4.
    case lock
    /// To confirm that page, entry and slot belong together: S5.
    case confirm
    /// To wait until the page has been written to swap: S6.
    case waitForWriteback
    /// To put the page where the entry is: S7.
    case add
    /// To take the entry out of its slot first: S7a.
    case takeOut
    /// To put the page into the emptied slot: S7b.
    case putIn
    /// To account for the entry that has left the tree: S8.
    case account
    /// To take the page out of the swap cache: S9.
    case leaveSwapCache
  }
}

/// The outcome of a step of a swap-in.
enum SwapInResult {
  /// There is more to do.
  case goesOn(SwapIn)
  /// The slot no longer holds the entry: the task holds nothing and looks the slot up again.
  case lookAgain
  /// The page is in the tree; the task holds a reference and the lock.
  case done(PageNumber)
  /// There is no memory for the page, or nothing to read: the slot is as it was, and the task holds nothing.
  case failed
  /// The page is in the tree and lies after the end of the file by now; the task holds nothing.
  case behindEnd
}
