// Lists the outcomes of the steps by which a task gets a page of the file, whichever task takes them.

import Shmem

extension GetPageEffect {
  /// Returns the outcomes that the step can have; nil for a step that decides nothing.
  func outcomes(at index: PageIndex, in context: StepContext) -> StepOutcomes? {
    switch self {
    case .locks(let page, _): context.outcomesOfLock(of: page, at: index, isGone: false)
    case .findsGone(let page): context.outcomesOfLock(of: page, at: index, isGone: true)
    case .passesSizeTest: context.outcomesOfSizeTest(at: index, isInside: true)
    case .findsBehindEnd: context.outcomesOfSizeTest(at: index, isInside: false)
    case .swapIn(let effect): effect.outcomes(at: index, in: context)
    case .fromDisk(let effect): effect.outcomes(at: index, in: context)
    case .adds(let page): context.outcomesOfInsertion(of: "\(page)", at: index, isTaken: false)
    case .findsSlotTaken(let page):
      context.outcomesOfInsertion(of: "\(page)", at: index, isTaken: true)
    case .findsNothing, .findsSwap, .findsPage, .allocates, .addsToLRU, .clears: nil
    }
  }
}

extension DiskReadEffect {
  /// Returns the outcomes that the step can have; nil for a step that decides nothing.
  func outcomes(at index: PageIndex, in context: StepContext) -> StepOutcomes? {
    let (page, isTaken): (PageNumber, Bool)
    switch self {
    case .adds(let added, _): (page, isTaken) = (added, false)
    case .findsSlotTaken(let kept, _): (page, isTaken) = (kept, true)
    case .takesLock, .allocates, .reads, .unlocks, .releasesLock: return nil
    }
    return StepOutcomes(
      ["slot \(index) has no page yet: \(page) goes in", "slot \(index) has a page already"],
      right: isTaken ? 1 : 0
    )
  }
}

extension SwapInEffect {
  /// Returns the outcomes that the step can have; nil for a step that decides nothing.
  func outcomes(at index: PageIndex, in context: StepContext) -> StepOutcomes? {
    switch self {
    case .findsCached, .findsBusy, .fallsBack, .splits, .getsNoMemory: nil
    case .splitsAround(_, let swap, _): Self.outcomesOfSplit(of: swap, at: index, isThere: true)
    case .findsOther(_, let swap): Self.outcomesOfSplit(of: swap, at: index, isThere: false)
    case .reads(let cached), .readsPiece(let cached, _, _):
      Self.outcomesOfRead(of: cached.swap, isOwned: true)
    case .findsNoOwner(let swap, isInFile: false): Self.outcomesOfRead(of: swap, isOwned: false)
    case .findsNoOwner(let swap, isInFile: true):
      StepOutcomes(
        [
          "\(swap) has no owner, and slot \(index) still holds it: it fails",
          "\(swap) has no owner, and slot \(index) has changed: it looks again",
        ],
        right: 0
      )
    case .cached(let effect, let cached): effect.outcomes(cached, at: index, in: context)
    }
  }

  private static func outcomesOfSplit(
    of swap: SwapEntry,
    at index: PageIndex,
    isThere: Bool
  ) -> StepOutcomes {
    StepOutcomes(
      [
        "slot \(index) still holds \(swap): it is split",
        "slot \(index) no longer holds \(swap): it looks again",
      ],
      right: isThere ? 0 : 1
    )
  }

  private static func outcomesOfRead(of swap: SwapEntry, isOwned: Bool) -> StepOutcomes {
    StepOutcomes(
      ["it reads \(swap) into a free page", "\(swap) has no owner any more: it looks again"],
      right: isOwned ? 0 : 1
    )
  }
}

extension SwapInEffect.OnCached {
  fileprivate func outcomes(
    _ cached: CachedPage,
    at index: PageIndex,
    in context: StepContext
  ) -> StepOutcomes? {
    let looks = [
      "slot \(index) still holds \(cached.swap), and \(cached.page) caches it",
      "they no longer belong together: it looks again",
    ]
    return switch self {
    case .confirms: StepOutcomes(looks, right: 0)
    case .findsParted: StepOutcomes(looks, right: 1)
    case .swizzles: context.outcomesOfSwapIn(of: cached, at: index, isLate: false)
    case .findsSlotChanged(isHalved: false):
      context.outcomesOfSwapIn(of: cached, at: index, isLate: true)
    case .emptiesSlot: outcomesOfTaking(cached.swap, from: index, isLate: false)
    case .findsSlotChanged(isHalved: true):
      outcomesOfTaking(cached.swap, from: index, isLate: true)
    case .fillsSlot: context.outcomesOfInsertion(of: "\(cached.page)", at: index, isTaken: false)
    case .findsSlotTaken:
      context.outcomesOfInsertion(of: "\(cached.page)", at: index, isTaken: true)
    case .locks, .findsOtherRange, .seesWriteEnd, .accounts, .leavesSwapCache: nil
    }
  }

  private func outcomesOfTaking(
    _ swap: SwapEntry,
    from index: PageIndex,
    isLate: Bool
  ) -> StepOutcomes {
    StepOutcomes(
      [
        "slot \(index) still holds \(swap): it is empty for a moment",
        "slot \(index) no longer holds \(swap): it looks again",
      ],
      right: isLate ? 1 : 0
    )
  }
}
