// Knows what a loop of shmem_undo_range() decides about the entry at its cursor.

extension Machine {
  /// Returns the effect of P6 or P16.
  func removal(
    of swap: SwapEntry,
    _ batch: UndoBatch<Storage.Batch>,
    _ call: UndoRangeCall
  ) -> UndoExceptionalEffect {
    let gathered = batch.cursor.current
    let found = storage[gathered.index]
    let range = storage.entryRange(at: gathered.index)
    if let miss = call.miss(of: gathered, found, range, batch.counts) {
      return .misses(miss, range, then: call.afterMiss(batch))
    }
    return switch batch.loop {
    case .first: .emptiesSlots(range, holding: found)
    case .second:
      .removesSwap(range, holding: found, releases(batch, order: batch.orderRead ?? range.order))
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
    let range = storage.entryRange(at: index)
    return .asksWhy(range, then: call.wayOn(from: index, range, batch.counts))
  }

  /// Returns the effects of freeing the swap entries of the entry at the cursor.
  func releases(_ batch: UndoBatch<Storage.Batch>, order: Int) -> SwapReleases {
    releases(of: batch.cursor.swap, order: order, holdingLockOf: batch.cachedPage)
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
      return storage.isMapped(page)
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
    guard belongs(page, at: batch.cursor.current.index) else {
      return .findsGone(retry: call.retryAfterPage(batch))
    }
    guard batch.loop == .second || !value.isUnderWriteback else { return .findsUnderWriteback }
    return .belongs(isMapped: cutting(page, batch, call) == nil && storage.isMapped(page))
  }

  /// Returns the end of an attempt to split the page at the cursor, if it reaches past the range: P19b; nil if it is
  /// removed as it is.
  ///
  /// Kernel: shmem_undo_range(), mm/shmem.c, 6.12, which asks for the range of the call, whatever has been given up.
  func cutting(
    _ page: PageNumber,
    _ batch: UndoBatch<Storage.Batch>,
    _ call: UndoRangeCall
  ) -> FolioCut? {
    guard batch.loop == .second, call.splitsPages, isLarge(page),
      let slots = storage.slots(of: page), !call.range.containsAll(of: slots)
    else { return nil }
    return cut(
      of: page,
      taking: slots,
      call,
      isDirty: storage[page].isDirty || call.keepsCleanPages
    )
  }

  /// Returns the effect of P10b or P19.
  ///
  /// With its lock held a page can neither leave the file nor be mapped again.
  func removal(of page: PageNumber) -> UndoPageEffect {
    guard storage[page].mapping != nil else { return .findsRemoved }
    return storage.isMapped(page) ? .findsMapped : .removes
  }
}
