// Knows the steps of a swapoff as statements of the kernel, and what to ask about them.

import Shmem

extension SwapoffEffect {
  func statement(in context: StepContext) -> KernelStatement {
    switch self {
    case .finds(_, let start?):
      .long(.words("find a used slot from \(start)"), short: "used slot from \(start)")
    case .finds(_, nil): .words("find a used slot")
    case .cached(let effect, let cached): effect.statement(cached)
    }
  }

  func question(in context: StepContext) -> String {
    switch self {
    case .finds: "Which swap slot will it find in use, if any?"
    case .cached(let effect, let cached): effect.question(cached, in: context)
    }
  }

  func outcomes(in context: StepContext) -> StepOutcomes? {
    guard case .cached(let effect, let cached) = self else { return nil }
    return effect.outcomes(cached, in: context)
  }
}

extension SwapoffEffect.OnCached {
  fileprivate func statement(_ cached: CachedPage) -> KernelStatement {
    let (page, swap) = (cached.page, cached.swap)
    return switch self {
    case .locks: .call(.lockPage, [.page(page)])
    case .seesWriteEnd: .call(.waitOnWriteback, [.page(page)])
    case .findsOwner, .findsParted, .findsNoOwner: .test("\(page) still of \(swap)")
    case .findsEntry:
      .long(.words("look for \(swap) in the file"), short: "look for \(swap)")
    case .swizzles, .findsSlotChanged: .slot(nil, .exchange(.swap(swap), for: .page(page)))
    case .leavesSwapCache(added: nil): .words("uncache \(page)")
    case .leavesSwapCache(added: .some): .call(.swapFree, [.swap(swap)])
    case .releases: .call(.unlockPage, [.page(page)])
    }
  }

  fileprivate func question(_ cached: CachedPage, in context: StepContext) -> String {
    let (page, swap) = (cached.page, cached.swap)
    return switch self {
    case .locks: "Will \(page) still belong to \(swap)?"
    case .seesWriteEnd: "What has become of \(page) while it waited?"
    case .findsOwner, .findsParted, .findsNoOwner:
      "Does \(page) still belong to \(swap), and does \(swap) have an owner?"
    case .findsEntry: "In which slot will it find \(swap), if in any?"
    case .swizzles(let index), .findsSlotChanged(let index): context.askAboutSwizzle(at: index)
    case .leavesSwapCache: context.askForOwner(of: swap)
    case .releases: context.askWhoGoesOn(without: "\(page)")
    }
  }

  fileprivate func outcomes(_ cached: CachedPage, in context: StepContext) -> StepOutcomes? {
    let (page, swap) = (cached.page, cached.swap)
    let looks = [
      "\(page) still belongs to \(swap), which has an owner",
      "\(page) no longer belongs to \(swap)",
      "\(swap) has no owner any more",
    ]
    let searches = ["a slot of the file holds \(swap)", "no slot of the file holds \(swap)"]
    return switch self {
    case .findsOwner: StepOutcomes(looks, right: 0)
    case .findsParted: StepOutcomes(looks, right: 1)
    case .findsNoOwner: StepOutcomes(looks, right: 2)
    case .findsEntry(let index): StepOutcomes(searches, right: index == nil ? 1 : 0)
    case .swizzles(let index): context.outcomesOfSwapIn(of: cached, at: index, isLate: false)
    case .findsSlotChanged(let index):
      context.outcomesOfSwapIn(of: cached, at: index, isLate: true)
    case .locks, .seesWriteEnd, .leavesSwapCache, .releases: nil
    }
  }
}
