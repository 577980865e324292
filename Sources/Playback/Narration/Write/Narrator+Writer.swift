// Knows how to tell the steps of write(2).

import Shmem

extension Narrator {
  func sentence(_ step: Step, _ writer: Writer) -> String {
    let name = name(step.task)
    switch writer {
    case .idle: return "\(name) takes i_mutex and keeps it: no punch can begin before it is done."
    case .touchBuffer:
      guard let buffer = before.scenario[step.task].buffer, step.id != .w2 else {
        return "\(name) touches its buffer, which is mapped: it can copy from there."
      }
      return "The buffer of \(name) is not mapped: a fault, with i_mutex held. "
        + sentence(step, Faulter.gate(buffer))
    case .faultBuffer(_, let faulter): return sentence(step, faulter)
    case .getPage(let index, let getPage): return tell(step, getPage, at: index)
    case .copy(let index, let page):
      guard case .writer(.commit(_, _, copied: true)) = after.machine[step.task] else {
        return "The buffer's pte is gone, and \(name) may not fault with \(page) locked: it copies "
          + "nothing."
      }
      return "\(name) copies the user's bytes into \(page), a part of page \(index)."
    case .commit(_, let page, copied: false):
      return before.machine[page].content == nil
        ? "\(name) has copied nothing: it zeroes \(page), which is up to date now."
        : "\(name) has copied nothing, and marks \(page) dirty all the same."
    case .commit(_, let page, copied: true):
      return before.machine[page].content == nil
        ? "\(name) zeroes the rest of \(page), which is up to date now, and marks it dirty."
        : "\(name) marks \(page) dirty."
    case .unlock(_, let page, copied: false):
      return "\(name) unlocks \(page), drops its reference and goes back to its buffer."
    case .unlock(_, let page, copied: true):
      return "\(name) unlocks \(page) and drops its reference."
    case .releaseMutex: return "\(name) releases i_mutex and returns to the user."
    case .finished: return "\(name) is done."
    }
  }
}
