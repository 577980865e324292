// Knows what shmem_undo_range() is asked for, by which task, and under which rules.

/// A call of shmem_undo_range().
package struct UndoRangeCall: Hashable, Sendable {
  /// The purposes of a call.
  package enum Kind: Hashable, Sendable {
    /// To punch a hole.
    case punch
    /// To remove what lies after the end of a file that has been cut.
    case truncate
    /// To remove all that is in a file that no task has open any more.
    case evict
    /// To take back what a failed preallocation has allocated. Kernel: `unfalloc`.
    case unfallocate
  }

  /// The purpose.
  package let kind: Kind
  /// The task that made the call.
  package let task: TaskID
  /// The range that is to be removed.
  package let range: Hole
  /// The rules in force.
  package let rules: Rules
  /// The kind of file.
  package let mapping: Mapping
  /// The most entries that one gather collects.
  private let batchLimit: Int
  /// The number of pages in the file at the start; no slot after them is ever filled.
  let filePages: UInt64

  private init(_ kind: Kind, by task: TaskID, of range: Hole, in scenario: Scenario) {
    self.kind = kind
    self.task = task
    self.range = range
    rules = scenario.rules
    mapping = scenario.mapping
    batchLimit = scenario.batchLimit
    filePages = scenario.filePages
  }

  /// Makes the call of a punch.
  init(punchIn scenario: Scenario) {
    self.init(.punch, by: .puncher, of: scenario.hole, in: scenario)
  }

  /// Makes the call of a truncate: everything from the new end on, and the tail of the last page if the end
  /// cuts it.
  ///
  /// Kernel: lend = -1, shmem_setattr(), mm/shmem.c, 3.16.
  init(truncateBy task: TaskID, in scenario: Scenario) {
    let end = scenario[task].newEnd
    let range = Hole(
      first: PageIndex(end.pages),
      end: PageIndex(.max),
      cutsPageBefore: end.cutsLastPage,
      cutsPageAfter: false
    )
    self.init(.truncate, by: task, of: range, in: scenario)
  }

  /// Makes the call of an eviction: everything.
  ///
  /// Kernel: lend = -1, shmem_evict_inode(), mm/shmem.c, 3.16.
  init(evictionBy task: TaskID, in scenario: Scenario) {
    let range = Hole(
      first: PageIndex(0),
      end: PageIndex(.max),
      cutsPageBefore: false,
      cutsPageAfter: false
    )
    self.init(.evict, by: task, of: range, in: scenario)
  }

  /// Makes the call of a preallocation that has failed.
  ///
  /// Kernel: the call in shmem_fallocate(), mm/shmem.c, 3.16, and what became of it in 2016.
  init(unfallocationBy task: TaskID, of preallocation: Preallocation, in scenario: Scenario) {
    let failed = preallocation.next
    let isTruncation = scenario.unfallocationCanHaveNoEnd && failed == PageIndex(0)
    let range = Hole(
      first: preallocation.start,
      end: isTruncation ? PageIndex(.max) : failed,
      cutsPageBefore: false,
      cutsPageAfter: scenario.unfallocationGoesPastEnd
    )
    self.init(.unfallocate, by: task, of: range, in: scenario)
  }
}

extension UndoRangeCall {
  /// True if the range has no end, as lend is -1.
  package var hasNoEnd: Bool { range.end == PageIndex(.max) }

  /// True if swap entries are passed over, and pages that have been written.
  package var keepsData: Bool { kind == .unfallocate }

  /// True if the second loop starts over until a scan from the start of the range finds nothing.
  ///
  /// For a truncate and an eviction it does in every kernel: i_size keeps others from filling the range for
  /// ever.
  package var startsOver: Bool {
    switch kind {
    case .punch: rules.rescan
    case .truncate, .evict: rules.guards.truncateRescan
    case .unfallocate: hasNoEnd && rules.guards.truncateRescan && endOfScan.asksForTruncation
    }
  }

  /// True if the second loop can gather again before a page that it has gone past.
  ///
  /// With a rescan, and after a retry from before the page, the cursor goes back; with `bounded` it is put
  /// back to the end of the hole.
  var mayGoBack: Bool { rules.rescan || endOfScan == .bounded || rules.retryFrom != .index }

  /// True if the second loop can pass over a page that had left the file: it never retries, or not any more.
  var mayPassOverPages: Bool { !rules.pageRetry || rules.retryLimit != .none }

  /// The end of a scan of the second loop at the end of the range.
  package var endOfScan: PastEnd { rules.pastEnd }

  /// True if a page is locked before it is checked and removed.
  package var takesPageLocks: Bool { rules.guards.pageLock }

  /// True if a slot is emptied only if it still holds the gathered swap entry.
  package var comparesEntries: Bool { rules.guards.compareInFreeSwap }

  /// True if the order of a swap entry is read in a step of its own, before the lock is taken.
  ///
  /// Kernel: shmem_free_swap(), mm/shmem.c, 6.12, before 8a1968bd997f.
  package var readsOrderFirst: Bool { !rules.later.freeAtomic }

  /// True if the second loop splits a page that reaches past the range.
  var splitsPages: Bool { rules.later.bigSplit }

  /// True if the second loop keeps a clean page that it cannot split.
  var keepsCleanPages: Bool { rules.later.cleanKeep }

  /// True if the second loop no longer scans a page that it could not split.
  var passesUnsplitPages: Bool { rules.later.unsplitAdvance }

  /// Returns true if an entry lies wholly in what a gather of the first loop may take from a page on.
  ///
  /// Kernel: find_lock_entries(), mm/filemap.c, 6.12.
  func takesWhole(_ range: EntryRange, from index: PageIndex) -> Bool {
    !range.isLarge || (range.base >= index && range.end <= self.range.end)
  }

  /// Returns the reason why a swap entry is not removed; nil if it is.
  ///
  /// Kernel: shmem_free_swap(), mm/shmem.c, 3.16, which compares the value, and after 8a1968bd997f, which compares the
  /// range as well; the order is compared in a proposal of June 2025 only.
  ///
  /// - Parameters:
  ///   - gathered: the entry.
  ///   - found: the entry that the slot holds now.
  ///   - range: the slots that this one takes.
  ///   - counts: the counts of the walk.
  /// - Returns: the reason.
  func miss(
    of gathered: Gathered,
    _ found: Entry?,
    _ range: EntryRange,
    _ counts: UndoCounts
  ) -> EntryMiss? {
    if comparesEntries, found != gathered.entry { return .hasOtherEntry(found) }
    guard rules.later.freeAtomic else { return nil }
    if range.base < gathered.index { return .beginsBefore }
    if range.end > end(after: counts) { return .endsAfter }
    return rules.later.splitAware && range.order != gathered.order
      ? .hasOtherOrder(gathered: gathered.order) : nil
  }

  /// Returns the next action after an entry that is not removed.
  func afterMiss<Batch>(_ batch: UndoBatch<Batch>) -> AfterMiss {
    guard let target = retryAfterEntry(batch) else { return .goesOn }
    return rules.later.retryWhere == .same || mapping == .file ? .goesBack(to: target) : .asksWhy
  }

  /// Returns the way on from a swap entry that was not removed.
  ///
  /// - Parameters:
  ///   - index: the page at the cursor.
  ///   - range: the slots of the entry that is there now.
  ///   - counts: the counts of the walk.
  /// - Returns: the way.
  func wayOn(from index: PageIndex, _ range: EntryRange, _ counts: UndoCounts) -> WayOn {
    switch rules.later.retryWhere {
    case .same: return .goesBack(to: index)
    case .endSkip:
      let end = index.rawValue &+ range.count
      return range.isLarge && end > self.end(after: counts).rawValue
        ? .passes(scanningFrom: nil) : .goesBack(to: index)
    case .base:
      let first = first(after: counts)
      guard range.base < first || range.end > end(after: counts) else {
        return .goesBack(to: range.base)
      }
      let start = max(first, range.end)
      return .passes(scanningFrom: rules.later.borderAdvance ? start : nil)
    }
  }

  /// True if the first loop takes its pages as the gather of 6.1 does, which locks them if pages are locked at all.
  package var gathersLocked: Bool { rules.later.lockingGather }

  /// Returns true if a loop's gather takes the page locks.
  func locksPages(in loop: UndoLoop) -> Bool { loop == .first && gathersLocked && takesPageLocks }

  /// Returns the most entries that a gather from `start` on collects.
  func batchLimit(from start: PageIndex, _ counts: UndoCounts) -> UInt64 {
    min(end(after: counts).distance(from: start), UInt64(batchLimit))
  }

  /// Returns the page of the file that a loop gathers from again after an exceptional entry that was no longer
  /// in its slot; nil if the loop goes on to the next entry.
  func retryAfterEntry<Batch>(_ batch: UndoBatch<Batch>) -> PageIndex? {
    retriesEntries(in: batch.loop) && mayRetry(after: batch.counts) ? retryTarget(in: batch) : nil
  }

  /// Returns the page of the file that a loop gathers from again after a page that had left the file; nil if
  /// the loop goes on to the next entry.
  func retryAfterPage<Batch>(_ batch: UndoBatch<Batch>) -> PageIndex? {
    retriesPages(in: batch.loop) && mayRetry(after: batch.counts) ? retryTarget(in: batch) : nil
  }

  /// Returns true if a loop goes back for an exceptional entry that was no longer in its slot.
  package func retriesEntries(in loop: UndoLoop) -> Bool {
    switch loop {
    case .first: rules.swapRetry == .first
    case .second: rules.swapRetry == .second
    }
  }

  /// Returns true if a loop goes back for a page that had left the file.
  package func retriesPages(in loop: UndoLoop) -> Bool { loop == .second && rules.pageRetry }

  /// Returns the setting under which the second loop goes back for a gathered entry that has left its slot.
  package func settingToGoBack(for entry: Entry) -> RuleSetting {
    switch entry {
    case .page: RuleSetting(\.pageRetry, true)
    case .swap, .shadow: RuleSetting(\.swapRetry, .second)
    }
  }

  /// Returns true if the call has a retry left.
  package func mayRetry(after counts: UndoCounts) -> Bool {
    rules.retryLimit.number.map { counts.retries < $0 } ?? true
  }

  /// Returns the batch of a retry that has been decided on, which counts only if there is a limit.
  func countingRetry<Batch>(_ batch: UndoBatch<Batch>) -> UndoBatch<Batch> {
    guard rules.retryLimit != .none else { return batch }
    var batch = batch
    batch.counts.retries += 1
    return batch
  }

  /// Returns the page of the file that a retry gathers from again.
  package func retryTarget<Batch>(in batch: UndoBatch<Batch>) -> PageIndex {
    switch rules.retryFrom {
    case .index: batch.cursor.current.index
    case .batch: batch.cursor.batch[0].index
    case .hole: range.first
    }
  }
}

extension Scenario {
  /// True if a walk can sleep for a page lock while it holds those of its batch.
  var canWalkWantSecondPageLock: Bool { rules.later.lockingGather && rules.lockCachedPage }

  /// Returns the rules as they hold for the walk of a task: for one that cuts the file, starting over is a rule of its
  /// own.
  package func rules(forWalkOf task: TaskID) -> Rules {
    var rules = rules
    if self[task].kind.has(.cutsFile) { rules.rescan = rules.guards.truncateRescan }
    return rules
  }

  /// Returns the rule that is in force for the walk of a task in place of a rule for the punch.
  package func rule(_ rule: Rule, forWalkOf task: TaskID) -> Rule {
    let isReplaced = self[task].kind.has(.cutsFile) && rule == Rule(\.rescan)
    return isReplaced ? Rule(\.guards.truncateRescan) : rule
  }
}
