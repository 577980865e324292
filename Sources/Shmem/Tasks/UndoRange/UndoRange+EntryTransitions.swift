// Knows what a loop of shmem_undo_range() decides about the entry at its cursor.

extension Machine {
  /// Returns the effect of P6 or P16.
  ///
  /// While the guard is in force, only a slot that still holds the entry is emptied.
  func removal(
    of swap: SwapEntry,
    _ batch: UndoBatch<Storage.Batch>,
    _ call: UndoRangeCall
  ) -> UndoExceptionalEffect {
    let gathered = batch.cursor.current
    let found = storage[gathered.index]
    let run = storage.run(at: gathered.index)
    guard found == .swap(swap) || !call.rules.guards.compareInFreeSwap else {
      return call.asksWhy(in: batch.loop)
        ? .leavesRun(run, why: .hasOtherValue(found), then: call.afterRefusal(batch))
        : .misses(found: found, retry: call.retryAfterEntry(batch))
    }
    if let refusal = call.refusal(of: run, gathered) {
      return .leavesRun(run, why: refusal, then: call.afterRefusal(batch))
    }
    if run.isLarge || batch.orderRead ?? 0 > 0 {
      return switch batch.loop {
      case .first: .emptiesRun(run)
      case .second: .removesRun(run, releases(of: swap, order: batch.orderRead ?? run.order))
      }
    }
    return switch batch.loop {
    case .first: .emptiesSlot(holding: found)
    case .second: .removesSwap(holding: found, release(batch))
    }
  }

  /// Returns the effect of P16d.
  ///
  /// Kernel: shmem_undo_range(), mm/shmem.c, 6.12.69 and later, which reads the order once more.
  func whyNone(
    _ batch: UndoBatch<Storage.Batch>,
    _ call: UndoRangeCall
  ) -> UndoExceptionalEffect {
    let index = batch.cursor.current.index
    let run = storage.run(at: index)
    return .asksWhy(run, then: call.wayOn(from: index, run, batch.counts))
  }

  /// Returns the effect of P7.
  func freeing(_ batch: UndoBatch<Storage.Batch>) -> UndoExceptionalEffect {
    guard let order = batch.orderRead, order > 0 else { return .freesSwap(release(batch)) }
    return .freesRun(releases(of: batch.cursor.swap, order: order))
  }

  /// Returns the effects of freeing the swap entries of an entry of an order.
  private func releases(of swap: SwapEntry, order: Int) -> [SwapRelease] {
    (0..<UInt32(1) << UInt32(order)).map {
      release(of: SwapEntry(swap.offset + $0), holdingLockOf: nil)
    }
  }

  /// Returns the effect of freeing the swap entry at the cursor.
  func release(_ batch: UndoBatch<Storage.Batch>) -> SwapRelease {
    release(of: batch.cursor.swap, holdingLockOf: batch.cachedPage)
  }

  /// Returns P6l or P16l.
  func lockCached(
    _ batch: UndoBatch<Storage.Batch>
  ) -> NextStep<UndoEffect<Storage.Batch>> {
    guard let page = batch.cachedPage else {
      preconditionFailure("a page is locked in the swap cache after it has been found there")
    }
    return .step(
      batch.loop.steps.lockCached,
      unless: lockWait(for: page),
      .exceptional(.locksCachedPage(page), batch)
    )
  }

  /// Returns the next step at a page: P8 or P17; without the page lock P9, P17w or P18; after a gather that locks P10a,
  /// P10b or P11.
  func next(
    _ page: PageNumber,
    _ batch: UndoBatch<Storage.Batch>,
    _ call: UndoRangeCall
  ) -> NextStep<UndoPageEffect> {
    let steps = batch.loop.steps
    switch batch.loop {
    case .first where call.gathersLocked:
      if isData(page, call) { return .ready(steps.leave, .keepsGathered) }
      return storage[page].isMapped
        ? .ready(steps.unmap, .unmaps) : .ready(steps.remove, removal(of: page))
    case .first:
      guard call.takesPageLocks else { return .ready(steps.check, check(batch, call)) }
      let owner = storage[page].lockOwner
      return .ready(steps.lock, owner.map { .findsLocked(by: $0) } ?? .locks(thenWaits: false))
    case .second:
      guard call.takesPageLocks else {
        return mustReachDisk(page, call)
          ? .ready(.p17w, .meetsWriteback) : .ready(steps.check, check(batch, call))
      }
      return .step(
        steps.lock,
        unless: lockWait(for: page),
        .locks(thenWaits: mustReachDisk(page, call))
      )
    }
  }

  /// Returns true if a page has been written to and the call must not take it.
  private func isData(_ page: PageNumber, _ call: UndoRangeCall) -> Bool {
    call.keepsData && storage[page].content != nil
  }

  /// Returns true if P17 is followed by P17w: mm/shmem.c has nothing like it.
  private func mustReachDisk(_ page: PageNumber, _ call: UndoRangeCall) -> Bool {
    call.mapping == .file && storage[page].isUnderWriteback
  }

  /// Returns the effect of P9 or P18.
  ///
  /// In tmpfs no page that belongs to the file is being written.
  func check(_ batch: UndoBatch<Storage.Batch>, _ call: UndoRangeCall) -> UndoPageEffect {
    let page = batch.cursor.page
    if isData(page, call) { return .keeps }
    let value = storage[page]
    guard value.mapping == batch.cursor.current.index else {
      return .findsGone(retry: call.retryAfterPage(batch))
    }
    guard batch.loop == .second || !value.isUnderWriteback else { return .findsUnderWriteback }
    return .belongs(isMapped: value.isMapped)
  }

  /// Returns the effect of P10b or P19.
  ///
  /// With its lock held a page can neither leave the file nor be mapped again.
  func removal(of page: PageNumber) -> UndoPageEffect {
    guard storage[page].mapping != nil else { return .findsRemoved }
    return storage[page].isMapped ? .findsMapped : .removes
  }
}
