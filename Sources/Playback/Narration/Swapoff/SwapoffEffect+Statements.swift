// Knows the steps of a swapoff as statements of the kernel, and what to ask about them.

import Shmem

extension SwapoffEffect {
  func statement(in context: StepContext) -> String {
    switch self {
    case .finds(_, let start): "find a used slot" + (start.map { " from \($0)" } ?? "")
    case .cached(let effect, let cached): effect.statement(cached)
    }
  }

  func question(in context: StepContext) -> String {
    switch self {
    case .finds: "Which swap slot will it find in use, if any?"
    case .cached(let effect, let cached): effect.question(cached, in: context)
    }
  }
}

extension SwapoffEffect.OnCached {
  fileprivate func statement(_ cached: CachedPage) -> String {
    let (page, swap) = (cached.page, cached.swap)
    return switch self {
    case .locks: "lock_page(\(page))"
    case .seesWriteEnd: "wait_on_writeback(\(page))"
    case .findsOwner, .findsParted, .findsNoOwner: "\(page) still of \(swap)?"
    case .findsEntry: "look for \(swap) in the file"
    case .swizzles, .findsSlotChanged: "slot: \(swap) -> \(page)"
    case .leavesSwapCache(added: nil): "uncache \(page)"
    case .leavesSwapCache(added: .some): "swap_free(\(swap))"
    case .releases: "unlock_page(\(page))"
    }
  }

  fileprivate func question(_ cached: CachedPage, in context: StepContext) -> String {
    let (page, swap) = (cached.page, cached.swap)
    return switch self {
    case .locks: "Will \(page) still belong to \(swap)?"
    case .seesWriteEnd: "What has become of \(page) while it waited?"
    case .findsOwner, .findsParted, .findsNoOwner:
      "Does \(page) still belong to \(swap), and does anybody own \(swap)?"
    case .findsEntry: "In which slot will it find \(swap), if in any?"
    case .swizzles(let index), .findsSlotChanged(let index): context.askAboutSwizzle(at: index)
    case .leavesSwapCache: context.askForOwner(of: swap)
    case .releases: context.askWhoGoesOn(without: "\(page)")
    }
  }
}
