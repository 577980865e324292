// Knows where a walk of shmem_undo_range() can be in its code, whichever task called it.

/// A place in the code of a walk that removes a range of a file.
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
package enum UndoRange<Batch: GatheredBatch>: Hashable, Sendable {
  /// It has been called.
  case begin
  /// It is about to gather from a page on.
  case gather(UndoLoop, from: PageIndex, counts: UndoCounts)
  /// It is in the middle of a gather that takes its slots one by one.
  case gathering(UndoGathering<Batch>)
  /// It works on a batch.
  case batch(EntryPhase, UndoBatch<Batch>)
  /// It deals with the page at an edge of the range.
  case edge(UndoEdge, UndoEdgePlace, counts: UndoCounts)
  /// The range has no whole page.
  case returnEarly
  /// Both loops are over.
  case account(freed: Int)
}

/// The two loops of a walk.
package enum UndoLoop: UInt8, Hashable, Sendable {
  /// The loop that takes what it can get without sleeping.
  case first = 1
  /// The loop that sleeps where it must and goes back where it has to.
  case second
}

/// A batch that a loop works on.
package struct UndoBatch<Batch: GatheredBatch>: Hashable, Sendable {
  /// The loop.
  package let loop: UndoLoop
  /// The entries and the place among them.
  package internal(set) var cursor: Cursor<Batch>
  /// The counts of the walk so far.
  package internal(set) var counts: UndoCounts
  /// With `lock-cached-page`, the page that the swap entry at the cursor has in the swap cache, if it has one.
  package internal(set) var cachedPage: PageNumber?
  /// The order that the entry at the cursor had when the walk read it, before it empties the slots; nil if it does not
  /// read it by itself.
  package internal(set) var orderRead: Int? {
    get { storedOrderRead < 0 ? nil : Int(storedOrderRead) }
    set { storedOrderRead = newValue.map { Int8($0) } ?? -1 }
  }
  /// The order of the entry that the walk has taken out of its slots and not yet given back.
  var emptiedOrder: Int {
    get { Int(storedEmptiedOrder) }
    set { storedEmptiedOrder = UInt8(newValue) }
  }
  /// The page of the file that the cursor goes back to, if that is not a matter of the rules alone.
  var target: PageIndex? {
    get { storedTarget.index }
    set { storedTarget = ShortIndex(newValue) }
  }
  /// The same in few bytes, as in a cursor.
  private var storedOrderRead: Int8 = -1
  private var storedEmptiedOrder: UInt8 = 0
  private var storedTarget = ShortIndex(nil)

  /// Makes a batch of whose entries none has been looked at.
  init(loop: UndoLoop, cursor: Cursor<Batch>, counts: UndoCounts) {
    self.loop = loop
    self.cursor = cursor
    self.counts = counts
  }

  /// The same batch, at the next entry.
  var advanced: UndoBatch { UndoBatch(loop: loop, cursor: cursor.advanced, counts: counts) }

  /// The same batch, after one of its entries has been looked at.
  var lookedAt: UndoBatch {
    var batch = self
    batch.cursor.opensScan = false
    return batch
  }

  /// Returns the same batch, with a page in the swap cache that belongs to the entry at the cursor.
  func with(cachedPage page: PageNumber?) -> UndoBatch {
    var batch = self
    batch.cachedPage = page
    return batch
  }

  /// Returns the same batch, after swap entries have been removed.
  ///
  /// - Parameters:
  ///   - counted: the number that the walk counts.
  ///   - emptied: the number of slots that have become empty.
  /// - Returns: the batch.
  func freeing(_ counted: Int, emptied: Int) -> UndoBatch {
    var batch = self
    batch.counts.freed += counted
    batch.counts.surplus += counted - emptied
    return batch
  }
}

extension UndoBatch {
  /// Returns the same batch, with the order of the entry at the cursor as the walk has read it.
  func with(orderRead order: Int) -> UndoBatch {
    var batch = self
    batch.orderRead = order
    return batch
  }

  /// Returns the same batch, after all slots of the entry at the cursor have been emptied.
  func emptying(_ range: EntryRange) -> UndoBatch {
    let order = orderRead ?? range.order
    var batch = freeing(1 << order, emptied: Int(range.count))
    if order > 0 { batch.orderRead = order }
    batch.emptiedOrder = range.order
    return batch
  }

  /// Returns the same batch of a walk that scans from a page on, if there is one, and not from the first of its range.
  func scanning(from start: PageIndex?) -> UndoBatch {
    var batch = self
    batch.counts.start = start ?? counts.start
    return batch
  }

  /// Returns the same batch, which is left to gather again from a page.
  func goingBack(to target: PageIndex) -> UndoBatch {
    var batch = self
    batch.target = target
    return batch
  }
}

/// A page of the file, or none, in four bytes: the checker copies the place of every task for every step.
private struct ShortIndex: Hashable {
  private var rawValue: UInt32

  init(_ index: PageIndex?) { rawValue = index.map { UInt32($0.rawValue) } ?? .max }

  var index: PageIndex? { rawValue == .max ? nil : PageIndex(UInt64(rawValue)) }
}

/// The counts that a walk keeps.
package struct UndoCounts: Hashable, Sendable {
  /// The number of swap entries that it has removed and not yet accounted for.
  package internal(set) var freed: Int {
    get { Int(storedFreed) }
    set { storedFreed = UInt32(newValue) }
  }
  /// The number of retries that it has made; 0 while nothing limits them, so that no states differ by it.
  package internal(set) var retries: Int {
    get { Int(storedRetries) }
    set { storedRetries = UInt32(newValue) }
  }
  /// The page from which on the second loop scans, once the walk has given up an entry that begins before the range;
  /// nil while that is the first page of the range.
  package internal(set) var start: PageIndex? {
    get { storedStart.index }
    set { storedStart = ShortIndex(newValue) }
  }
  /// The page after the last one that the second loop scans, once the walk has given up a page that ends after the
  /// range; nil while that is the end of the range.
  package internal(set) var end: PageIndex? {
    get { storedEnd.index }
    set { storedEnd = ShortIndex(newValue) }
  }
  /// The number by which the walk has counted more swap entries than it has removed: 0 but for an entry whose order
  /// changed between the read of the order and the removal.
  var surplus: Int {
    get { Int(storedSurplus) }
    set { storedSurplus = Int16(newValue) }
  }
  /// The counts in four bytes each, as in a cursor.
  private var storedFreed: UInt32
  private var storedRetries: UInt32 = 0
  private var storedStart = ShortIndex(nil)
  private var storedEnd = ShortIndex(nil)
  private var storedSurplus: Int16 = 0

  /// Counts what a walk has freed without a retry.
  init(freed: Int) { storedFreed = UInt32(freed) }
}

/// The next action on the entry at the cursor, in the order of the code.
package enum EntryPhase: UInt8, Hashable, Sendable {
  /// To look at the entry, or to leave the batch.
  case entry
  /// To find out why the swap entry could not be removed: with `retry-where`.
  case askWhy
  /// To lock the page in the swap cache, to which a reference is held: with `lock-cached-page`.
  case lockCached
  /// To remove the swap entry: its page in the swap cache is locked if it has one (`lock-cached-page`), or its order has
  /// been read (without `free-atomic`).
  case removeSwap
  /// To free the swap entry, whose slot has been emptied: first loop.
  case freeSwap
  /// To wait until the page of an ordinary file, which is locked, has been written: second loop.
  case waitForWriteback
  /// To check the locked page.
  case check
  /// To unmap the page, which belongs to the file.
  case unmapPage
  /// To remove the page, which belongs to the file and is mapped nowhere.
  case remove
  /// To unlock the page.
  case unlock
  /// To leave the batch for a retry; in the first loop, that is the swap retry in the wrong loop.
  case goBack
  /// To leave the batch and gather the pieces of a page that has been split: second loop.
  case gatherPieces
  /// To split the piece at the end of the range of a page that has been split and is locked: second loop.
  case cutEnd
}

/// The edges of a range.
package enum UndoEdge: UInt8, Hashable, Sendable {
  /// The page before the first whole page.
  case before
  /// The page after the last whole page.
  case after
  /// The first whole page, where the range does not cut the one before it: in 6.1 only.
  case first
  /// The last whole page, where the range does not cut the one after it: in 6.1 only.
  case last

  /// True if the range takes the whole of the page, so that it is removed and not zeroed.
  package var isWhole: Bool {
    switch self {
    case .before, .after: false
    case .first, .last: true
    }
  }
}

/// A place in the code between the loops, at the page at an edge.
package enum UndoEdgePlace: Hashable, Sendable {
  /// It is about to be looked up.
  case lookUp
  /// A reference to it is held.
  case lock(PageNumber)
  /// Its swap entry was found.
  case swapIn(SwapIn)
  /// It is locked, and its punched part is to be zeroed.
  case zero(PageNumber)
  /// It is locked and takes several slots, of which not all lie in the range: its part in there is to be zeroed, and the
  /// page split.
  case cut(PageNumber)
  /// It has been split and is locked, as its first piece: the piece at the end of the range is to be split.
  case cutEnd(PageNumber)
  /// It is locked and lies wholly in the range: it is to be unmapped and removed.
  case remove(PageNumber)
  /// It has been removed and is to be unlocked.
  case unlock(PageNumber)
}

extension UndoRange {
  /// Makes the place at which a stage begins; nil in the code of the caller.
  init?(at stage: UndoStage, _ counts: UndoCounts) {
    switch stage {
    case .gather(let loop, let from): self = .gather(loop, from: from, counts: counts)
    case .edge(let edge): self = .edge(edge, .lookUp, counts: counts)
    case .returnEarly: self = .returnEarly
    case .account: self = .account(freed: counts.freed)
    case .caller: return nil
    }
  }

  /// The same place, but after all swap entries that come next in the batch.
  var passingOverSwap: UndoRange {
    guard case .batch(.entry, var batch) = self else { return self }
    while !batch.cursor.isExhausted, batch.cursor.current.entry.swap != nil {
      batch = batch.advanced
    }
    return .batch(.entry, batch)
  }
}
