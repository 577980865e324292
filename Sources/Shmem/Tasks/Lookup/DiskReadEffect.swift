// Knows what the steps of reading a page from the disk do, whichever task takes them.

/// The effect of a step of reading a page from the disk, with its values.
package enum DiskReadEffect: Hashable, Sendable {
  /// M0: takes invalidate_lock, which others that add pages may share.
  case takesLock
  /// M1: takes a free frame and locks it.
  case allocates(PageNumber)
  /// M2: puts the page into the tree, in the place of a shadow or of nothing.
  case adds(PageNumber, replacing: Shadow?)
  /// M2: throws the page away, because the slot holds an entry by now.
  case findsSlotTaken(PageNumber, by: Entry)
  /// M3: gets the bytes from the disk.
  case reads(PageNumber, Content)
  /// M4: unlocks the page.
  case unlocks(PageNumber)
  /// M5: gives invalidate_lock back; without a page, another task was faster to add one.
  case releasesLock(PageNumber?)

  /// See `StepEffect`.
  var takesTreeLock: Bool {
    switch self {
    case .adds, .findsSlotTaken: true
    case .takesLock, .allocates, .reads, .unlocks, .releasesLock: false
    }
  }
}
