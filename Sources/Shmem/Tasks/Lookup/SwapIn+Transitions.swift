// Knows the steps of a swap-in, S2 to S9.

extension Machine {
  /// Returns what comes next in a swap-in.
  ///
  /// - Parameters:
  ///   - swapIn: the place.
  ///   - index: the page of the file.
  ///   - testsSize: true if the caller tests after S9 that the page still lies inside the file.
  ///   - getsMemory: false if there is no memory for a page that is not in the swap cache.
  ///   - scenario: the model.
  /// - Returns: the next step.
  func next(
    of swapIn: SwapIn,
    at index: PageIndex,
    testsSize: Bool,
    getsMemory: Bool = true,
    in scenario: Scenario
  ) -> NextStep<SwapInEffect> {
    switch swapIn {
    case .lookUpCache(let swap):
      lookUpSwapCache(swap, at: index, getsMemory: getsMemory, in: scenario)
    case .cached(let phase, let cached):
      next(phase, cached, at: index, testsSize: testsSize).map { .cached($0, cached) }
    }
  }

  /// Returns S2, S3 or S3a.
  ///
  /// A miss is not a step of its own: S3 looks again before it reads, so that a page that turns up between the
  /// two is found there just as S2 would have found it.
  ///
  /// An entry of an order is split before a page of it is read, and the single entries get their own values. Kernel:
  /// shmem_split_large_entry(), mm/shmem.c, 6.12.
  ///
  /// The end of the read belongs to S3: until it comes, others can but wait for the page, or fail to
  /// lock it in P7 and P16, which leaves it in the swap cache, where S5 finds it out of date all the
  /// same. Kernel: lookup_swap_cache() and read_swap_cache_async(), mm/swap_state.c, 3.16.
  private func lookUpSwapCache(
    _ swap: SwapEntry,
    at index: PageIndex,
    getsMemory: Bool,
    in scenario: Scenario
  ) -> NextStep<SwapInEffect> {
    if let page = storage[swap].cachedPage {
      return .ready(.s2, .findsCached(CachedPage(page: page, swap: swap)))
    }
    guard getsMemory else { return .ready(.s3, .getsNoMemory(swap)) }
    let run = storage.run(at: index)
    if run.isLarge, storage[index] == .swap(swap) {
      return .ready(.s3a, .splits(swap, run, goingOnWith: run.piece(of: swap, at: index)))
    }
    // Without an owner there is nothing to read, and the tree no longer has the entry.
    guard storage[swap].count > 0 else { return .ready(.s3, .findsNoOwner(swap)) }
    let page = freeFrame(for: index, in: scenario)
    return .ready(.s3, .reads(CachedPage(page: page, swap: swap)))
  }

  private func next(
    _ phase: SwapIn.Phase,
    _ cached: CachedPage,
    at index: PageIndex,
    testsSize: Bool
  ) -> NextStep<SwapInEffect.OnCached> {
    switch phase {
    case .lock: .step(.s4, unless: lockWait(for: cached.page), .locks)
    case .confirm: .ready(.s5, confirm(cached, at: index))
    case .waitForWriteback: .step(.s6, unless: writebackWait(for: cached.page), .seesWriteEnd)
    case .add:
      .ready(
        .s7,
        storage[index] == .swap(cached.swap) ? .swizzles : .findsSlotChanged(isHalved: false)
      )
    case .takeOut:
      .ready(
        .s7a,
        storage[index] == .swap(cached.swap) ? .emptiesSlot : .findsSlotChanged(isHalved: true)
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
    guard storage[cached.page].swap == cached.swap, storage[index] == .swap(cached.swap) else {
      return .findsParted
    }
    return .confirms(isUnderWriteback: storage[cached.page].isUnderWriteback)
  }
}
