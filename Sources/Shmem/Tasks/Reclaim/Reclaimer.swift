// Knows where a pass of page reclaim over one page can be, and what the task holds there.

/// Where a pass of reclaim is.
///
/// Kernel: shrink_page_list() and pageout(), mm/vmscan.c; shmem_writepage(), mm/shmem.c;
/// swap_writepage(), mm/page_io.c, 3.16. A page of an ordinary file goes from C6 straight to C13:
/// block_write_full_page(), fs/buffer.c.
package enum Reclaimer: Hashable, Sendable {
  /// It has not started.
  case idle
  /// It has isolated the page and holds a reference to it.
  case tryLock(PageIndex, PageNumber)
  /// It has locked the page, which a pte maps.
  case unmap(PageIndex, PageNumber)
  /// It has locked the page, which nothing maps.
  case test(PageIndex, PageNumber)
  /// It may write the page out.
  case enterWritepage(PageIndex, PageNumber)
  /// It needs a swap slot.
  case getSwap(PageIndex, PageNumber)
  /// It has a swap slot.
  case lockSwaplist(PageIndex, PageNumber, SwapEntry)
  /// It holds shmem_swaplist_mutex.
  case addToSwapCache(PageIndex, PageNumber, SwapEntry)
  /// The page is in both caches, and info->swapped is to be raised before anything else.
  case countSwap(PageIndex, PageNumber, SwapEntry)
  /// The page is in both caches.
  case ownSwap(PageIndex, PageNumber, SwapEntry)
  /// The mapping owns the swap slot.
  case swizzle(PageIndex, PageNumber, SwapEntry)
  /// The mapping owns the swap slot, and the page has to be taken out of its slot first.
  case takeOut(PageIndex, PageNumber, SwapEntry)
  /// The slot has been emptied for the swap entry.
  case putIn(PageIndex, PageNumber, SwapEntry)
  /// The entry is in the tree, and the swap slot has no owner yet.
  case ownSwapLate(PageIndex, PageNumber, SwapEntry)
  /// The entry is in the tree.
  case account(PageIndex, PageNumber, SwapEntry)
  /// The page is about to be written.
  case startWrite(PageIndex, PageNumber, to: Store)
  /// The page is being written; no reference is held any more.
  case endWrite(PageIndex, PageNumber, to: Store)
  /// The page has been written; a later pass may free it.
  case laterPass(PageIndex, PageNumber, from: Store)
  /// It is done.
  case finished

  /// Where the bytes of a page are written.
  package enum Store: Hashable, Sendable {
    /// To a swap slot.
    case swap(SwapEntry)
    /// To the blocks of the file, which nobody else works on.
    case disk

    /// The swap slot, if it is one.
    var swap: SwapEntry? {
      switch self {
      case .swap(let swap): swap
      case .disk: nil
      }
    }
  }

  /// The page that the task holds a reference to: from isolation until the write has started.
  var heldPage: PageNumber? {
    switch self {
    case .idle, .endWrite, .laterPass, .finished: nil
    case .tryLock(_, let page), .unmap(_, let page), .test(_, let page),
      .enterWritepage(_, let page), .getSwap(_, let page), .lockSwaplist(_, let page, _),
      .addToSwapCache(_, let page, _), .countSwap(_, let page, _), .ownSwap(_, let page, _),
      .swizzle(_, let page, _), .takeOut(_, let page, _), .putIn(_, let page, _),
      .ownSwapLate(_, let page, _), .account(_, let page, _), .startWrite(_, let page, _):
      page
    }
  }

  /// The page that the task has locked.
  var lockedPage: PageNumber? {
    if case .tryLock = self { return nil }
    return heldPage
  }

  /// The swap entry among the task's local variables.
  var swap: SwapEntry? {
    switch self {
    case .idle, .tryLock, .unmap, .test, .enterWritepage, .getSwap, .finished: nil
    case .lockSwaplist(_, _, let swap), .addToSwapCache(_, _, let swap),
      .countSwap(_, _, let swap), .ownSwap(_, _, let swap), .swizzle(_, _, let swap),
      .takeOut(_, _, let swap), .putIn(_, _, let swap), .ownSwapLate(_, _, let swap),
      .account(_, _, let swap):
      swap
    case .startWrite(_, _, let store), .endWrite(_, _, let store), .laterPass(_, _, let store):
      store.swap
    }
  }

  /// The page of the file it works on, once it has started.
  var index: PageIndex? {
    switch self {
    case .idle, .finished: nil
    case .tryLock(let index, _), .unmap(let index, _), .test(let index, _),
      .enterWritepage(let index, _), .getSwap(let index, _), .lockSwaplist(let index, _, _),
      .addToSwapCache(let index, _, _), .countSwap(let index, _, _), .ownSwap(let index, _, _),
      .swizzle(let index, _, _),
      .takeOut(let index, _, _), .putIn(let index, _, _), .ownSwapLate(let index, _, _),
      .account(let index, _, _), .startWrite(let index, _, _), .endWrite(let index, _, _),
      .laterPass(let index, _, _):
      index
    }
  }
}
