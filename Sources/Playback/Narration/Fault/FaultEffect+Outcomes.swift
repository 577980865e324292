// Lists the outcomes of the steps of a page fault.

import Shmem

extension FaultEffect {
  func outcomes(in context: StepContext) -> StepOutcomes? {
    switch self {
    case .gate(let effect, _): return effect.outcomes
    case .getPage(let effect, let index): return effect.outcomes(at: index, in: context)
    case .mkwrite(let effect, let page, let index): return effect.outcomes(page, at: index)
    case .page(let effect, let page, let index): return effect.outcomes(page, at: index)
    case .stores(_, let index): return outcomesOfStore(at: index, right: 0, in: context)
    case .findsPteGone(let index): return outcomesOfStore(at: index, right: 1, in: context)
    case .findsPteReadOnly(let index): return outcomesOfStore(at: index, right: 2, in: context)
    case .around, .givesUp: return nil
    }
  }

  private func outcomesOfStore(
    at index: PageIndex,
    right: Int,
    in context: StepContext
  ) -> StepOutcomes {
    let texts = ["the store to page \(index) goes through", "the pte is gone: it faults again"]
    let others =
      context.scenario.mapping == .file ? ["the pte only allows reading: it faults again"] : []
    return StepOutcomes(texts + others, right: right)
  }
}

extension FaultEffect.AtGate {
  fileprivate var outcomes: StepOutcomes? {
    let gate = [
      "it sees no punch and goes on", "it sees the punch and will sleep on its wait queue",
      "it sees the punch and will wait for i_mutex", "it sees the punch and faults again at once",
    ]
    let queue = ["the wait queue is still there", "the wait queue is gone: the kernel stops"]
    return switch self {
    case .passes: StepOutcomes(gate, right: 0)
    case .mustSleep: StepOutcomes(gate, right: 1)
    case .mustTakeMutex: StepOutcomes(gate, right: 2)
    case .mayNotWait: StepOutcomes(gate, right: 3)
    case .leavesQueueEarly, .dies: StepOutcomes(queue, right: 0)
    case .findsQueueGone: StepOutcomes(queue, right: 1)
    case .joinsQueue, .isWoken, .isSignalled, .isWokenEarly, .leavesQueue, .takesMutex, .dropsMutex:
      nil
    }
  }
}

extension FaultEffect.OnPage {
  fileprivate func outcomes(_ page: PageNumber, at index: PageIndex) -> StepOutcomes? {
    let texts = ["it maps \(page) at page \(index)", "page \(index) is mapped already"]
    return switch self {
    case .maps: StepOutcomes(texts, right: 0)
    case .findsMapped, .findsOtherMapped: StepOutcomes(texts, right: 1)
    case .dirties, .unlocks: nil
    }
  }
}
