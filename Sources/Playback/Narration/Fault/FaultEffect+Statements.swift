// Knows the steps of a page fault as statements of the kernel, and what to ask about them.

import Shmem

extension FaultEffect {
  func statement(in context: StepContext) -> KernelStatement {
    switch self {
    case .around(let effect, let index): effect.statement(for: index, in: context)
    case .gate(let effect, let index): effect.statement(at: index, in: context)
    case .getPage(let effect, let index): effect.statement(at: index, in: context)
    case .mkwrite(let effect, let page, _): effect.statement(page)
    case .givesUp: .call(.upRead, [.lock(.invalidateLock)])
    case .page(let effect, let page, _): effect.statement(page)
    case .stores(_, let index), .findsPteGone(let index), .findsPteReadOnly(let index):
      .words("store into page \(index)")
    }
  }

  func question(in context: StepContext) -> String {
    switch self {
    case .around: "Which page will it map as well, if any?"
    case .gate(let effect, _): effect.question
    case .getPage(let effect, let index): effect.question(at: index, in: context)
    case .mkwrite(let effect, let page, let index): effect.question(page, at: index, in: context)
    case .givesUp: context.askWhoGoesOn(without: "invalidate_lock")
    case .page(let effect, let page, let index): effect.question(page, at: index, in: context)
    case .stores, .findsPteGone, .findsPteReadOnly:
      "Is the pte still there to store through, or will it fault again?"
    }
  }
}

extension FaultEffect.OnAround {
  fileprivate func statement(for index: PageIndex, in context: StepContext) -> KernelStatement {
    switch self {
    case .locks, .findsOwnUnmapped, .findsOwnMapped:
      .words("look around" + (context.known(index).map { " page \($0)" } ?? ""))
    case .maps(let page, _), .leaves(let page, _, _): .sequence([.pte(page), .words("unlock")])
    }
  }
}

extension FaultEffect.AtGate {
  fileprivate func statement(at index: PageIndex, in context: StepContext) -> KernelStatement {
    switch self {
    case .passes, .mustSleep, .mustTakeMutex, .mayNotWait:
      .test("a punch over \(context.known(index).map(\.description) ?? "it")")
    case .joinsQueue: .words("join the wait queue")
    case .isWoken: .call(.schedule, [])
    case .isSignalled: .words("a signal arrives")
    case .isWokenEarly: .long(.words("something else wakes it"), short: "it wakes early")
    case .leavesQueue, .leavesQueueEarly, .dies, .findsQueueGone: .call(.finishWait, [])
    case .takesMutex: .lock(.inodeMutex)
    case .dropsMutex: .unlock(.inodeMutex)
    }
  }

  fileprivate var question: String {
    switch self {
    case .passes, .mustSleep, .mustTakeMutex, .mayNotWait:
      "Will it go on, or does it have to wait for the punch?"
    case .joinsQueue: "Will it sleep, and if so, what will wake it?"
    case .isWoken: "What has woken it?"
    case .isSignalled: "A signal arrives. Will it still be on the wait queue?"
    case .isWokenEarly: "Something else wakes it. Will it still be on the wait queue?"
    case .leavesQueueEarly, .dies, .findsQueueGone:
      "Is the wait queue still there for it to leave?"
    case .leavesQueue, .dropsMutex: "Will it get its page now, or fault again?"
    case .takesMutex: "i_mutex is free. What does that tell it about the punch?"
    }
  }
}

extension FaultEffect.OnPage {
  fileprivate func statement(_ page: PageNumber) -> KernelStatement {
    switch self {
    case .maps, .findsMapped, .findsOtherMapped: .pte(page)
    case .dirties: .call(.setPageDirty, [.page(page)])
    case .unlocks: .call(.unlockPage, [.page(page)])
    }
  }

  fileprivate func question(
    _ page: PageNumber,
    at index: PageIndex,
    in context: StepContext
  ) -> String {
    switch self {
    case .maps, .findsMapped, .findsOtherMapped: "Will page \(index) be mapped to \(page)?"
    case .dirties: "May reclaim simply drop \(page) from now on?"
    case .unlocks: context.askWhoGoesOn(without: "\(page)")
    }
  }
}
