// Knows how to tell the steps of write(2).

import Shmem

extension WriteEffect: StepWords {
  func sentence(in context: StepContext) -> String {
    let name = context.name
    switch self {
    case .takesMutex:
      return "\(name) takes i_mutex and keeps it: no punch can begin before it is done."
    case .touchesBuffer:
      return "\(name) touches its buffer, which is mapped: it can copy from there."
    case .startsFault(let effect, _):
      return "The buffer of \(name) is not mapped: a fault, with i_mutex held. "
        + effect.sentence(in: context)
    case .fault(let effect, _): return effect.sentence(in: context)
    case .getPage(let effect, let index): return effect.sentence(at: index, in: context)
    case .page(let effect, let page, let index):
      return effect.sentence(page, at: index, by: name)
    case .releasesMutex: return "\(name) releases i_mutex and returns to the user."
    }
  }
}

extension WriteEffect.OnPage {
  fileprivate func sentence(_ page: PageNumber, at index: PageIndex, by name: String) -> String {
    switch self {
    case .copies: return "\(name) copies the user's bytes into \(page), a part of page \(index)."
    case .findsBufferGone:
      return "The buffer's pte is gone, and \(name) may not fault with \(page) locked: it copies "
        + "nothing."
    case .commits(copied: false, let isFirst):
      return isFirst
        ? "\(name) has copied nothing: it zeroes \(page), which is up to date now."
        : "\(name) has copied nothing, and marks \(page) dirty all the same."
    case .commits(copied: true, let isFirst):
      return isFirst
        ? "\(name) zeroes the rest of \(page), which is up to date now, and marks it dirty."
        : "\(name) marks \(page) dirty."
    case .unlocks(copied: false):
      return "\(name) unlocks \(page), drops its reference and goes back to its buffer."
    case .unlocks(copied: true): return "\(name) unlocks \(page) and drops its reference."
    }
  }
}
