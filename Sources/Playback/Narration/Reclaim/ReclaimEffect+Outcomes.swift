// Lists the outcomes of the steps of reclaim.

import Shmem

extension ReclaimEffect {
  func outcomes(in context: StepContext) -> StepOutcomes? {
    switch self {
    case .isolates: nil
    case .page(let effect, let isolated): effect.outcomes(isolated.page, in: context)
    case .store(let effect, let stored): effect.outcomes(stored, in: context)
    case .write(let effect, let written): effect.outcomes(written, in: context)
    }
  }
}

extension ReclaimEffect.OnPage {
  fileprivate func outcomes(_ page: PageNumber, in context: StepContext) -> StepOutcomes? {
    let locks = [
      "it gets the lock of \(page)", "another task has locked \(page): it keeps \(page)",
      "\(page) is being written: it keeps \(page)",
    ]
    let counts = context.scenario.rules.reclaimCountsReferences
    let tests = [
      counts
        ? "\(page) has no other references: it may go out"
        : "it counts no references: \(page) may go out",
      "\(page) has other references: it keeps \(page)",
      "\(page) has left the file: it lets \(page) go",
    ]
    return switch self {
    case .locks: StepOutcomes(locks, right: 0)
    case .findsLocked: StepOutcomes(locks, right: 1)
    case .findsUnderWriteback: StepOutcomes(locks, right: 2)
    case .drops, .letsOut: StepOutcomes(tests, right: 0)
    case .findsReferenced: StepOutcomes(tests, right: 1)
    case .findsGone: StepOutcomes(tests, right: 2)
    case .splits: StepOutcomes(Self.splits(page), right: 0)
    case .findsUnsplittable: StepOutcomes(Self.splits(page), right: 1)
    case .unmaps, .entersWritepage, .keepsPreallocated, .findsLeft, .takesSwap, .findsNoSwap: nil
    }
  }
}

extension ReclaimEffect.OnPage {
  private static func splits(_ page: PageNumber) -> [String] {
    ["\(page) becomes single pages", "other references keep \(page) whole: it keeps \(page)"]
  }
}

extension ReclaimEffect.OnStore {
  fileprivate func outcomes(
    _ stored: Reclaimer.Stored,
    in context: StepContext
  ) -> StepOutcomes? {
    let (index, page, swap) = (stored.index, stored.page, stored.swap)
    let owners = ["\(swap) is still in slot \(index)", "\(swap) has left slot \(index)"]
    switch self {
    case .ownsLate(let isInSlot): return StepOutcomes(owners, right: isInSlot ? 0 : 1)
    case .swizzles:
      // A swizzle that no task has anything in hand for has one outcome only.
      guard context.isInHand(at: index) else { return nil }
      return StepOutcomes(
        [
          "slot \(index) keeps \(page), as the punch holds a reference",
          "\(swap) goes in, and the punch can still use \(page)",
          "\(swap) goes in, and the punch holds a stale \(page)",
        ],
        right: 2
      )
    case .fillsSlot:
      return context.outcomesOfInsertion(of: "\(swap)", at: index, isTaken: false)
    case .findsSlotTaken:
      return context.outcomesOfInsertion(of: "\(swap)", at: index, isTaken: true)
    case .locksSwaplist, .addsToSwapCache, .countsEntry, .owns, .emptiesSlot, .releasesSwaplist:
      return nil
    }
  }
}

extension ReclaimEffect.OnWrite {
  fileprivate func outcomes(
    _ written: Reclaimer.Written,
    in context: StepContext
  ) -> StepOutcomes? {
    let page = written.page
    let isRefused = context.scenario.rules.isSwapWriteoutRefused
    let isKept = "\(page) is busy or gone: it keeps \(page)"
    switch (self, written.store) {
    case (.starts, .swap(let swap)):
      return StepOutcomes(Self.starts(page, swap), right: 0)
    case (.isRefused, .swap(let swap)):
      return StepOutcomes(Self.starts(page, swap, isRefused: isRefused), right: 0)
    case (.findsEntryFreed, .swap(let swap)):
      return StepOutcomes(Self.starts(page, swap, isRefused: isRefused), right: 1)
    case (.putsBack(let swap, _), _):
      return StepOutcomes(Self.goesBack(page, swap, at: written.index), right: 0)
    case (.findsNoPlace(let swap, _), _):
      return StepOutcomes(Self.goesBack(page, swap, at: written.index), right: 1)
    case (.freesCached(let swap, let isOwned), _):
      return StepOutcomes(Self.ends(page, swap, isKept), right: isOwned ? 0 : 1)
    case (.keeps, .swap(let swap)): return StepOutcomes(Self.ends(page, swap, isKept), right: 2)
    case (.freesFilePage, _): return StepOutcomes(["it drops \(page)", isKept], right: 0)
    case (.keeps, .disk): return StepOutcomes(["it drops \(page)", isKept], right: 1)
    case (.starts, .disk), (.findsEntryFreed, .disk), (.isRefused, .disk), (.ends, _): return nil
    }
  }

  private static func starts(
    _ page: PageNumber,
    _ swap: SwapEntry,
    isRefused: Bool = false
  ) -> [String] {
    [
      isRefused ? "the swap device does not take \(page)" : "it starts to write \(page)",
      "\(swap) is free meanwhile: it drops \(page)",
    ]
  }

  private static func goesBack(
    _ page: PageNumber,
    _ swap: SwapEntry,
    at index: PageIndex
  ) -> [String] {
    [
      "slot \(index) still holds \(swap): \(page) goes back",
      "slot \(index) has changed: it lets \(page) go",
    ]
  }

  private static func ends(_ page: PageNumber, _ swap: SwapEntry, _ isKept: String) -> [String] {
    [
      "it frees \(page): only \(swap) holds the bytes",
      "it frees \(page), and \(swap), which has no owner", isKept,
    ]
  }
}
