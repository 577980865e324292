// Knows how the steps of a swap-in change a race.

extension Machine {
  /// Performs a step of a swap-in of page `index` of the file.
  mutating func perform(
    _ effect: SwapInEffect,
    _ task: TaskID,
    at index: PageIndex,
    in scenario: Scenario
  ) -> SwapInResult {
    switch effect {
    case .findsCached(let cached):
      get(cached.page)
      return .goesOn(.cached(.lock, cached))
    case .reads(let cached):
      read(cached)
      return .goesOn(.cached(.lock, cached))
    case .readsPiece(let cached, _, let range):
      read(cached)
      return .goesOn(.unsplit(order: UInt8(range.order), cached))
    case .findsNoOwner(_, let isInFile): return isInFile ? .failed : .lookAgain
    case .findsBusy: return .lookAgain
    case .fallsBack(let swap, _, _): return .goesOn(.single(swap))
    case .getsNoMemory: return .failed
    case .splits(let swap, let split, let piece):
      perform(split, of: swap)
      return .goesOn(.lookUpCache(piece))
    case .splitsAround(let cached, let swap, let split):
      perform(split, of: swap)
      return .goesOn(.cached(.lock, cached))
    case .findsOther(let cached, _):
      letGo(ofUnlocked: cached)
      return .lookAgain
    case .cached(let effect, let cached):
      return perform(effect, cached, task, at: index, in: scenario)
    }
  }

  /// Splits a swap entry: each piece gets the value that follows by arithmetic.
  ///
  /// The first piece keeps the value, so that a comparison of values does not notice the split.
  private mutating func perform(_ split: EntrySplit, of swap: SwapEntry) {
    storage.split(split) { .swap(split.range.piece(of: swap, at: $0.base)) }
  }

  private mutating func perform(
    _ effect: SwapInEffect.OnCached,
    _ cached: CachedPage,
    _ task: TaskID,
    at index: PageIndex,
    in scenario: Scenario
  ) -> SwapInResult {
    /// The exchange in one step, or in two.
    let exchange: SwapIn = .cached(scenario.rules.swizzlesAtOnce ? .add : .takeOut, cached)
    switch effect {
    case .locks:
      lock(cached.page, task)
      return .goesOn(.cached(.confirm, cached))
    case .confirms(let isUnderWriteback):
      return .goesOn(isUnderWriteback ? .cached(.waitForWriteback, cached) : exchange)
    case .findsParted, .findsOtherRange:
      letGo(of: cached, task)
      return .lookAgain
    case .seesWriteEnd: return .goesOn(exchange)
    case .swizzles, .fillsSlot:
      addToPageCache(cached.page, at: index)
      return .goesOn(.cached(.account, cached))
    case .emptiesSlot:
      storage.store(nil, in: EntryRange(order: cached.order, covering: index))
      return .goesOn(.cached(.putIn, cached))
    case .findsSlotChanged, .findsSlotTaken:
      leaveSwapCache(cached)
      unlockAndPut(cached.page, task)
      return .lookAgain
    case .accounts:
      file.swapped -= cached.swaps.count
      return .goesOn(.cached(.leaveSwapCache, cached))
    case .leavesSwapCache(let isBehindEnd):
      leaveSwapCache(cached)
      for swap in cached.swaps.swaps { freeSwapCount(swap) }
      guard isBehindEnd else { return .done(cached.page) }
      unlockAndPut(cached.page, task)
      return .behindEnd
    }
  }
}

extension Rules {
  /// True if page and swap entry change places in one step, whatever task exchanges them.
  var swizzlesAtOnce: Bool { guards.atomicSwizzle }
}
