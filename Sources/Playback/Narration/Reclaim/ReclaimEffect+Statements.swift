// Knows the steps of reclaim as statements of the kernel, and what to ask about them.

import Shmem

extension ReclaimEffect {
  func statement(in context: StepContext) -> String {
    switch self {
    case .isolates: "isolate " + (context.ownIndex.map { "page \($0)" } ?? "a page")
    case .page(let effect, let isolated): effect.statement(isolated.page)
    case .store(let effect, let stored): effect.statement(stored)
    case .write(let effect, let written): effect.statement(written.page)
    }
  }

  func question(in context: StepContext) -> String {
    switch self {
    case .isolates: "Will it find a page, and what will it hold on that page?"
    case .page(let effect, let isolated): effect.question(isolated.page)
    case .store(let effect, let stored): effect.question(stored, in: context)
    case .write(let effect, let written): effect.question(written.page)
    }
  }
}

extension ReclaimEffect.OnPage {
  fileprivate func statement(_ page: PageNumber) -> String {
    switch self {
    case .locks, .findsLocked, .findsUnderWriteback: "trylock(\(page))"
    case .unmaps: "unmap \(page)"
    case .findsGone, .findsReferenced, .drops, .letsOut: "count refs of \(page)"
    case .entersWritepage, .keepsPreallocated, .findsLeft: "writepage(\(page))"
    case .takesSwap, .findsNoSwap: "get_swap_page()"
    }
  }

  fileprivate func question(_ page: PageNumber) -> String {
    switch self {
    case .locks, .findsLocked, .findsUnderWriteback:
      "Will it get the lock of \(page), or leave the page alone?"
    case .unmaps: "Who can still reach \(page) without asking the kernel?"
    case .findsGone, .findsReferenced, .drops, .letsOut:
      "Does anybody else hold on to \(page), or may it go out?"
    case .entersWritepage, .keepsPreallocated, .findsLeft:
      "Will \(page) go out now, or must it stay?"
    case .takesSwap, .findsNoSwap: "Will it get a swap slot?"
    }
  }
}

extension ReclaimEffect.OnStore {
  fileprivate func statement(_ stored: Reclaimer.Stored) -> String {
    let (page, swap) = (stored.page, stored.swap)
    return switch self {
    case .locksSwaplist: "lock swaplist mutex"
    case .addsToSwapCache: "swap cache: \(swap) = \(page)"
    case .countsEntry: "info->swapped += 1"
    case .owns, .ownsLate: "own \(swap)"
    case .swizzles: "slot: \(page) -> \(swap)"
    case .emptiesSlot: "slot: delete \(page)"
    case .fillsSlot, .findsSlotTaken: "slot: insert \(swap)"
    case .releasesSwaplist(let counts): counts ? "info->swapped += 1" : "unlock swaplist mutex"
    }
  }

  fileprivate func question(_ stored: Reclaimer.Stored, in context: StepContext) -> String {
    switch self {
    case .locksSwaplist, .addsToSwapCache: context.askWhatIsHeld(by: stored.index)
    case .countsEntry, .releasesSwaplist: context.askForCount
    case .owns, .ownsLate: context.askForOwner(of: stored.swap)
    case .swizzles, .emptiesSlot: context.askAboutSwizzle(at: stored.index)
    case .fillsSlot, .findsSlotTaken: "Is slot \(stored.index) still empty for \(stored.swap)?"
    }
  }
}

extension ReclaimEffect.OnWrite {
  fileprivate func statement(_ page: PageNumber) -> String {
    switch self {
    case .starts, .findsEntryFreed: "write, unlock \(page)"
    case .ends: "write of \(page) ends"
    case .freesCached, .freesFilePage, .keeps: "free \(page)?"
    }
  }

  fileprivate func question(_ page: PageNumber) -> String {
    switch self {
    case .starts, .findsEntryFreed: "Will \(page) be written at all?"
    case .ends: "Will \(page) still be in memory then?"
    case .freesCached, .freesFilePage, .keeps: "Will \(page) be freed, or kept?"
    }
  }
}
