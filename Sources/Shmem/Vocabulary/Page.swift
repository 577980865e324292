// Knows the fields of struct page that the race depends on.

/// A page frame.
///
/// The reference count is the sum of these, and the promise "counts balance" checks it:
///
/// ```
/// 1  in the page tree          1  for a pte
/// 1  in the swap cache         1  for every task that holds one (gather, lookup, isolation)
/// ```
///
/// A folio of an order is a power of two of frames that follow each other. Its first frame, the head, has the lock, the
/// count and the flags of the whole; tree and swap cache count one reference for each of its frames. Every frame has
/// its own bytes, its own pte, its own page of the file and its own swap slot.
///
/// Kernel: `struct page`, include/linux/mm_types.h, 3.16; `struct folio`, 6.12. Left out: flags that no step of the model
/// reads; `page->index`, which stays set after deletion and is never looked at then.
package struct Page: Hashable, Sendable {
  /// The bytes; nil while the page is not up to date.
  package internal(set) var content: Content?
  /// The task that holds the page lock.
  package internal(set) var lockOwner: TaskID?
  /// The page of the file this frame holds while `page->mapping` is the file's mapping.
  package internal(set) var mapping: PageIndex?
  /// The swap entry in `page->private` while the page is in the swap cache.
  package internal(set) var swap: SwapEntry?
  /// True if its bytes are on their way to the swap device.
  package internal(set) var isUnderWriteback = false
  /// True if the bytes must reach swap before the frame may be freed.
  package internal(set) var isDirty = false
  /// True if a pte of the one address space maps it.
  package internal(set) var isMapped = false
  /// True if reclaim can find it: it is on the LRU list and no task has isolated it.
  package internal(set) var isOnLRU = false
  /// The reference count; 0 means that the frame is free, or that another one has the count of the folio.
  package internal(set) var references = 0
  /// The order of the folio that the frame belongs to: the binary logarithm of its number of frames.
  ///
  /// Kernel: folio_order(), include/linux/mm.h, 6.12.
  package internal(set) var order: Int {
    get { Int(storedOrder) }
    set { storedOrder = UInt8(newValue) }
  }
  /// True if it is a frame of a folio, but not the first.
  ///
  /// Kernel: PageTail(), include/linux/page-flags.h, 6.12.
  package internal(set) var isTail = false
  private var storedOrder: UInt8 = 0

  /// Makes a free frame.
  init() {}

  /// True if no reference to the frame is left.
  package var isFree: Bool { references == 0 && !isTail }

  /// True if the frame belongs to a page of several slots, and the dirty bit of its pte is set.
  ///
  /// A page that a pte maps and that has bytes got them through the pte, or is dirty already.
  var hasDirtyPte: Bool { order > 0 && isMapped && content?.isZeros == false }

  /// The number of frames of its folio.
  package var frameCount: Int { 1 << order }

  /// Returns true if it is the first frame of a folio of the file that a page of the file belongs to.
  func covers(_ index: PageIndex) -> Bool {
    guard let mapping else { return false }
    return mapping <= index && index.rawValue - mapping.rawValue < UInt64(frameCount)
  }

  /// The page of the file at which a pte maps it, if one does.
  var mappedIndex: PageIndex? { isMapped ? mapping : nil }
}

/// A slot of the swap area.
///
/// Kernel: `swap_map[offset]`, mm/swapfile.c, 3.16, and the slot's page in the swap cache.
package struct SwapSlot: Hashable, Sendable {
  /// The owners: 1 for the tmpfs mapping, otherwise 0.
  package internal(set) var count = 0
  /// The flag SWAP_HAS_CACHE: the slot stays taken for the sake of the swap cache.
  package internal(set) var hasCache = false
  /// The page that the swap cache holds for this slot.
  package internal(set) var cachedPage: PageNumber?
  /// The bytes on the device, once they have been written there.
  package internal(set) var content: Content?

  /// Makes a free slot.
  init() {}

  /// True if the slot may be given out.
  package var isFree: Bool { count == 0 && !hasCache }
}
