// Knows how to tell the steps of write(2).

import Shmem

extension Narrator {
  func sentence(_ step: Step, _ writer: Writer) -> String {
    let name = name(step.task)
    switch writer {
    case .idle: return "\(name) takes i_mutex and keeps it: no punch can begin before it is done."
    case .getPage(let index, let getPage): return tell(step, getPage, at: index)
    case .copy(let index, let page):
      return "\(name) copies the user's bytes into \(page), a part of page \(index)."
    case .commit(_, let page):
      return before.machine[page].content == nil
        ? "\(name) zeroes the rest of \(page), which is up to date now, and marks it dirty."
        : "\(name) marks \(page) dirty."
    case .unlock(_, let page): return "\(name) unlocks \(page) and drops its reference."
    case .releaseMutex: return "\(name) releases i_mutex and returns to the user."
    case .finished: return "\(name) is done."
    }
  }
}
