// Knows how the steps of reclaim change a race.

extension Machine {
  /// Performs a step of reclaim.
  ///
  /// - Returns: the place after it.
  mutating func perform(
    _ effect: ReclaimEffect,
    _ task: TaskID,
    in scenario: Scenario
  ) -> Reclaimer {
    switch effect {
    case .isolates(let page, let index):
      guard let page else { preconditionFailure("reclaim isolates a page that is there") }
      storage[page].isOnLRU = false
      get(page)
      return .isolated(Reclaimer.Isolated(index: index, page: page))
    case .page(let effect, let isolated): return perform(effect, isolated, task, in: scenario)
    case .store(let effect, let stored): return perform(effect, stored, task, in: scenario)
    case .write(let effect, let written): return perform(effect, written, task, in: scenario)
    }
  }

  // MARK: The page

  private mutating func perform(
    _ effect: ReclaimEffect.OnPage,
    _ isolated: Reclaimer.Isolated,
    _ task: TaskID,
    in scenario: Scenario
  ) -> Reclaimer {
    let page = isolated.page
    switch effect {
    case .locks:
      lock(page, task)
      return .locked(storage.isMapped(page) ? .unmap : .test, isolated)
    case .findsLocked, .findsUnderWriteback: return putBack(page)
    case .unmaps:
      // P3 takes no page lock and may have been here since C2.
      unmapAll(of: page)
      return .locked(.test, isolated)
    case .findsGone, .findsReferenced: return unlockAndPutBack(page, task)
    case .drops(let entry):
      guard removeFromPageCache(page, leaving: entry) else { return .locked(.test, isolated) }
      unlockAndPut(page, task)
      return .finished
    case .letsOut: return .locked(.enterWritepage, isolated)
    case .entersWritepage(let zeroes):
      return enterWritepage(isolated, zeroes: zeroes, in: scenario)
    case .keepsPreallocated:
      // It may have to be taken back: it stays dirty, and the preallocation hears of it.
      file.preallocation?.unswapped += 1
      return unlockAndPutBack(page, task)
    case .findsLeft:
      stop(at: .pageLeftFile(page))
      return .locked(.enterWritepage, isolated)
    case .splits:
      storage[page].isOnLRU = true
      storage[page].isDirty = true
      splitIntoSingles(page)
      storage[page].isOnLRU = false
      storage[page].isDirty = false
      return .locked(.getSwap, isolated)
    case .takesSwap(let swap, let order):
      let stored = Reclaimer.Stored(index: isolated.index, page: page, swap: swap, order: order)
      for swap in stored.swaps.swaps { storage[swap].hasCache = true }
      return .storing(.lockSwaplist, stored)
    case .findsNoSwap, .findsUnsplittable:
      storage[page].isDirty = true
      return unlockAndPutBack(page, task)
    }
  }

  private mutating func enterWritepage(
    _ isolated: Reclaimer.Isolated,
    zeroes: Bool,
    in scenario: Scenario
  ) -> Reclaimer {
    storage[isolated.page].isDirty = false
    if zeroes {
      storage[isolated.page].content = Content(
        index: isolated.index,
        birth: birthNow,
        isZeros: true
      )
    }
    switch scenario.mapping {
    case .tmpfs:
      return .locked(mustSplit(isolated, in: scenario) ? .split : .getSwap, isolated)
    case .file:
      return .writing(
        .start,
        Reclaimer.Written(index: isolated.index, page: isolated.page, store: .disk)
      )
    }
  }

  /// Gives up on a page that is not locked by this task.
  private mutating func putBack(_ page: PageNumber) -> Reclaimer {
    storage[page].isOnLRU = true
    put(page)
    return .finished
  }

  private mutating func unlockAndPutBack(_ page: PageNumber, _ task: TaskID) -> Reclaimer {
    unlock(page, task)
    return putBack(page)
  }

  // MARK: The exchange

  private mutating func perform(
    _ effect: ReclaimEffect.OnStore,
    _ stored: Reclaimer.Stored,
    _ task: TaskID,
    in scenario: Scenario
  ) -> Reclaimer {
    let rules = scenario.rules
    /// The exchange in one step, or in two.
    let exchange: Reclaimer = .storing(rules.swizzlesAtOnce ? .swizzle : .takeOut, stored)
    /// The place after the page is in both caches: C10, unless the slot gets its owner late.
    let whatFollowsCache = rules.ownsSwapFirst ? .storing(.ownSwap, stored) : exchange
    /// The place after the entry is in the tree: C12, unless the slot has no owner yet.
    let whatFollowsExchange: Reclaimer =
      .storing(rules.ownsSwapFirst ? .account : .ownSwapLate, stored)
    switch effect {
    case .locksSwaplist:
      file.swaplistMutexOwner = task
      return .storing(.addToSwapCache, stored)
    case .addsToSwapCache:
      addToSwapCache(stored.page, stored.swap)
      return rules.countsSwappedFirst ? .storing(.countSwap, stored) : whatFollowsCache
    case .countsEntry:
      file.swapped += stored.swaps.count
      return whatFollowsCache
    case .owns:
      for swap in stored.swaps.swaps { storage[swap].count = 1 }
      return exchange
    case .ownsLate:
      for swap in stored.swaps.swaps { storage[swap].count = 1 }
      return .storing(.account, stored)
    case .swizzles:
      let isOut = removeFromPageCache(stored.page, leaving: .swap(stored.swap))
      return isOut ? whatFollowsExchange : .storing(.swizzle, stored)
    case .emptiesSlot:
      let isOut = removeFromPageCache(stored.page, leaving: nil)
      return .storing(isOut ? .putIn : .takeOut, stored)
    case .fillsSlot:
      let slots = EntryRange(order: stored.order, covering: stored.index)
      storage.store(.swap(stored.swap), in: slots)
      return whatFollowsExchange
    case .findsSlotTaken:
      stop(at: .slotTaken(stored.index))
      return .storing(.putIn, stored)
    case .releasesSwaplist(let counts):
      if counts { file.swapped += stored.swaps.count }
      file.swaplistMutexOwner = nil
      return .writing(.start, Reclaimer.Written(stored))
    }
  }

  // MARK: The write

  private mutating func perform(
    _ effect: ReclaimEffect.OnWrite,
    _ written: Reclaimer.Written,
    _ task: TaskID,
    in scenario: Scenario
  ) -> Reclaimer {
    let page = written.page
    switch effect {
    case .starts:
      for frame in storage.frames(of: page) {
        if let swap = storage[frame].swap { storage[swap].content = storage[frame].content }
      }
      if written.store == .disk { noteWrite(of: page, at: written.index, in: scenario) }
      storage[page].isUnderWriteback = true
      _ = unlockAndPutBack(page, task)
      return .writing(.end, written)
    case .findsEntryFreed, .findsNoPlace:
      deleteFromSwapCache(page)
      return unlockAndPutBack(page, task)
    case .isRefused(let goesBack):
      guard !goesBack else { return .writing(.putBack, written) }
      storage[page].isDirty = true
      return unlockAndPutBack(page, task)
    case .putsBack(let swap, let order):
      let swaps = SwapRange(first: swap, order: order)
      addToPageCache(page, at: written.index)
      file.swapped -= swaps.count
      deleteFromSwapCache(page)
      for swap in swaps.swaps { freeSwapCount(swap) }
      return unlockAndPutBack(page, task)
    case .ends:
      storage[page].isUnderWriteback = false
      return .writing(.laterPass, written)
    case .freesCached:
      deleteFromSwapCache(page)
      return .finished
    case .freesFilePage(let entry):
      _ = removeFromPageCache(page, leaving: entry)
      return .finished
    case .keeps: return .finished
    }
  }
}
