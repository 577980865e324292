// Knows where a pass of page reclaim over one page can be, and what the task holds there.

/// The place of a pass of reclaim in its code.
///
/// Kernel: shrink_page_list() and pageout(), mm/vmscan.c; shmem_writepage(), mm/shmem.c;
/// swap_writepage(), mm/page_io.c, 3.16. A page of an ordinary file goes from C6 straight to C13:
/// block_write_full_page(), fs/buffer.c.
package enum Reclaimer: Hashable, Sendable {
  /// It has not started.
  case idle
  /// It has isolated the page and holds a reference to it.
  case isolated(Isolated)
  /// It has locked the page as well.
  case locked(LockedPhase, Isolated)
  /// It has a swap slot for the page, which is locked.
  case storing(StoringPhase, Stored)
  /// It writes the page.
  case writing(WritingPhase, Written)
  /// It is done.
  case finished

  /// A page that has been isolated, and the page of the file that it was found at.
  package struct Isolated: Hashable, Sendable {
    /// The page of the file.
    package var index: PageIndex
    /// The page frame.
    package var page: PageNumber
  }

  /// A page with the swap slot that it goes to.
  package struct Stored: Hashable, Sendable {
    /// The page of the file.
    package var index: PageIndex
    /// The page frame.
    package var page: PageNumber
    /// The swap slot, the first one of the folio's.
    package var swap: SwapEntry
    /// The order of the folio.
    package var order: Int { Int(storedOrder) }
    private var storedOrder: UInt8

    /// A page of an order, with the first of its swap slots.
    package init(index: PageIndex, page: PageNumber, swap: SwapEntry, order: Int = 0) {
      self.index = index
      self.page = page
      self.swap = swap
      storedOrder = UInt8(order)
    }

    /// The swap slots of the folio.
    var swaps: SwapRange { SwapRange(first: swap, order: order) }
  }

  /// A page that is written, and where to.
  package struct Written: Hashable, Sendable {
    /// The page of the file.
    package var index: PageIndex
    /// The page frame.
    package var page: PageNumber
    /// The destination of its bytes.
    package var store: Store

    /// A page that is written to its swap slot.
    init(_ stored: Stored) {
      self.init(index: stored.index, page: stored.page, store: .swap(stored.swap))
    }

    /// A page that is written to a store.
    init(index: PageIndex, page: PageNumber, store: Store) {
      self.index = index
      self.page = page
      self.store = store
    }
  }

  /// The next action on a page that is locked and has no swap slot.
  package enum LockedPhase: UInt8, Hashable, Sendable {
    /// To unmap it: C3.
    case unmap
    /// To test the references to it: C4, C5.
    case test
    /// To enter writepage: C6.
    case enterWritepage
    /// To split the folio, which may not go out as a whole: C6a.
    case split
    /// To get a swap slot: C7.
    case getSwap
  }

  /// The next action on a page that has a swap slot, in the order of the code.
  package enum StoringPhase: UInt8, Hashable, Sendable {
    /// To take shmem_swaplist_mutex: C8.
    case lockSwaplist
    /// To add the page to the swap cache: C9.
    case addToSwapCache
    /// To raise `info->swapped` before anything else: C9a.
    case countSwap
    /// To make the mapping the owner of the slot: C10.
    case ownSwap
    /// To exchange page and entry: C11.
    case swizzle
    /// To take the page out of its slot first: C11a.
    case takeOut
    /// To put the entry into the emptied slot: C11b.
    case putIn
    /// To make the mapping the owner of the slot, whose entry is in the tree already: C10.
    case ownSwapLate
    /// To account for the entry in the tree: C12.
    case account
  }

  /// The next action on a page that is written.
  package enum WritingPhase: UInt8, Hashable, Sendable {
    /// To start the write: C13.
    case start
    /// To put the page back in the place of its swap entry, as the swap device has not taken it: C13x.
    case putBack
    /// To end it, no reference being held any more: C14.
    case end
    /// To free the page in a later pass: C15.
    case laterPass
  }

  /// The destination of the bytes of a page.
  package enum Store: Hashable, Sendable {
    /// To a swap slot.
    case swap(SwapEntry)
    /// To the blocks of the file, which nothing else works on.
    case disk

    /// The swap slot, if it is one.
    var swap: SwapEntry? {
      switch self {
      case .swap(let swap): swap
      case .disk: nil
      }
    }
  }
}
