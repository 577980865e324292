// Knows the steps of a swap-in as statements of the kernel, and what to ask about them.

import Shmem

extension SwapInEffect {
  /// The statement of the kernel with the operands of the moment.
  var statement: KernelStatement {
    switch self {
    case .findsCached(let cached): .call(.lookupSwapCache, [.swap(cached.swap)])
    case .reads(let cached), .readsPiece(let cached, _, _): .words("read \(cached.swap)")
    case .findsBusy(let swap, _), .findsNoOwner(let swap, _), .getsNoMemory(let swap):
      .words("read \(swap)")
    case .fallsBack(_, let range, _): .words("allocate a page of \(range.count) slots")
    case .splits(let swap, _, _), .splitsAround(_, let swap, _), .findsOther(_, let swap):
      .words("split \(swap)")
    case .cached(let effect, let cached): effect.statement(cached)
    }
  }

  /// Returns the question about the step, which works on page `index` of the file.
  func question(at index: PageIndex, in context: StepContext) -> String {
    switch self {
    case .findsCached(let cached), .reads(let cached), .readsPiece(let cached, _, _):
      askWhetherCached(cached.swap)
    case .findsBusy(let swap, _), .findsNoOwner(let swap, _), .getsNoMemory(let swap):
      askWhetherCached(swap)
    case .fallsBack(let swap, _, _): "Can it read all pages of \(swap) at once?"
    case .splitsAround(_, let swap, _), .findsOther(_, let swap):
      "Does slot \(index) still hold \(swap), so that it can be split?"
    case .splits(let swap, _, _): "What will its slots hold instead of \(swap)?"
    case .cached(let effect, let cached): effect.question(cached, at: index, in: context)
    }
  }

  private func askWhetherCached(_ swap: SwapEntry) -> String {
    "Is there a page for \(swap) in the swap cache, or must it be read?"
  }
}

extension SwapInEffect.OnCached {
  fileprivate func statement(_ cached: CachedPage) -> KernelStatement {
    let (page, swap) = (cached.page, cached.swap)
    return switch self {
    case .locks: .call(.lockPage, [.page(page)])
    case .confirms, .findsParted:
      .long(.test("slot still holds \(swap)"), short: "still \(swap)?")
    case .seesWriteEnd: .call(.waitOnWriteback, [.page(page)])
    case .swizzles, .findsSlotChanged(isHalved: false), .findsOtherRange(isHalved: false):
      .slot(nil, .exchange(.swap(swap), for: .page(page)))
    case .emptiesSlot, .findsSlotChanged(isHalved: true), .findsOtherRange(isHalved: true):
      .slot(nil, .delete(.swap(swap)))
    case .fillsSlot, .findsSlotTaken: .slot(nil, .insert(.page(page)))
    case .accounts: .assignment(.swapped, .subtract, .number(1 << cached.order))
    case .leavesSwapCache: .call(.swapFree, [.swap(swap)])
    }
  }

  fileprivate func question(
    _ cached: CachedPage,
    at index: PageIndex,
    in context: StepContext
  ) -> String {
    let page = cached.page
    return switch self {
    case .locks: "Will slot \(index) hold something else once it has the lock of \(page)?"
    case .confirms, .findsParted:
      "Do slot \(index), \(cached.swap) and \(page) still belong together?"
    case .seesWriteEnd: "What has become of \(page) while it waited?"
    case .swizzles, .emptiesSlot, .findsSlotChanged, .findsOtherRange:
      context.askAboutSwizzle(at: index)
    case .fillsSlot, .findsSlotTaken: "Is slot \(index) still empty for \(page)?"
    case .accounts: context.askForCount
    case .leavesSwapCache: context.askForOwner(of: cached.swap)
    }
  }
}
