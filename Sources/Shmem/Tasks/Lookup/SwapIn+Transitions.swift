// Knows the steps of a swap-in, S2 to S9.

extension Machine {
  /// Returns what comes next in a swap-in.
  ///
  /// - Parameters:
  ///   - swapIn: the place.
  ///   - index: the page of the file.
  ///   - testsSize: true if the caller tests after S9 that the page still lies inside the file.
  ///   - getsMemory: false if there is no memory for a page that is not in the swap cache.
  ///   - isFault: true if the caller is a page fault.
  ///   - scenario: the model.
  /// - Returns: the next step.
  func next(
    of swapIn: SwapIn,
    at index: PageIndex,
    testsSize: Bool,
    getsMemory: Bool = true,
    isFault: Bool = false,
    in scenario: Scenario
  ) -> NextStep<SwapInEffect> {
    switch swapIn {
    case .lookUpCache(let swap):
      lookUpSwapCache(swap, at: index, getsMemory: getsMemory, isFault: isFault, in: scenario)
    case .single(let swap):
      scenario.rules.readsBeforeSplit
        ? lookUpSwapCache(swap, at: index, wantsWhole: false, in: scenario)
        : split(swap, at: index, in: scenario)
          ?? lookUpSwapCache(swap, at: index, isFault: isFault, in: scenario)
    case .unsplit(let order, let cached):
      splitAfterRead(of: cached, from: Int(order), at: index, in: scenario)
        ?? next(.lock, cached, at: index, testsSize: testsSize, in: scenario).map {
          .cached($0, cached)
        }
    case .cached(let phase, let cached):
      next(phase, cached, at: index, testsSize: testsSize, in: scenario).map {
        .cached($0, cached)
      }
    }
  }

  /// Returns S2, S3, S3a or S4a.
  ///
  /// A miss is not a step of its own: S3 looks again before it reads, so that a page that turns up between the
  /// two is found there just as S2 would have found it.
  ///
  /// A page in the swap cache can take more slots than the entry, which was split since, or fewer, as a read-ahead reads
  /// single pages. In the first case the swap-in goes on with the whole page, in the second with the piece of the entry
  /// that its page has, if the kernel looks at the orders at all.
  ///
  /// An entry of an order is split before a page of it is read, and the pieces get their own values; with `read-before-split` the
  /// piece that is wanted is looked up and read by the value that it is going to have, and the entry is split after that.
  /// Kernel: shmem_split_large_entry(), mm/shmem.c, 6.12 and 6.18.
  ///
  /// A swap slot without an owner cannot be read. If the file no longer has the entry, its slot is looked up again;
  /// otherwise the caller gets an error, -ENOMEM: that happens only after a swap slot in use has been freed. Kernel:
  /// shmem_getpage_gfp() with shmem_confirm_swap() after `failed`, mm/shmem.c, 3.16.
  ///
  /// The end of the read belongs to S3: until it comes, others can but wait for the page, or fail to
  /// lock it in P7 and P16, which leaves it in the swap cache, where S5 finds it out of date all the
  /// same. Kernel: lookup_swap_cache() and read_swap_cache_async(), mm/swap_state.c, 3.16.
  private func lookUpSwapCache(
    _ swap: SwapEntry,
    at index: PageIndex,
    getsMemory: Bool = true,
    isFault: Bool = false,
    wantsWhole: Bool = true,
    in scenario: Scenario
  ) -> NextStep<SwapInEffect> {
    let range = storage.entryRange(at: index)
    let isThere = storage[index] == .swap(swap)
    let piece = isThere ? range.piece(of: swap, at: index) : swap
    let split = SwapInEffect.splits(
      swap,
      scenario.split(ofSwapIn: range, around: index),
      goingOnWith: piece
    )
    let wanted = scenario.rules.readsBeforeSplit ? piece : swap
    if let frame = storage[wanted].cachedPage {
      let order = storage[frame].order
      guard !isThere || range.order <= order || !scenario.rules.later.cacheOrder else {
        return .ready(.s4a, split)
      }
      return .ready(.s2, .findsCached(cached(frame, by: wanted, in: scenario)))
    }
    guard getsMemory else { return .ready(.s3, .getsNoMemory(swap)) }
    let isLarge = isThere && range.isLarge
    if isLarge, wantsWhole, scenario.rules.readsWholeEntries {
      return read(swap, range, isFault: isFault, in: scenario)
    }
    guard !isLarge || scenario.rules.readsBeforeSplit else { return .ready(.s3a, split) }
    guard storage[wanted].count > 0 else {
      return .ready(.s3, .findsNoOwner(wanted, isInFile: isThere))
    }
    return readSingle(wanted, at: index, pieceOf: isLarge ? (swap, range) : nil, in: scenario)
  }

  /// Returns the page in the swap cache that a swap slot has led to, with the swap slot that the swap-in goes on with.
  ///
  /// A kernel that can put a page in the place of several entries goes on with the first slot of the page.
  private func cached(
    _ frame: PageNumber,
    by swap: SwapEntry,
    in scenario: Scenario
  ) -> CachedPage {
    let page = storage.head(of: frame)
    let first = scenario.rules.later.rangeInsert ? storage[page].swap ?? swap : swap
    return CachedPage(page: page, swap: first, order: storage[page].order)
  }

  private func next(
    _ phase: SwapIn.Phase,
    _ cached: CachedPage,
    at index: PageIndex,
    testsSize: Bool,
    in scenario: Scenario
  ) -> NextStep<SwapInEffect.OnCached> {
    switch phase {
    case .lock: .step(.s4, unless: lockWait(for: cached.page), .locks)
    case .confirm: .ready(.s5, confirm(cached, at: index))
    case .waitForWriteback: .step(.s6, unless: writebackWait(for: cached.page), .seesWriteEnd)
    case .add:
      .ready(
        .s7,
        objection(to: cached, at: index, isHalved: false, in: scenario) ?? .swizzles
      )
    case .takeOut:
      .ready(
        .s7a,
        objection(to: cached, at: index, isHalved: true, in: scenario) ?? .emptiesSlot
      )
    case .putIn: .ready(.s7b, storage[index] == nil ? .fillsSlot : .findsSlotTaken)
    case .account: .ready(.s8, .accounts)
    case .leaveSwapCache:
      .ready(.s9, .leavesSwapCache(isBehindEnd: testsSize && !isInsideFile(index)))
    }
  }

  /// Returns the effect of S5.
  ///
  /// No step starts the write of a page that another task has locked, so a page that is not being written now need not
  /// be waited for.
  private func confirm(_ cached: CachedPage, at index: PageIndex) -> SwapInEffect.OnCached {
    let slots = EntryRange(order: cached.order, covering: index)
    guard cached.skipsCache || storage[cached.page].swap == cached.swap,
      storage[slots.base] == .swap(cached.swap) || storage[index] == .swap(cached.swap)
    else { return .findsParted }
    return .confirms(isUnderWriteback: storage[cached.page].isUnderWriteback)
  }

  /// Returns the reason why a page of the swap cache does not take the place of what its slots hold; nil if it does.
  ///
  /// The slots have to hold one entry with the value of the page, or pieces of it: as many as the page has frames, each
  /// with the value that follows by arithmetic.
  ///
  /// Kernel: shmem_add_to_page_cache(), mm/shmem.c, 6.12; before 5c241ed8d031 there is one entry, or none.
  func objection(
    to cached: CachedPage,
    at index: PageIndex,
    isHalved: Bool,
    in scenario: Scenario
  ) -> SwapInEffect.OnCached? {
    let slots = EntryRange(order: cached.order, covering: index)
    guard slots.isLarge else {
      return storage[index] == .swap(cached.swap) ? nil : .findsSlotChanged(isHalved: isHalved)
    }
    let isOne =
      storage[slots.base] == .swap(cached.swap) && storage.entryRange(at: slots.base) == slots
    let isFilled = slots.slots.allSatisfy { slot in
      let index = PageIndex(slot)
      return storage.swap(at: index) == slots.piece(of: cached.swap, at: index)
    }
    return isOne || isFilled && scenario.rules.later.rangeInsert
      ? nil : .findsOtherRange(isHalved: isHalved)
  }
}

extension Rules {
  /// True if a swap-in reads a single page of an entry of several slots before it splits the entry.
  var readsBeforeSplit: Bool { later.readBeforeSplit && later.rangeInsert }
}
