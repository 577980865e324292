// Knows the steps of a swapoff, O1 to O7.

extension Machine {
  /// Returns what comes next for a swapoff.
  func next(of swapoff: Swapoff, in scenario: Scenario) -> NextStep<SwapoffEffect> {
    switch swapoff {
    case .idle: find(from: nil, in: scenario)
    case .find(let start): find(from: start, in: scenario)
    case .cached(let phase, let cached): next(phase, cached).map { .cached($0, cached) }
    case .add(let cached, let index): .ready(.o5, .cached(add(cached, at: index), cached))
    case .clean(let cached, let added):
      .ready(.o6, .cached(.leavesSwapCache(added: added), cached))
    case .finished: .finished
    }
  }

  /// Returns O1.
  ///
  /// It waits for a slot that has been given to a page that is not in the swap cache yet (C7 to C9).
  private func find(
    from start: SwapEntry?,
    in scenario: Scenario
  ) -> NextStep<SwapoffEffect> {
    guard let swap = usedSwap(from: start ?? SwapEntry(0)) else {
      return .ready(.o1, .finds(.nothing, from: start))
    }
    if let page = storage[swap].cachedPage {
      return .ready(.o1, .finds(.cachedPage(CachedPage(page: page, swap: swap)), from: start))
    }
    let index = content(of: swap)?.index ?? PageIndex(UInt64(swap.offset))
    let page = freeFrame(for: index, in: scenario)
    return .step(
      .o1,
      unless: storage[swap].hasCache ? .swapCache(swap) : nil,
      .finds(.reads(CachedPage(page: page, swap: swap)), from: start)
    )
  }

  private func add(_ cached: CachedPage, at index: PageIndex) -> SwapoffEffect.OnCached {
    storage[index] == .swap(cached.swap) ? .swizzles(at: index) : .findsSlotChanged(at: index)
  }

  /// Returns the first used slot from `start` on, round the area.
  private func usedSwap(from start: SwapEntry) -> SwapEntry? {
    storage.swapInUse(from: start) ?? storage.swapInUse(from: SwapEntry(0))
  }

  private func next(
    _ phase: Swapoff.Phase,
    _ cached: CachedPage
  ) -> NextStep<SwapoffEffect.OnCached> {
    let page = cached.page
    switch phase {
    case .lock:
      return .step(
        .o2,
        unless: lockWait(for: page),
        .locks(isUnderWriteback: storage[page].isUnderWriteback)
      )
    case .waitForWriteback: return .step(.o2, unless: writebackWait(for: page), .seesWriteEnd)
    case .check:
      guard storage[page].swap == cached.swap else { return .ready(.o3, .findsParted) }
      return .ready(.o3, storage[cached.swap].count > 0 ? .findsOwner : .findsNoOwner)
    case .search:
      return .step(
        .o4,
        unless: file.swaplistMutexOwner.map { .swaplistMutex(heldBy: $0) },
        .findsEntry(at: index(of: cached.swap))
      )
    case .release: return .ready(.o7, .releases)
    }
  }
}
