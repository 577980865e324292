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

  /// Returns true if an entry lies wholly in what a gather of the first loop may take from a page on.
  ///
  /// Kernel: find_lock_entries(), mm/filemap.c, 6.12.
  func takesWhole(_ run: EntryRun, from index: PageIndex) -> Bool {
    !run.isLarge || (run.base >= index && run.end <= range.end)
  }

  /// Returns the reason why an entry is left alone under the lock of the tree; nil if it is removed.
  ///
  /// Kernel: shmem_free_swap(), mm/shmem.c, after 8a1968bd997f; the order is compared in a proposal of June 2025 only.
  func refusal(of run: EntryRun, _ gathered: Gathered) -> RunRefusal? {
    guard rules.later.freeAtomic else { return nil }
    if run.base < gathered.index { return .beginsBefore }
    if run.end > range.end { return .endsAfter }
    return rules.later.splitAware && run.order != gathered.order
      ? .hasOtherOrder(gathered: gathered.order) : nil
  }

  /// Returns true if a loop looks once more at a swap entry that it could not remove, to find out where to go on.
  func asksWhy(in loop: UndoLoop) -> Bool {
    rules.later.retryWhere != .same && retriesEntries(in: loop)
  }

  /// Returns the next action after a swap entry that was left alone.
  func afterRefusal<Batch>(_ batch: UndoBatch<Batch>) -> AfterRefusal {
    guard let target = retryAfterEntry(batch) else { return .goesOn }
    return asksWhy(in: batch.loop) ? .asksWhy : .goesBack(to: target)
  }

  /// Returns the way on from a swap entry that was not removed.
  ///
  /// - Parameters:
  ///   - index: the page at the cursor.
  ///   - run: the slots of the entry that is there now.
  ///   - counts: the counts of the walk.
  /// - Returns: the way.
  func wayOn(from index: PageIndex, _ run: EntryRun, _ counts: UndoCounts) -> WayOn {
    switch rules.later.retryWhere {
    case .same: return .goesBack(to: index)
    case .endSkip:
      let end = index.rawValue &+ run.count
      return run.isLarge && end > range.end.rawValue
        ? .passes(scanningFrom: nil) : .goesBack(to: index)
    case .base:
      let first = first(after: counts)
      guard run.base < first || run.end > range.end else { return .goesBack(to: run.base) }
      let start = max(first, run.end)
      return .passes(scanningFrom: rules.later.borderAdvance ? start : nil)
    }
  }

  /// True if the first loop takes its pages as the gather of 6.1 does, which locks them if pages are locked at all.
  package var gathersLocked: Bool { rules.later.lockingGather }

  /// Returns true if a loop's gather takes the page locks.
  func locksPages(in loop: UndoLoop) -> Bool { loop == .first && gathersLocked && takesPageLocks }

  /// Returns the most entries that a gather from `start` on collects.
  func batchLimit(from start: PageIndex) -> UInt64 {
    min(range.end.distance(from: start), UInt64(batchLimit))
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

extension Machine {
  /// Returns the call of shmem_undo_range() that a task is in; nil if it is in none.
  package func undoRangeCall(of task: TaskID, in scenario: Scenario) -> UndoRangeCall? {
    switch storage[task].undoPurpose {
    case .punch: UndoRangeCall(punchIn: scenario)
    case .unfallocate: unfallocation(by: task, in: scenario)
    case .evict: UndoRangeCall(evictionBy: task, in: scenario)
    case .truncate: UndoRangeCall(truncateBy: task, in: scenario)
    case nil: nil
    }
  }
}

extension Rules {
  /// True if the first and the last page of a range are looked up between the loops although the range does not cut
  /// them.
  var looksUpWholeEdges: Bool { later.wholeEdges }
}

extension Scenario {
  /// True if the range of a failed preallocation ends a byte too far.
  var unfallocationGoesPastEnd: Bool { rules.unfallocEnd == .past }

  /// True if the range of a failed preallocation ends at its last byte, whatever byte that is.
  var unfallocationCanHaveNoEnd: Bool { rules.unfallocEnd == .last }

  /// True if a preallocation that has failed at its first page takes nothing back.
  var skipsEmptyUnfallocation: Bool { rules.unfallocEnd == .checked }

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
