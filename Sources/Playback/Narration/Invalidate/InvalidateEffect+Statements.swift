// Knows the steps of an invalidation as statements of the kernel, and what to ask about them.

import Shmem

extension InvalidateEffect {
  func statement(in context: StepContext) -> KernelStatement {
    switch self {
    case .looksUp(_, let index): context.lookUpStatement(at: index)
    case .clearsShadow(let shadow, let index, _): .slot(index, .delete(.shadow(shadow)))
    case .page(let effect, let page, let index): effect.statement(page, at: index)
    }
  }

  func question(in context: StepContext) -> String {
    switch self {
    case .looksUp(_, let index): context.askWhatIsFound(at: index)
    case .clearsShadow(_, let index, _): context.askWhatIsHeld(by: index)
    case .page(let effect, let page, let index): effect.question(page, at: index, in: context)
    }
  }

  func outcomes(in context: StepContext) -> StepOutcomes? {
    switch self {
    case .looksUp: nil
    case .clearsShadow(let shadow, let index, let isThere):
      StepOutcomes(
        ["slot \(index) still holds \(shadow): it goes", "slot \(index) has changed: it stays"],
        right: isThere ? 0 : 1
      )
    case .page(let effect, let page, let index): effect.outcomes(page, at: index)
    }
  }
}

extension InvalidateEffect.OnPage {
  fileprivate func statement(_ page: PageNumber, at index: PageIndex) -> KernelStatement {
    switch self {
    case .locks, .findsGone: .call(.lockPage, [.page(page)])
    case .seesWriteEnd: .call(.waitOnWriteback, [.page(page)])
    case .unmaps: .words("unmap \(page)")
    case .removes, .findsDirty, .findsRemoved: .slot(index, .delete(.page(page)))
    case .unlocks: .call(.unlockPage, [.page(page)])
    }
  }

  fileprivate func question(
    _ page: PageNumber,
    at index: PageIndex,
    in context: StepContext
  ) -> String {
    switch self {
    case .locks, .findsGone: context.askForPlace(of: page, at: index)
    case .seesWriteEnd: "Are the bytes of \(page) on the disk by now?"
    case .unmaps: "What will a program that touches page \(index) find?"
    case .removes, .findsDirty, .findsRemoved: "Does anything have to be kept of \(page)?"
    case .unlocks: context.askWhoGoesOn(without: "\(page)")
    }
  }

  fileprivate func outcomes(_ page: PageNumber, at index: PageIndex) -> StepOutcomes? {
    let places = ["\(page) is still page \(index) of the file", "\(page) has left the file"]
    let fates = ["\(page) is clean: it goes", "\(page) is dirty: it stays"]
    return switch self {
    case .locks: StepOutcomes(places, right: 0)
    case .findsGone: StepOutcomes(places, right: 1)
    case .removes: StepOutcomes(fates, right: 0)
    case .findsDirty: StepOutcomes(fates, right: 1)
    case .seesWriteEnd, .unmaps, .findsRemoved, .unlocks: nil
    }
  }
}
