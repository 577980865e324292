// Knows the steps of read(2) as statements of the kernel, and what to ask about them.

import Shmem

extension ReadEffect {
  func statement(in context: StepContext) -> KernelStatement {
    switch self {
    case .looksUp(_, let index): context.lookUpStatement(at: index)
    case .page(let effect, let page, _): effect.statement(page)
    case .swapIn(let effect, _): effect.statement
    case .fromDisk(let effect, let index): effect.statement(at: index)
    }
  }

  func question(in context: StepContext) -> String {
    switch self {
    case .looksUp(_, let index): context.askWhatIsFound(at: index)
    case .page(let effect, let page, let index): effect.question(page, at: index, in: context)
    case .swapIn(let effect, let index): effect.question(at: index, in: context)
    case .fromDisk(let effect, let index): effect.question(at: index, in: context)
    }
  }

  func outcomes(in context: StepContext) -> StepOutcomes? {
    switch self {
    case .page(let effect, let page, let index):
      effect.outcomes(page, at: index, in: context)
    case .swapIn(let effect, let index): effect.outcomes(at: index, in: context)
    case .fromDisk(let effect, let index): effect.outcomes(at: index, in: context)
    case .looksUp: nil
    }
  }
}

extension ReadEffect.OnPage {
  fileprivate func statement(_ page: PageNumber) -> KernelStatement {
    switch self {
    case .locks, .findsGone, .findsRead, .findsUnwritten, .findsBehindEnd:
      .call(.lockPage, [.page(page)])
    case .unlocks: .call(.unlockPage, [.page(page)])
    case .copies: .sequence([.words("copy"), .words("put \(page)")])
    }
  }

  fileprivate func question(
    _ page: PageNumber,
    at index: PageIndex,
    in context: StepContext
  ) -> String {
    switch self {
    case .locks, .findsGone, .findsRead, .findsUnwritten, .findsBehindEnd:
      context.askForPlace(of: page, at: index)
    case .unlocks: context.askWhoGoesOn(without: "\(page)")
    case .copies: context.askAboutRest(at: index)
    }
  }

  fileprivate func outcomes(
    _ page: PageNumber,
    at index: PageIndex,
    in context: StepContext
  ) -> StepOutcomes? {
    switch self {
    case .locks, .findsRead, .findsUnwritten, .findsBehindEnd:
      context.outcomesOfLock(of: page, at: index, isGone: false)
    case .findsGone: context.outcomesOfLock(of: page, at: index, isGone: true)
    case .unlocks, .copies: nil
    }
  }
}
