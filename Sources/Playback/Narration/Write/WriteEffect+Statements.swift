// Knows the steps of write(2) as statements of the kernel, and what to ask about them.

import Shmem

extension WriteEffect {
  func statement(in context: StepContext) -> String {
    switch self {
    case .takesMutex: "lock i_mutex"
    case .touchesBuffer: "touch the buffer"
    case .startsFault(let effect, _), .fault(let effect, _): effect.statement(in: context)
    case .getPage(let effect, let index): effect.statement(at: index, in: context)
    case .page(let effect, let page, _): effect.statement(page)
    case .releasesMutex: "unlock i_mutex"
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
}

extension WriteEffect.OnPage {
  fileprivate func statement(_ page: PageNumber) -> String {
    switch self {
    case .copies, .findsBufferGone: "copy to \(page)"
    case .commits: "set_page_dirty(\(page))"
    case .unlocks: "unlock_page(\(page))"
    }
  }

  fileprivate func question(_ page: PageNumber) -> String {
    switch self {
    case .copies, .findsBufferGone: "Will it get the user's bytes into \(page)?"
    case .commits: "Will \(page) be clean or dirty then?"
    case .unlocks: "Is it nearly done, or has it to go back to its buffer?"
    }
  }
}
