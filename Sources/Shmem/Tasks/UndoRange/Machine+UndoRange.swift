// Knows how the steps of shmem_undo_range() change a race.

extension Machine {
  /// Performs a step of a walk.
  ///
  /// - Returns: the place after it; nil once the walk has returned to its caller.
  mutating func perform(
    _ effect: UndoEffect<Storage.Batch>,
    _ call: UndoRangeCall,
    in scenario: Scenario
  ) -> UndoRange<Storage.Batch>? {
    switch effect {
    case .begins(let stage): return UndoRange(at: stage, UndoCounts(freed: 0))
    case .gathers(let batch, _):
      hold(batch.cursor, call.task)
      return passing(.batch(.entry, batch), call)
    case .gathersSlot(let gather): return perform(gather, call)
    case .findsNothing(_, let counts, let stage): return UndoRange(at: stage, counts)
    case .exceptional(let effect, let batch): return passing(perform(effect, batch, call), call)
    case .page(let effect, let batch): return passing(perform(effect, batch, call), call)
    case .leaves(let batch, _, let stage):
      release(batch.cursor, call.task)
      return UndoRange(at: stage, batch.counts)
    case .edge(let effect, let visit): return perform(effect, visit, call, in: scenario)
    case .returnsEarly: return nil
    case .accounts(let freed):
      file.swapped -= freed
      return nil
    }
  }

  /// Returns the place after a step; a call that keeps data never stops at a swap entry.
  func passing(
    _ walk: UndoRange<Storage.Batch>,
    _ call: UndoRangeCall
  ) -> UndoRange<Storage.Batch> {
    call.keepsData ? walk.passingOverSwap : walk
  }

  // MARK: The batch

  /// Takes references to the pages of a batch, and none to its swap entries; a gather that locks takes the locks as
  /// well.
  private mutating func hold(_ cursor: Cursor<Storage.Batch>, _ task: TaskID) {
    for page in cursor.pagesAhead {
      get(page)
      if cursor.isLocked { lock(page, task) }
    }
  }

  /// Drops the references of a batch, and the locks of the pages that were not worked on.
  private mutating func release(_ cursor: Cursor<Storage.Batch>, _ task: TaskID) {
    if cursor.isLocked {
      for page in cursor.pagesAhead { unlock(page, task) }
    }
    for position in 0..<cursor.batch.count {
      if case .page(let page) = cursor.batch[position].entry { put(page) }
    }
  }

  // MARK: The entry at the cursor

  private mutating func perform(
    _ effect: UndoExceptionalEffect,
    _ batch: UndoBatch<Storage.Batch>,
    _ call: UndoRangeCall
  ) -> UndoRange<Storage.Batch> {
    let gathered = batch.cursor.current
    switch effect {
    case .looksForCachedPage(let page):
      guard let page else { return .batch(.removeSwap, batch.lookedAt) }
      get(page)
      return .batch(.lockCached, batch.lookedAt.with(cachedPage: page))
    case .locksCachedPage(let page):
      lock(page, call.task)
      return .batch(.removeSwap, batch)
    case .readsOrder(let order): return .batch(.removeSwap, batch.lookedAt.with(orderRead: order))
    case .emptiesSlots(let range, _):
      storage[gathered.index] = nil
      return .batch(.freeSwap, batch.emptying(range))
    case .freesSwap(let releases):
      perform(releases, of: batch.cursor.swap)
      letGoOfCachedPage(batch, call)
      return .batch(.entry, batch.advanced)
    case .removesSwap(let range, _, let releases):
      storage[gathered.index] = nil
      perform(releases, of: batch.cursor.swap)
      letGoOfCachedPage(batch, call)
      return .batch(.entry, batch.advanced.freeing(releases.count, emptied: Int(range.count)))
    case .clearsShadow:
      clearShadow(at: gathered.index)
      return .batch(.entry, batch.advanced)
    case .misses(_, _, let next):
      letGoOfCachedPage(batch, call)
      return place(after: next, batch.lookedAt.with(cachedPage: nil), call)
    case .asksWhy(_, let way): return place(on: way, batch, call)
    }
  }

  /// Returns the place after an entry that was not removed.
  private func place(
    after next: AfterMiss,
    _ batch: UndoBatch<Storage.Batch>,
    _ call: UndoRangeCall
  ) -> UndoRange<Storage.Batch> {
    switch next {
    case .goesOn: .batch(.entry, batch.advanced)
    case .goesBack: .batch(.goBack, call.countingRetry(batch))
    case .asksWhy: .batch(.askWhy, batch)
    }
  }

  /// Returns the place on the way from a swap entry that could not be removed.
  private func place(
    on way: WayOn,
    _ batch: UndoBatch<Storage.Batch>,
    _ call: UndoRangeCall
  ) -> UndoRange<Storage.Batch> {
    switch way {
    case .passes(let start): .batch(.entry, batch.advanced.scanning(from: start))
    case .goesBack(let target):
      .batch(.goBack, call.countingRetry(batch.goingBack(to: target)))
    }
  }

  /// Unlocks the page in the swap cache that was locked for the entry at the cursor, if there is one, and drops the
  /// reference to it.
  private mutating func letGoOfCachedPage(
    _ batch: UndoBatch<Storage.Batch>,
    _ call: UndoRangeCall
  ) {
    if let page = batch.cachedPage { unlockAndPut(page, call.task) }
  }

  private mutating func perform(
    _ effect: UndoPageEffect,
    _ looked: UndoBatch<Storage.Batch>,
    _ call: UndoRangeCall
  ) -> UndoRange<Storage.Batch> {
    let batch = looked.lookedAt
    let page = batch.cursor.page
    let isLocked = call.takesPageLocks
    switch effect {
    case .locks(let thenWaits):
      lock(page, call.task)
      return .batch(thenWaits ? .waitForWriteback : .check, batch)
    case .findsLocked: return .batch(.entry, batch.advanced)
    case .meetsWriteback: return .batch(.waitForWriteback, batch)
    case .seesWriteEnd: return .batch(.check, batch)
    case .belongs(let isMapped): return .batch(isMapped ? .unmapPage : .remove, batch)
    case .findsGone(.some):
      if isLocked { unlock(page, call.task) }
      return .batch(.goBack, call.countingRetry(batch))
    case .keepsGathered:
      if isLocked { unlock(page, call.task) }
      return .batch(.entry, batch.advanced)
    case .unmaps:
      unmapAll(of: page)
      return .batch(.remove, batch)
    case .cuts(let cut): return perform(cut, batch, call)
    case .cutsEnd(let cut):
      perform(cut, call)
      return afterSplit(batch, call)
    case .removes:
      truncate(page)
      return leavePage(batch, isLocked)
    case .findsUnderWriteback, .findsGone(nil), .keeps, .findsRemoved:
      return leavePage(batch, isLocked)
    case .findsMapped:
      stop(at: .removedWhileMapped(page))
      return .batch(.remove, batch)
    case .unlocks:
      unlock(page, call.task)
      return .batch(.entry, batch.advanced)
    }
  }

  /// Performs P19b.
  private mutating func perform(
    _ cut: FolioCut,
    _ batch: UndoBatch<Storage.Batch>,
    _ call: UndoRangeCall
  ) -> UndoRange<Storage.Batch> {
    let page = batch.cursor.page
    let slots = storage.slots(of: page)
    perform(cut, of: page, call)
    switch cut {
    case .splits(_, thenAtEnd: true): return .batch(.cutEnd, batch)
    case .splits: return afterSplit(batch, call)
    case .stays where call.passesUnsplitPages:
      let first = call.first(after: batch.counts)
      return leavePage(batch.scanning(from: slots.map { max(first, $0.end) }), call.takesPageLocks)
    case .stays, .isDropped: return leavePage(batch, call.takesPageLocks)
    }
  }

  /// Returns the place after the page at the cursor has been split.
  ///
  /// If the first piece is a single page, its lock is dropped and the pieces are gathered; otherwise the loop goes on
  /// after all slots that the page took, and pieces in the range stay there, with zeros.
  ///
  /// Kernel: folio_test_large() in shmem_undo_range(), mm/shmem.c, 6.12 and 6.15.
  private mutating func afterSplit(
    _ batch: UndoBatch<Storage.Batch>,
    _ call: UndoRangeCall
  ) -> UndoRange<Storage.Batch> {
    guard !isLarge(batch.cursor.page) else { return leavePage(batch, call.takesPageLocks) }
    if call.takesPageLocks { unlock(batch.cursor.page, call.task) }
    return .batch(.gatherPieces, batch)
  }

  /// Returns the place after a page that has been dealt with: P11 or P20 if there is a lock to drop.
  private func leavePage(
    _ batch: UndoBatch<Storage.Batch>,
    _ isLocked: Bool
  ) -> UndoRange<Storage.Batch> {
    isLocked ? .batch(.unlock, batch) : .batch(.entry, batch.advanced)
  }
}
