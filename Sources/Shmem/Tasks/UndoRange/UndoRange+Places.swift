// Knows what a walk of shmem_undo_range() can be doing with one entry, in either loop and at the edges.

/// What the first loop is doing with the entry at the cursor.
public enum FirstLoopPlace: UInt8, Hashable, Sendable {
  /// It is about to look at the entry, or to leave the batch.
  case entry
  /// The slot has been emptied; the swap entry has to be given back.
  case freeSwap
  /// The page is locked.
  case check
  /// The page belongs to the file and is mapped.
  case unmapPage
  /// The page belongs to the file and nothing maps it.
  case remove
  /// The page is to be unlocked.
  case unlock
  /// The batch is to be left, to gather again from this very page on: the swap retry in the wrong
  /// loop.
  case goBack
}

/// What the second loop is doing with the entry at the cursor.
public enum SecondLoopPlace: UInt8, Hashable, Sendable {
  /// It is about to look at the entry, or to leave the batch.
  case entry
  /// The page of an ordinary file is locked and being written.
  case waitForWriteback
  /// The page is locked.
  case check
  /// The page belongs to the file and is mapped.
  case unmapPage
  /// The page belongs to the file and nothing maps it.
  case remove
  /// The page is to be unlocked.
  case unlock
  /// The batch is to be left, to gather again from this very page on.
  case goBack
}

/// Which edge of the range.
public enum UndoEdge: UInt8, Hashable, Sendable {
  /// The page before the first whole page.
  case before
  /// The page behind the last whole page.
  case after
  /// The first whole page, where the range does not cut the one before it: in 6.1 only.
  case first
  /// The last whole page, where the range does not cut the one behind it: in 6.1 only.
  case last

  /// Whether the range takes the whole of the page, so that it is removed and not zeroed.
  public var isWhole: Bool {
    switch self {
    case .before, .after: false
    case .first, .last: true
    }
  }
}

/// What is being done about the page at an edge.
public enum UndoEdgePlace: Hashable, Sendable {
  /// It is about to be looked up.
  case lookUp
  /// A reference to it is held.
  case lock(PageNumber)
  /// Its swap entry was found.
  case swapIn(SwapIn)
  /// It is locked, and its punched part is to be zeroed.
  case zero(PageNumber)
  /// It is locked and lies wholly in the range: it is to be unmapped and removed.
  case remove(PageNumber)
  /// It has been removed and is to be unlocked.
  case unlock(PageNumber)
}
