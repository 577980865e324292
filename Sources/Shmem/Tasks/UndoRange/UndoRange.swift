// Knows where a walk of shmem_undo_range() can be in its code, whoever called it.

/// Where a walk that removes a range of a file is.
///
/// ```
/// P4            put the cursor on the first page
/// P5 ... P11    first loop: takes what it can get without sleeping
/// P12           the edges of the range; in 6.1 with its first and last whole page
/// P13           nothing but edges: done
/// P14 ... P20   second loop: sleeps where it must, goes back where it has to
/// P21           account for what was freed
/// ```
///
/// Kernel: shmem_undo_range(), mm/shmem.c, 3.16.
public enum UndoRange<Batch: GatheredBatch>: Hashable, Sendable {
  /// It has been called.
  case begin
  /// First loop: it is about to gather from a page on, having freed some swap entries.
  case gatherFirst(from: PageIndex, freed: Int)
  /// First loop: it works on a batch.
  case first(FirstLoopPlace, Cursor<Batch>, freed: Int)
  /// It zeroes the cut part of the page before or behind the range.
  case edge(UndoEdge, UndoEdgePlace, freed: Int)
  /// The range has no whole page.
  case returnEarly
  /// Second loop: it is about to gather from a page on.
  case gatherSecond(from: PageIndex, freed: Int)
  /// Second loop: it works on a batch.
  case second(SecondLoopPlace, Cursor<Batch>, freed: Int)
  /// Both loops are over.
  case account(freed: Int)
}

/// A batch and the place in it.
public struct Cursor<Batch: GatheredBatch>: Hashable, Sendable {
  /// What the gather froze.
  public internal(set) var batch: Batch
  /// The entry being worked on, counted from 0; the number of entries when all are done.
  public internal(set) var position: Int
  /// Whether this batch was gathered from the start of the range and nothing in it was looked at yet,
  /// which is when a rescanning loop may end.
  public internal(set) var opensScan: Bool
  /// Whether the gather has locked the pages, each of which stays locked until it has been worked on.
  public internal(set) var isLocked = false

  /// The entry being worked on.
  ///
  /// - Precondition: the position lies below the number of entries.
  public var current: Gathered { batch[position] }

  /// Whether every entry has been worked on.
  public var isExhausted: Bool { position == batch.count }

  /// The page being worked on.
  ///
  /// - Precondition: the current entry is a page.
  var page: PageNumber {
    guard let page = current.entry.page else {
      preconditionFailure("the cursor is at a page when one is locked, checked or removed")
    }
    return page
  }

  /// The swap entry being worked on.
  ///
  /// - Precondition: the current entry is a swap entry.
  var swap: SwapEntry {
    guard let swap = current.entry.swap else {
      preconditionFailure("the cursor is at a swap entry when one is removed")
    }
    return swap
  }

  /// The same batch, one entry further.
  var advanced: Cursor {
    Cursor(batch: batch, position: position + 1, opensScan: false, isLocked: isLocked)
  }

  /// The pages of the batch from the entry being worked on to the end.
  var pagesAhead: [PageNumber] {
    (position..<batch.count).compactMap { batch[$0].entry.page }
  }

  /// The kernel's `index` on leaving the batch: the last page looked at.
  var lastIndex: PageIndex { batch[min(position, batch.count - 1)].index }
}

extension UndoRange {
  /// The batch in hand.
  public var cursor: Cursor<Batch>? {
    switch self {
    case .first(_, let cursor, _), .second(_, let cursor, _): cursor
    case .begin, .gatherFirst, .edge, .returnEarly, .gatherSecond, .account: nil
    }
  }

  /// The number of the loop it is in, 1 or 2.
  public var loop: Int? {
    switch self {
    case .gatherFirst, .first: 1
    case .gatherSecond, .second: 2
    case .begin, .edge, .returnEarly, .account: nil
    }
  }

  /// The swap entries it has removed and not yet accounted for.
  var freed: Int {
    switch self {
    case .gatherFirst(_, let freed), .first(_, _, let freed), .edge(_, _, let freed),
      .gatherSecond(_, let freed), .second(_, _, let freed), .account(let freed):
      freed
    case .begin, .returnEarly: 0
    }
  }

  /// The swap entry that it has taken out of its slot and not yet given back.
  var emptied: SwapEntry? {
    guard case .first(.freeSwap, let cursor, _) = self else { return nil }
    return cursor.swap
  }

  /// The swap-in of a page at an edge.
  var swapIn: SwapIn? {
    guard case .edge(_, .swapIn(let swapIn), _) = self else { return nil }
    return swapIn
  }

  /// The page of the file at the cursor.
  var index: PageIndex? {
    switch self {
    case .gatherFirst(let from, _), .gatherSecond(let from, _): from
    case .first(_, let cursor, _), .second(_, let cursor, _): cursor.lastIndex
    case .begin, .edge, .returnEarly, .account: nil
    }
  }

  /// The pages that it has locked: the one it is working on, and what a gather has locked before.
  var lockedPages: [PageNumber] {
    guard case .first(_, let cursor, _) = self, cursor.isLocked else {
      return [lockedPage].compactMap(\.self)
    }
    return cursor.pagesAhead
  }

  /// The page that it has locked and is working on.
  var lockedPage: PageNumber? {
    switch self {
    case .first(.check, let cursor, _), .first(.unmapPage, let cursor, _),
      .first(.remove, let cursor, _), .first(.unlock, let cursor, _),
      .second(.waitForWriteback, let cursor, _), .second(.check, let cursor, _),
      .second(.unmapPage, let cursor, _),
      .second(.remove, let cursor, _), .second(.unlock, let cursor, _):
      cursor.page
    case .edge(_, .swapIn(let swapIn), _): swapIn.lockedPage
    case .edge(_, .zero(let page), _), .edge(_, .remove(let page), _),
      .edge(_, .unlock(let page), _):
      page
    case .first(.entry, _, _), .first(.freeSwap, _, _), .first(.goBack, _, _),
      .second(.entry, _, _), .second(.goBack, _, _), .edge(_, .lookUp, _), .edge(_, .lock, _),
      .begin, .gatherFirst, .returnEarly, .gatherSecond, .account:
      nil
    }
  }

  /// The page at an edge of the range that it holds a reference to.
  var edgePage: PageNumber? {
    switch self {
    case .edge(_, .lock(let page), _), .edge(_, .zero(let page), _),
      .edge(_, .remove(let page), _), .edge(_, .unlock(let page), _):
      page
    case .edge(_, .swapIn(let swapIn), _): swapIn.heldPage
    case .edge(_, .lookUp, _), .begin, .gatherFirst, .first, .returnEarly, .gatherSecond, .second,
      .account:
      nil
    }
  }

  /// How many references to a page it holds: one for each time the page is in the batch.
  func references(to page: PageNumber) -> Int {
    guard let cursor else { return edgePage == page ? 1 : 0 }
    return (0..<cursor.batch.count).count { cursor.batch[$0].entry == .page(page) }
  }

  /// Whether it has just gathered from the start of the range on, and the first entry lies behind it.
  func hasFoundNothing(in range: Hole) -> Bool {
    guard case .second(.entry, let cursor, _) = self else { return false }
    return cursor.opensScan && cursor.position == 0 && cursor.current.index >= range.end
  }

  /// Whether a swap entry is still to be worked on.
  func remembers(_ swap: SwapEntry) -> Bool {
    cursor == nil ? swapIn?.swap == swap : isToDo(.swap(swap))
  }

  /// Whether an entry is in the batch and still to be worked on.
  func isToDo(_ entry: Entry) -> Bool {
    guard let cursor else { return false }
    return (cursor.position..<cursor.batch.count).contains { cursor.batch[$0].entry == entry }
  }

  /// The same place, but behind all swap entries that come next in the batch.
  var passingOverSwap: UndoRange {
    switch self {
    case .first(.entry, let cursor, let freed):
      .first(.entry, cursor.passingOverSwap, freed: freed)
    case .second(.entry, let cursor, let freed):
      .second(.entry, cursor.passingOverSwap, freed: freed)
    case .begin, .gatherFirst, .first, .edge, .returnEarly, .gatherSecond, .second, .account: self
    }
  }
}

extension Cursor {
  fileprivate var passingOverSwap: Cursor {
    var cursor = self
    while !cursor.isExhausted, cursor.current.entry.swap != nil { cursor = cursor.advanced }
    return cursor
  }
}
