// Knows the steps of reclaim, C1 to C15.

extension Machine {
  /// Returns what comes next for a pass of reclaim; `index` is the page it would start on.
  func next(
    of reclaimer: Reclaimer,
    at index: PageIndex?,
    in scenario: Scenario
  ) -> NextStep<ReclaimEffect> {
    switch reclaimer {
    case .idle: index.map { isolation(at: $0) } ?? .picks
    case .isolated(let isolated): .ready(.c2, .page(tryLock(isolated.page), isolated))
    case .locked(let phase, let isolated):
      next(phase, isolated, in: scenario).map { .page($0, isolated) }
    case .storing(let phase, let stored):
      next(phase, stored, in: scenario).map { .store($0, stored) }
    case .writing(let phase, let written):
      next(phase, written, in: scenario).map { .write($0, written) }
    case .finished: .finished
    }
  }

  private func isolation(at index: PageIndex) -> NextStep<ReclaimEffect> {
    guard case .page(let page) = storage[index] else {
      return .step(.c1, unless: .noPage(index), .isolates(nil, at: index))
    }
    let isIsolated = !storage[page].isOnLRU
    // Of a page of several slots the first one counts, whichever the pass was sent to.
    let base = storage.entryRange(at: index).base
    return .step(.c1, unless: isIsolated ? .isolated(page) : nil, .isolates(page, at: base))
  }

  // MARK: The page

  private func tryLock(_ page: PageNumber) -> ReclaimEffect.OnPage {
    if storage[page].isUnderWriteback { return .findsUnderWriteback }
    return storage[page].lockOwner.map { .findsLocked(by: $0) } ?? .locks
  }

  private func next(
    _ phase: Reclaimer.LockedPhase,
    _ isolated: Reclaimer.Isolated,
    in scenario: Scenario
  ) -> NextStep<ReclaimEffect.OnPage> {
    switch phase {
    case .unmap: .ready(.c3, .unmaps)
    case .test: .ready(storage[isolated.page].isDirty ? .c5 : .c4, test(isolated, in: scenario))
    case .enterWritepage: .ready(.c6, enterWritepage(isolated))
    case .split: .ready(.c6a, split(isolated))
    case .getSwap: .ready(.c7, getSwap(isolated, in: scenario))
    }
  }

  private func split(_ isolated: Reclaimer.Isolated) -> ReclaimEffect.OnPage {
    let references = referencesInTheWay(ofSplitting: isolated.page)
    return references > 0 ? .findsUnsplittable(references: references) : .splits
  }

  private func getSwap(
    _ isolated: Reclaimer.Isolated,
    in scenario: Scenario
  ) -> ReclaimEffect.OnPage {
    guard !file.isSwapOff else { return .findsNoSwap }
    let order = storage[isolated.page].order
    return .takesSwap(freeSwap(for: isolated.index, order: order, in: scenario), order: order)
  }

  /// Returns true if C6 is followed by C6a: the page takes several slots, and is not written as one, or reaches past the
  /// end of the file.
  ///
  /// Kernel: shmem_writepage(), mm/shmem.c, 6.12: it looks at i_size here, and never again.
  func mustSplit(_ isolated: Reclaimer.Isolated, in scenario: Scenario) -> Bool {
    guard isLarge(isolated.page) else { return false }
    let end = isolated.index.rawValue + UInt64(storage[isolated.page].frameCount)
    return !scenario.writesLargeEntries || end > file.size
  }

  /// Returns the effect of C4 or C5.
  ///
  /// The references of the tree and that of the isolation are the ones that may be there.
  private func test(
    _ isolated: Reclaimer.Isolated,
    in scenario: Scenario
  ) -> ReclaimEffect.OnPage {
    let page = storage[isolated.page]
    guard page.mapping == isolated.index else { return .findsGone }
    let count = storage.references(to: isolated.page)
    let isOnlyOurs = count - page.frameCount * (page.swap == nil ? 1 : 2) == 1
    guard isOnlyOurs || (page.isDirty && !scenario.rules.reclaimCountsReferences) else {
      return .findsReferenced(count: count, freezes: !page.isDirty)
    }
    return page.isDirty
      ? .letsOut(isCounted: scenario.rules.reclaimCountsReferences)
      : .drops(leaving: remains(of: isolated.index, in: scenario))
  }

  private func enterWritepage(_ isolated: Reclaimer.Isolated) -> ReclaimEffect.OnPage {
    let page = storage[isolated.page]
    guard page.mapping == isolated.index else { return .findsLeft }
    guard page.content == nil else { return .entersWritepage(zeroes: false) }
    return file.preallocation?.covers(isolated.index) == true
      ? .keepsPreallocated : .entersWritepage(zeroes: true)
  }

  // MARK: The exchange

  private func next(
    _ phase: Reclaimer.StoringPhase,
    _ stored: Reclaimer.Stored,
    in scenario: Scenario
  ) -> NextStep<ReclaimEffect.OnStore> {
    switch phase {
    case .lockSwaplist:
      .step(
        .c8,
        unless: file.swaplistMutexOwner.map { .swaplistMutex(heldBy: $0) },
        .locksSwaplist
      )
    case .addToSwapCache: .ready(.c9, .addsToSwapCache)
    case .countSwap: .ready(.c9a, .countsEntry)
    case .ownSwap: .ready(.c10, .owns)
    case .ownSwapLate:
      .ready(.c10, .ownsLate(isInSlot: storage[stored.index] == .swap(stored.swap)))
    case .swizzle: .ready(.c11, .swizzles)
    case .takeOut: .ready(.c11a, .emptiesSlot)
    case .putIn: .ready(.c11b, storage[stored.index] == nil ? .fillsSlot : .findsSlotTaken)
    case .account: .ready(.c12, .releasesSwaplist(counts: !scenario.rules.countsSwappedFirst))
    }
  }

  // MARK: The write

  private func next(
    _ phase: Reclaimer.WritingPhase,
    _ written: Reclaimer.Written,
    in scenario: Scenario
  ) -> NextStep<ReclaimEffect.OnWrite> {
    switch phase {
    case .start:
      // If the slots' owner is gone, the punch was faster and there is nothing to write.
      guard let swap = written.store.swap else { return .ready(.c13, .starts) }
      guard !hasNoOwner(written.page) else { return .ready(.c13, .findsEntryFreed(swap)) }
      return .ready(
        .c13,
        scenario.rules.isSwapWriteoutRefused
          ? .isRefused(goesBack: scenario.rules.putsRefusedPageBack) : .starts
      )
    case .putBack: return .ready(.c13x, putBack(written, in: scenario))
    case .end: return .ready(.c14, .ends)
    case .laterPass: return .ready(.c15, laterPass(written, in: scenario))
    }
  }

  /// Returns the effect of C13x.
  ///
  /// The slots are compared as in S7. Nothing is read or written between the store and the end of the page's time in the
  /// swap cache but what is looked at under the lock of the page.
  ///
  /// Kernel: shmem_add_to_page_cache() and its caller shmem_writeout(), mm/shmem.c, 7.2.
  private func putBack(
    _ written: Reclaimer.Written,
    in scenario: Scenario
  ) -> ReclaimEffect.OnWrite {
    guard let swap = written.store.swap else {
      preconditionFailure("only a page that was to go to swap is put back")
    }
    let order = storage[written.page].order
    let cached = CachedPage(page: written.page, swap: swap, order: order)
    let objection = objection(to: cached, at: written.index, isHalved: false, in: scenario)
    return objection == nil ? .putsBack(swap, order: order) : .findsNoPlace(swap, order: order)
  }

  /// Returns true if no swap slot of a page has an owner.
  private func hasNoOwner(_ page: PageNumber) -> Bool {
    storage.frames(of: page).allSatisfy { frame in
      storage[frame].swap.map { storage[$0].count == 0 } != false
    }
  }

  /// Returns the effect of C15.
  ///
  /// Lock, test and removal are one step; a page that is busy is kept.
  private func laterPass(
    _ written: Reclaimer.Written,
    in scenario: Scenario
  ) -> ReclaimEffect.OnWrite {
    let page = storage[written.page]
    guard page.lockOwner == nil, !page.isUnderWriteback, !page.isDirty,
      storage.references(to: written.page) == page.frameCount
    else { return .keeps }
    switch written.store {
    case .swap(let swap):
      guard storage[swap].cachedPage == written.page else { return .keeps }
      return .freesCached(swap, isOwned: !hasNoOwner(written.page))
    case .disk:
      guard page.mapping == written.index else { return .keeps }
      return .freesFilePage(leaving: remains(of: written.index, in: scenario))
    }
  }
}

extension Rules {
  /// True if reclaim counts the references to a dirty page before it lets the page go out.
  package var reclaimCountsReferences: Bool { guards.freeableCheck }

  /// True if the swap device takes no page.
  package var isSwapWriteoutRefused: Bool { later.swapWriteout == .refused }

  /// True if a page that the swap device does not take goes back in the place of its swap entry.
  var putsRefusedPageBack: Bool { isSwapWriteoutRefused && later.storeBack }

  /// True if reclaim gives a swap slot its owner before the entry is in the tree.
  var ownsSwapFirst: Bool { guards.ownSwapFirst }

  /// True if reclaim raises `info->swapped` before the entry is in the tree.
  var countsSwappedFirst: Bool { later.swappedFirst }
}
