// Knows the steps of a splice read as statements of the kernel, and what to ask about them.

import Shmem

extension SpliceEffect {
  func statement(in context: StepContext) -> KernelStatement {
    switch self {
    case .findsPage(_, let index), .findsBehindEnd(let index): context.lookUpStatement(at: index)
    case .getPage(let effect, let index, _): effect.statement(at: index, in: context)
    case .unlocks(let page, _, _): .call(.unlockPage, [.page(page)])
    case .checks(_, let page, _): .mappingTest(of: .page(page))
    case .drains(let page, _): .sequence([.words("pipe read"), .words("put \(page)")])
    case .read(let effect): effect.statement(in: context)
    }
  }

  func question(in context: StepContext) -> String {
    switch self {
    case .findsPage(_, let index), .findsBehindEnd(let index): context.askWhatIsFound(at: index)
    case .getPage(let effect, let index, _): effect.question(at: index, in: context)
    case .unlocks(let page, _, _): context.askWhoGoesOn(without: "\(page)")
    case .checks(_, let page, let index):
      "Will \(page) go into the pipe, or must it get page \(index) anew?"
    case .drains(_, let index): context.askAboutRest(at: index)
    case .read(let effect): effect.question(in: context)
    }
  }

  func outcomes(in context: StepContext) -> StepOutcomes? {
    switch self {
    case .getPage(let effect, let index, _): effect.outcomes(at: index, in: context)
    case .read(let effect): effect.outcomes(in: context)
    case .checks(let check, let page, _):
      StepOutcomes(
        [
          "\(page) still belongs to the file: into the pipe", "\(page) has left the file",
          "\(page) was never written", "\(page) lies beyond the end of the file",
        ],
        right: check.place
      )
    case .findsPage, .findsBehindEnd, .unlocks, .drains: nil
    }
  }
}

extension SpliceEffect.Check {
  /// The place of the result among the outcomes.
  fileprivate var place: Int {
    switch self {
    case .isFine: 0
    case .findsGone: 1
    case .findsUnwritten: 2
    case .findsBehindEnd: 3
    }
  }
}
