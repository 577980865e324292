// Knows the steps of shmem_undo_range(), P4 to P21, and how its two loops gather and leave a batch.

extension Machine {
  /// Returns what comes next for a walk.
  func next(
    of walk: UndoRange<Storage.Batch>,
    _ call: UndoRangeCall,
    in scenario: Scenario
  ) -> NextStep<UndoEffect<Storage.Batch>> {
    switch walk {
    case .begin: .ready(.p4, .begins(then: call.firstStage))
    case .gather(let loop, let start, let counts):
      .ready(loop.steps.gather, gather(loop, from: start, counts, call))
    case .gathering(let gathering):
      .ready(gathering.batch.loop.steps.gather, gatherSlot(gathering, call))
    case .batch(let phase, let batch): next(phase, batch, call)
    case .edge(let edge, let place, let counts):
      next(
        place,
        UndoEdgeVisit(
          edge: edge,
          index: call.range.index(of: edge),
          counts: counts,
          next: call.stage(after: edge, counts)
        ),
        call,
        in: scenario
      )
    case .returnEarly: .ready(.p13, .returnsEarly)
    case .account(let freed): .ready(.p21, .accounts(freed: freed))
    }
  }

  // MARK: Gathering

  /// Collects up to the limit of entries from `start` on.
  ///
  /// The limit counts entries and not pages of the file, so entries after the range may be among them, unless
  /// `boundedGather` says otherwise. The kernel reads slot by slot; a gather is one step all the same, unless
  /// `slowGather` says otherwise.
  ///
  /// With `lockingGather` the first loop's gather also locks the pages and leaves out those that another task
  /// has locked, and those that are being written. Their mapping needs no check: a page that is in its slot
  /// belongs to the file, and between looking and locking there is no other step.
  ///
  /// Kernel: find_get_entries(), mm/filemap.c, 3.16; find_lock_entries(), mm/filemap.c, 6.1.
  private func gather(
    _ loop: UndoLoop,
    from start: PageIndex,
    _ counts: UndoCounts,
    _ call: UndoRangeCall
  ) -> UndoEffect<Storage.Batch> {
    if let gathering = slowGather(loop, from: start, counts, call) {
      return gatherSlot(gathering, call)
    }
    let limit = call.batchLimit(from: start, counts)
    let end = call.end(after: counts)
    let locks = call.locksPages(in: loop)
    var batch = Storage.Batch()
    var leftOut = 0
    var from = start
    while UInt64(batch.count) < limit, let slot = storage.occupiedSlot(from: from) {
      guard slot.index < end || !call.rules.later.boundedGather else { break }
      let range = storage.entryRange(at: slot.index)
      if call.gathersLocked, loop == .first, !call.takesWhole(range, from: slot.index) {
        // A swap entry that ends after the range ends the gather; a page, and what begins before the range, is left out.
        guard range.end <= end || slot.entry.page != nil else { break }
      } else if locks, case .page(let page) = slot.entry, isBusy(page) {
        if storage[page].lockOwner != nil { leftOut += 1 }
      } else {
        batch.append(Gathered(index: slot.index, entry: slot.entry, order: range.order))
      }
      guard slot.index.rawValue < UInt64.max else { break }
      from = range.end
    }
    let gather = UndoGather(loop: loop, start: start, leftOut: leftOut)
    guard batch.count > 0 else {
      let stage = call.stage(afterNothingIn: loop, from: start, counts)
      return .findsNothing(gather, counts, then: stage)
    }
    let opensScan = loop == .second && call.mayEndWithGather(from: start, counts)
    let cursor = Cursor(batch: batch, position: 0, opensScan: opensScan, isLocked: locks)
    return .gathers(UndoBatch(loop: loop, cursor: cursor, counts: counts), gather)
  }

  /// Returns true if a gather that locks leaves the page out.
  private func isBusy(_ page: PageNumber) -> Bool {
    storage[page].lockOwner != nil || storage[page].isUnderWriteback
  }

  // MARK: The entry at the cursor

  private func next(
    _ phase: EntryPhase,
    _ batch: UndoBatch<Storage.Batch>,
    _ call: UndoRangeCall
  ) -> NextStep<UndoEffect<Storage.Batch>> {
    let steps = batch.loop.steps
    switch phase {
    case .entry: return nextEntry(batch, call)
    case .lockCached:
      return lockCached(batch)
    case .removeSwap:
      return .ready(
        steps.freeSwap,
        .exceptional(removal(of: batch.cursor.swap, batch, call), batch)
      )
    case .askWhy: return .ready(.p16d, .exceptional(whyNone(batch, call), batch))
    case .freeSwap:
      return .ready(
        .p7,
        .exceptional(.freesSwap(releases(batch, order: batch.orderRead ?? 0)), batch)
      )
    case .waitForWriteback:
      let page = batch.cursor.page
      return .step(.p17w, unless: writebackWait(for: page), .page(.seesWriteEnd, batch))
    case .check: return .ready(steps.check, .page(check(batch, call), batch))
    case .unmapPage: return .ready(steps.unmap, .page(.unmaps, batch))
    case .remove:
      let page = batch.cursor.page
      guard let cut = cutting(page, batch, call) else {
        return .ready(steps.remove, .page(removal(of: page), batch))
      }
      return .ready(.p19b, .page(.cuts(cut), batch))
    case .cutEnd: return .ready(.p19c, .page(.cutsEnd(endCut(call)), batch))
    case .unlock: return .ready(steps.leave, .page(.unlocks, batch))
    case .goBack:
      let target = batch.target ?? call.retryTarget(in: batch)
      let stage = UndoStage.gather(batch.loop, from: target)
      return .ready(steps.leave, .leaves(batch, .retries(from: target), then: stage))
    case .gatherPieces:
      let first = call.first(after: batch.counts)
      let stage = UndoStage.gather(batch.loop, from: first)
      return .ready(steps.leave, .leaves(batch, .gathersPieces(from: first), then: stage))
    }
  }

  /// Returns the next step at an entry: P6, P8, P16 or P17; P11, P15 or P20 where the batch is left.
  private func nextEntry(
    _ batch: UndoBatch<Storage.Batch>,
    _ call: UndoRangeCall
  ) -> NextStep<UndoEffect<Storage.Batch>> {
    let steps = batch.loop.steps
    let cursor = batch.cursor
    guard !cursor.isExhausted else {
      return .ready(steps.leave, .leaves(batch, .isThrough, then: call.stage(after: batch)))
    }
    guard cursor.current.index < call.end(after: batch.counts) else {
      return .ready(
        steps.leavePastEnd,
        cursor.opensScan
          ? .leaves(batch, .endsScan, then: call.end)
          : .leaves(batch, .isPastEnd, then: call.stage(after: batch))
      )
    }
    switch cursor.current.entry {
    case .swap(let swap) where call.rules.lockCachedPage:
      let page = storage[swap].cachedPage
      return .ready(steps.findCached, .exceptional(.looksForCachedPage(page), batch))
    case .swap where call.readsOrderFirst:
      let order = storage.order(at: cursor.current.index)
      return .ready(steps.readOrder, .exceptional(.readsOrder(order), batch))
    case .swap(let swap):
      return .ready(steps.freeSwap, .exceptional(removal(of: swap, batch, call), batch))
    case .shadow:
      let found = storage[cursor.current.index]
      let isThere = found == cursor.current.entry
      let miss = UndoExceptionalEffect.misses(
        .hasOtherEntry(found),
        storage.entryRange(at: cursor.current.index),
        then: call.afterMiss(batch)
      )
      return .ready(steps.clearShadow, .exceptional(isThere ? .clearsShadow : miss, batch))
    case .page(let page): return next(page, batch, call).map { .page($0, batch) }
    }
  }
}

extension UndoRangeCall {
  /// Returns the first page of the file that no gather looks at.
  func endOfSlots(after counts: UndoCounts) -> PageIndex {
    let fileEnd = PageIndex(filePages)
    return rules.later.boundedGather ? min(fileEnd, end(after: counts)) : fileEnd
  }
}
