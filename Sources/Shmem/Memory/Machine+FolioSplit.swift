// Knows how a page that takes several slots is split, and when it cannot be.

extension Machine {
  /// Returns true if a page takes several slots.
  func isLarge(_ page: PageNumber) -> Bool { storage[page].order > 0 }

  /// Returns the number of references to a page besides that of the task that wants to split it and those that the split
  /// moves to the pieces: those of tree, ptes and swap cache.
  ///
  /// Kernel: can_split_folio() and folio_ref_freeze() in split_huge_page_to_list_to_order(), mm/huge_memory.c, 6.12.
  ///
  /// - Parameters:
  ///   - page: the page.
  ///   - held: the number of references that the task has taken to it.
  /// - Returns: the number.
  func referencesInTheWay(ofSplitting page: PageNumber, held: Int = 1) -> Int {
    let value = storage[page]
    let caches = (value.mapping == nil ? 0 : 1) + (value.swap == nil ? 0 : 1)
    return value.references - value.frameCount * caches - storage.pteCount(of: page) - held
  }

  /// Makes single pages of one that takes several slots: see `perform`.
  ///
  /// - Precondition: no references are in the way, and the page belongs to the file.
  mutating func splitIntoSingles(_ page: PageNumber) {
    guard let range = storage.slots(of: page) else {
      preconditionFailure("a page is split while it belongs to the file")
    }
    perform(EntrySplit(singlesOf: range), of: page)
  }

  /// Makes pages of the pieces of one that takes several slots, all of them with its flags; the first one keeps the lock
  /// and the reference of the task that splits it.
  ///
  /// Pieces that begin after the end of the file leave it at once, but for the first one. Left out: the ptes are taken
  /// away and put back within the step.
  ///
  /// Kernel: __split_huge_page(), mm/huge_memory.c, 6.12; __split_unmapped_folio(), 6.15.
  ///
  /// - Precondition: no references are in the way, and the page takes the slots of the split.
  mutating func perform(_ split: EntrySplit, of page: PageNumber) {
    let whole = storage[page]
    precondition(storage.slots(of: page) == split.range, "a page is split that takes the slots")
    let pieces = split.pieces
    func first(of piece: EntryRange) -> PageNumber {
      PageNumber(page.rawValue + UInt32(piece.base.distance(from: split.range.base)))
    }
    for piece in pieces.reversed() {
      makePage(of: piece, startingAt: first(of: piece), outOf: whole)
    }
    storage[page].references += 1
    storage.split(split) { .page(first(of: $0)) }
    for piece in pieces.dropFirst() where !isInsideFile(piece.base) {
      let first = first(of: piece)
      storage[first].isDirty = false
      unmapAll(of: first)
      _ = removeFromPageCache(first, leaving: nil)
    }
  }

  /// Makes a page of its own of some frames of another one, with the references of tree, swap cache and ptes.
  private mutating func makePage(
    of range: EntryRange,
    startingAt first: PageNumber,
    outOf whole: Page
  ) {
    let frames = (0..<UInt32(range.count)).map { PageNumber(first.rawValue + $0) }
    let values = frames.map { storage[$0] }
    var head = values[0]
    head.isTail = false
    head.order = range.order
    head.references =
      head.frameCount * (head.swap == nil ? 1 : 2) + values.count { $0.isMapped }
    head.isDirty = whole.isDirty || values.contains { $0.hasDirtyPte }
    head.isOnLRU = whole.isOnLRU
    for (frame, value) in zip(frames, values).dropFirst() {
      var tail = value
      tail.isTail = true
      tail.order = range.order
      storage[frame] = tail
    }
    storage[first] = head
  }
}

/// The end of an attempt to remove a part of a page that takes several slots, whose part in the range has been zeroed.
package enum FolioCut: Hashable, Sendable {
  /// The page is split. True if the piece at the end of the range, which takes several slots, is split next.
  case splits(EntrySplit, thenAtEnd: Bool)
  /// Other references are in the way, and the page stays whole, as it is dirty.
  case stays(references: Int)
  /// Other references are in the way, and the page leaves the file whole, as it is clean.
  case isDropped(references: Int)
}

extension FolioCut {
  /// True if the page is split.
  package var isSplit: Bool {
    guard case .splits = self else { return false }
    return true
  }

  /// True if the piece at the end of the range is split next.
  var goesOn: Bool {
    guard case .splits(_, thenAtEnd: true) = self else { return false }
    return true
  }
}

/// The end of an attempt to split the piece of a page that lies at the end of the range.
///
/// Kernel: truncate_inode_partial_folio(), mm/truncate.c, since commit 7460b470a131 (6.15).
package enum EndCut: Hashable, Sendable {
  /// The piece is split.
  case splits(EntrySplit, of: PageNumber)
  /// There is no page of several slots any more in the slot.
  case findsOther(Entry?, at: PageIndex)
  /// Another task has locked it, and it stays whole: nothing waits here.
  case findsLocked(PageNumber, by: TaskID)
  /// Other references are in the way, and it stays whole.
  case stays(PageNumber, references: Int)
}
