// Knows how a page that takes several slots is split into single ones, and when it cannot be.

extension Machine {
  /// Returns true if a page takes several slots.
  func isLarge(_ page: PageNumber) -> Bool { storage[page].order > 0 }

  /// Returns the number of references to a page besides that of the task that wants to split it and those that the split
  /// moves to the pieces: those of tree, ptes and swap cache.
  ///
  /// Kernel: can_split_folio() and folio_ref_freeze() in split_huge_page_to_list_to_order(), mm/huge_memory.c, 6.12.
  func referencesInTheWay(ofSplitting page: PageNumber) -> Int {
    let value = storage[page]
    let caches = (value.mapping == nil ? 0 : 1) + (value.swap == nil ? 0 : 1)
    return value.references - value.frameCount * caches - storage.pteCount(of: page) - 1
  }

  /// Makes single pages of one that takes several slots, all of them with its flags; the first one keeps the lock and the
  /// reference of the task that splits it.
  ///
  /// Pieces after the end of the file leave it at once, but for the first one. Left out: the ptes are taken away and put
  /// back within the step.
  ///
  /// Kernel: __split_huge_page(), mm/huge_memory.c, 6.12. Since 6.15 only the pieces at the cut become single pages; the
  /// model splits all in every kernel.
  ///
  /// - Precondition: no references are in the way, and the page belongs to the file.
  mutating func split(_ page: PageNumber) {
    let whole = storage[page]
    guard let base = whole.mapping else {
      preconditionFailure("a page is split while it belongs to the file")
    }
    let frames = Array(storage.frames(of: page))
    let slots = EntryRange(order: whole.order, covering: base).slots.map { PageIndex($0) }
    storage.store(nil, in: EntryRange(order: whole.order, covering: base))
    for (frame, index) in zip(frames, slots).reversed() {
      var piece = storage[frame]
      piece.order = 0
      piece.isTail = false
      piece.references = 1 + (piece.swap == nil ? 0 : 1) + (piece.isMapped ? 1 : 0)
      piece.isDirty = whole.isDirty || storage[frame].hasDirtyPte
      piece.isOnLRU = whole.isOnLRU
      if frame == page { piece.references += 1 }
      storage[frame] = piece
      storage[index] = .page(frame)
    }
    for (frame, index) in zip(frames, slots).dropFirst() where !isInsideFile(index) {
      storage[frame].isDirty = false
      if storage[frame].isMapped { unmap(frame) }
      _ = removeFromPageCache(frame, leaving: nil)
    }
  }
}

/// The end of an attempt to remove a part of a page that takes several slots, whose part in the range has been zeroed.
package enum FolioCut: Hashable, Sendable {
  /// The page has been split into single ones.
  case splits
  /// Other references are in the way, and the page stays whole, as it is dirty.
  case stays(references: Int)
  /// Other references are in the way, and the page leaves the file whole, as it is clean.
  case isDropped(references: Int)
}
