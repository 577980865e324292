// Knows what a walk of shmem_undo_range() has in its hands, place by place.

extension UndoRange {
  /// The batch that the walk works on, or is gathering.
  package var batch: UndoBatch<Batch>? {
    switch self {
    case .batch(_, let batch): batch
    case .gathering(let gathering): gathering.batch
    case .begin, .gather, .edge, .returnEarly, .account: nil
    }
  }

  /// The entries of that batch and the place among them.
  package var cursor: Cursor<Batch>? { batch?.cursor }

  /// True if it is in the middle of a gather that takes its slots one by one.
  package var isGathering: Bool {
    guard case .gathering = self else { return false }
    return true
  }

  /// The loop that it is in.
  package var loop: UndoLoop? {
    switch self {
    case .gather(let loop, _, _): loop
    case .gathering(let gathering): gathering.batch.loop
    case .batch(_, let batch): batch.loop
    case .begin, .edge, .returnEarly, .account: nil
    }
  }

  /// The counts so far; nil where there are none yet, or no longer.
  var counts: UndoCounts? {
    switch self {
    case .gather(_, _, let counts), .edge(_, _, let counts): counts
    case .gathering(let gathering): gathering.batch.counts
    case .batch(_, let batch): batch.counts
    case .begin, .returnEarly, .account: nil
    }
  }

  /// The number by which it makes `info->swapped` differ from the number of swap entries in the tree.
  var swappedLag: Int {
    if case .account(let freed) = self { return freed }
    return counts.map { $0.freed - $0.surplus } ?? 0
  }

  /// Returns true if it has taken a swap entry out of its slot and not yet given it back.
  func hasEmptied(_ swap: SwapEntry) -> Bool {
    guard case .batch(.freeSwap, let batch) = self else { return false }
    let first = batch.cursor.swap.offset
    return (first..<first + UInt32(1) << UInt32(batch.emptiedOrder)).contains(swap.offset)
  }

  /// The swap-in of a page at an edge.
  var swapIn: SwapIn? {
    guard case .edge(_, .swapIn(let swapIn), _) = self else { return nil }
    return swapIn
  }

  /// The page of the file at the cursor.
  var index: PageIndex? {
    switch self {
    case .gather(_, let from, _): from
    case .gathering(let gathering): gathering.next
    case .batch(_, let batch): batch.cursor.lastIndex
    case .begin, .edge, .returnEarly, .account: nil
    }
  }

  /// The pages that it has locked: the one it is working on, and those that a gather has locked before.
  var lockedPages: [PageNumber] {
    guard let batch, batch.cursor.isLocked else { return [lockedPage].compactMap(\.self) }
    return batch.cursor.pagesAhead + [lockedCachedPage].compactMap(\.self)
  }

  /// The page that it has locked and is working on.
  var lockedPage: PageNumber? {
    switch self {
    case .batch(let phase, let batch): phase.isLocked ? batch.cursor.page : lockedCachedPage
    case .edge(_, .swapIn(let swapIn), _): swapIn.lockedPage
    case .edge(_, .zero(let page), _), .edge(_, .cut(let page), _), .edge(_, .cutEnd(let page), _),
      .edge(_, .remove(let page), _), .edge(_, .unlock(let page), _):
      page
    case .edge(_, .lookUp, _), .edge(_, .lock, _), .begin, .gather, .gathering, .returnEarly,
      .account:
      nil
    }
  }

  /// The page in the swap cache that it has locked.
  private var lockedCachedPage: PageNumber? {
    guard case .batch(let phase, let batch) = self, phase != .lockCached else { return nil }
    return batch.cachedPage
  }

  /// The page that it holds a reference to, apart from those of a batch: one at an edge of the range, or one in the swap
  /// cache.
  var heldPage: PageNumber? {
    switch self {
    case .edge(_, .lock(let page), _), .edge(_, .zero(let page), _),
      .edge(_, .cut(let page), _), .edge(_, .cutEnd(let page), _), .edge(_, .remove(let page), _),
      .edge(_, .unlock(let page), _):
      page
    case .edge(_, .swapIn(let swapIn), _): swapIn.heldPage
    case .batch(_, let batch): batch.cachedPage
    case .edge(_, .lookUp, _), .begin, .gather, .gathering, .returnEarly, .account: nil
    }
  }

  /// Returns the number of references to a page that it holds: one for each time the page is in the batch.
  func references(to page: PageNumber) -> Int {
    let held = heldPage == page ? 1 : 0
    guard let cursor else { return held }
    return held + (0..<cursor.batch.count).count { cursor.batch[$0].entry == .page(page) }
  }

  /// Returns true if a swap entry is still to be worked on.
  func remembers(_ swap: SwapEntry) -> Bool {
    cursor?.isToDo(.swap(swap)) ?? (swapIn?.remembers(swap) == true)
  }

  /// Returns true if an entry is in the batch and still to be worked on.
  func isToDo(_ entry: Entry) -> Bool { cursor?.isToDo(entry) == true }
}

extension EntryPhase {
  /// True if the page at the cursor is locked.
  fileprivate var isLocked: Bool {
    switch self {
    case .waitForWriteback, .check, .unmapPage, .remove, .cutEnd, .unlock: true
    case .entry, .askWhy, .lockCached, .removeSwap, .freeSwap, .goBack, .gatherPieces: false
    }
  }
}

extension UndoRange {
  /// The rank of the place, from 0 to less than 9000; a page takes twenty ranks.
  var rank: Int {
    switch self {
    case .begin: 0
    case .gather(let loop, let from, _): loop.rank + 20 * from.clamped
    case .gathering(let gathering):
      gathering.batch.loop.rank + 20 * gathering.start.clamped + gathering.slotCount
    case .batch(let phase, let batch): batch.loop.rank + batch.cursor.rank(Int(phase.rawValue))
    case .edge(let edge, let place, _):
      (edge == .before || edge == .first ? 1000 : 1100) + place.rank
    case .returnEarly: 1200
    case .account: 3000
    }
  }
}

extension UndoGathering {
  /// The number of slots that it has looked at, up to 8.
  fileprivate var slotCount: Int { Int(min(start.distance(from: next), 8)) }
}

extension UndoLoop {
  fileprivate var rank: Int {
    switch self {
    case .first: 100
    case .second: 2000
    }
  }
}

extension Cursor {
  /// Returns a rank that rises from entry to entry, and between two entries from phase to phase, from 9 to 21.
  fileprivate func rank(_ phase: Int) -> Int {
    20 * lastIndex.clamped + (isExhausted ? 19 : 9 + phase)
  }
}

extension UndoEdgePlace {
  fileprivate var rank: Int {
    switch self {
    case .lookUp: 0
    case .lock: 1
    case .swapIn(let swapIn): 10 + swapIn.rank
    case .zero, .cut, .remove: 20
    case .cutEnd, .unlock: 21
    }
  }
}

extension PageIndex {
  /// The number of the page, or that of a page after the end of every small file.
  var clamped: Int { Int(min(rawValue, 16)) }
}
