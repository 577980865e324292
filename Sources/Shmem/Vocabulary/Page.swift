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
/// Kernel: `struct page`, include/linux/mm_types.h, 3.16. Left out: flags that no step of the model reads;
/// `page->index`, which stays set after deletion and is never looked at then.
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
  /// The reference count; 0 means the frame is free.
  package internal(set) var references = 0

  /// Makes a free frame.
  init() {}

  /// True if no reference to the frame is left.
  package var isFree: Bool { references == 0 }

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
