// Knows the steps of write(2) as statements of the kernel, and what to ask about them.

import Shmem

extension WriteEffect {
  func statement(in context: StepContext) -> KernelStatement {
    switch self {
    case .takesMutex: .lock(.inodeMutex)
    case .touchesBuffer: .words("touch the buffer")
    case .startsFault(let effect, _), .fault(let effect, _): effect.statement(in: context)
    case .getPage(let effect, let index): effect.statement(at: index, in: context)
    case .page(let effect, let page, _): effect.statement(page)
    case .releasesMutex: .unlock(.inodeMutex)
    }
  }

  func question(in context: StepContext) -> String {
    switch self {
    case .takesMutex: "Can a punch begin from now on?"
    case .touchesBuffer, .startsFault:
      "Is its buffer mapped, or will it fault with i_mutex held?"
    case .fault(let effect, _): effect.question(in: context)
    case .getPage(let effect, let index): effect.question(at: index, in: context)
    case .page(let effect, let page, _): effect.question(page)
    case .releasesMutex: context.askWhoGoesOn(without: "i_mutex")
    }
  }

  func outcomes(in context: StepContext) -> StepOutcomes? {
    switch self {
    case .startsFault(let effect, _), .fault(let effect, _): effect.outcomes(in: context)
    case .getPage(let effect, let index): effect.outcomes(at: index, in: context)
    case .page(let effect, _, _): effect.outcomes(in: context)
    case .takesMutex, .touchesBuffer, .releasesMutex: nil
    }
  }
}

extension WriteEffect.OnPage {
  fileprivate func statement(_ page: PageNumber) -> KernelStatement {
    switch self {
    case .copies, .findsBufferGone: .words("copy to \(page)")
    case .commits: .call(.setPageDirty, [.page(page)])
    case .unlocks: .call(.unlockPage, [.page(page)])
    }
  }

  fileprivate func question(_ page: PageNumber) -> String {
    switch self {
    case .copies, .findsBufferGone: "Will it get the user's bytes into \(page)?"
    case .commits: "Will \(page) be clean or dirty then?"
    case .unlocks: "Is it nearly done, or does it have to go back to its buffer?"
    }
  }

  fileprivate func outcomes(in context: StepContext) -> StepOutcomes? {
    let texts = ["it copies the user's bytes", "its buffer is no longer mapped: it copies nothing"]
    // Without a buffer in the file nothing can come in between.
    guard context.scenario[context.task].buffer != nil else { return nil }
    return switch self {
    case .copies: StepOutcomes(texts, right: 0)
    case .findsBufferGone: StepOutcomes(texts, right: 1)
    case .commits, .unlocks: nil
    }
  }
}
