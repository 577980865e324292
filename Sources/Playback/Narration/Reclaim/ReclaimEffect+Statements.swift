// Knows the steps of reclaim as statements of the kernel, and what to ask about them.

import Shmem

extension ReclaimEffect {
  func statement(in context: StepContext) -> KernelStatement {
    switch self {
    case .isolates: .words("isolate " + (context.ownIndex.map { "page \($0)" } ?? "a page"))
    case .page(let effect, let isolated): effect.statement(isolated.page, in: context)
    case .store(let effect, let stored): effect.statement(stored)
    case .write(let effect, let written): effect.statement(written)
    }
  }

  func question(in context: StepContext) -> String {
    switch self {
    case .isolates: "Will it find a page, and what will it hold on that page?"
    case .page(let effect, let isolated): effect.question(isolated.page)
    case .store(let effect, let stored): effect.question(stored, in: context)
    case .write(let effect, let written): effect.question(written, in: context)
    }
  }
}

extension ReclaimEffect.OnPage {
  fileprivate func statement(_ page: PageNumber, in context: StepContext) -> KernelStatement {
    switch self {
    case .locks, .findsLocked, .findsUnderWriteback: .call(.trylock, [.page(page)])
    case .unmaps: .words("unmap \(page)")
    case .findsGone, .findsReferenced, .drops, .letsOut: .words("count refs of \(page)")
    case .entersWritepage, .keepsPreallocated, .findsLeft:
      .call(context.scenario.mapping == .tmpfs ? .writepage : .writeFilePage, [.page(page)])
    case .splits, .findsUnsplittable: .words("split \(page)")
    case .takesSwap, .findsNoSwap: .call(.getSwapPage, [])
    }
  }

  fileprivate func question(_ page: PageNumber) -> String {
    switch self {
    case .locks, .findsLocked, .findsUnderWriteback:
      "Will it get the lock of \(page), or leave the page alone?"
    case .unmaps: "Can the user still reach \(page) without asking the kernel?"
    case .findsGone, .findsReferenced, .drops, .letsOut:
      "Does another task hold a reference on \(page), or may it go out?"
    case .entersWritepage, .keepsPreallocated, .findsLeft:
      "Will \(page) go out now, or must it stay?"
    case .splits, .findsUnsplittable:
      "Does another task hold a reference on \(page), which would keep it whole?"
    case .takesSwap, .findsNoSwap: "Will it get a swap slot?"
    }
  }
}

extension ReclaimEffect.OnStore {
  fileprivate func statement(_ stored: Reclaimer.Stored) -> KernelStatement {
    let (page, swap) = (stored.page, stored.swap)
    return switch self {
    case .locksSwaplist: .lock(.swaplistMutex)
    case .addsToSwapCache: .words("swap cache: \(swap) = \(page)")
    case .countsEntry: .assignment(.swapped, .add, .number(1 << stored.order))
    case .owns, .ownsLate: .words("own \(swap)")
    case .swizzles: .slot(nil, .exchange(.page(page), for: .swap(swap)))
    case .emptiesSlot: .slot(nil, .delete(.page(page)))
    case .fillsSlot, .findsSlotTaken: .slot(nil, .insert(.swap(swap)))
    case .releasesSwaplist(let counts):
      counts
        ? .assignment(.swapped, .add, .number(1 << stored.order)) : .unlock(.swaplistMutex)
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
  fileprivate func statement(_ written: Reclaimer.Written) -> KernelStatement {
    let page = written.page
    return switch self {
    case .starts, .findsEntryFreed, .isRefused:
      .sequence([.words("write"), .words("unlock \(page)")])
    case .putsBack(let swap, _), .findsNoPlace(let swap, _):
      .slot(nil, .exchange(.swap(swap), for: .page(page)))
    case .ends: .words("write of \(page) ends")
    case .freesCached, .freesFilePage, .keeps: .test("free \(page)")
    }
  }

  fileprivate func question(_ written: Reclaimer.Written, in context: StepContext) -> String {
    let page = written.page
    return switch self {
    case .starts, .findsEntryFreed, .isRefused: "Will \(page) be written at all?"
    case .putsBack, .findsNoPlace: context.askAboutSwizzle(at: written.index)
    case .ends: "Will \(page) still be in memory then?"
    case .freesCached, .freesFilePage, .keeps: "Will \(page) be freed, or kept?"
    }
  }
}
