// Knows how to tell the steps of a page fault.

import Shmem

extension Narrator {
  func sentence(_ step: Step, _ faulter: Faulter) -> String {
    let name = name(step.task)
    switch faulter {
    case .idle where step.id == .f0:
      let index = step.pick ?? before.scenario[step.task].index ?? PageIndex(0)
      return tellLookAround(step, at: index)
    case .lookAround(let index, _): return tellLookAround(step, at: index)
    case .mapAround(let index, let page, let place):
      guard !before.machine[page].isMapped, after.machine[page].isMapped else {
        return before.machine[page].isMapped
          ? "A pte maps \(page) already: \(name) unlocks it again."
          : "Page \(place) lies behind the end of the file: \(name) unlocks \(page) again."
      }
      return
        "\(name) maps \(page) at page \(place)\(place == index ? "" : " as well") and unlocks it."
    case .idle:
      return tellGate(step, at: step.pick ?? before.scenario[step.task].index ?? PageIndex(0))
    case .gate(let index): return tellGate(step, at: index)
    case .queue(let index):
      let sleep = "\(name) joins the punch's wait queue"
      return before.scenario[step.task].mayRetry
        ? "\(sleep): page \(index) is being punched."
        : "\(sleep) and keeps mmap_sem, as it may not be retried."
    case .asleep:
      switch step.id {
      case .f3k:
        return
          "A signal is to kill \(name) and wakes it; its entry stays on the punch's wait queue."
      case .f3w:
        return
          "Something other than the punch wakes \(name); its entry stays on the punch's wait queue."
      default: return "The punch has woken \(name)."
      }
    case .wokenEarly:
      return
        "\(name) takes its entry off the queue, which is still there; the access will fault again."
    case .signalled: return "\(name) leaves the queue in time, and dies of its signal."
    case .takeMutex: return "\(name) takes i_mutex: the punch is over."
    case .dropMutex: return "\(name) releases i_mutex again; the access will fault again."
    case .leaveQueue: return "\(name) leaves the queue; the access will fault again."
    case .getPage(let index, let getPage): return tell(step, getPage, at: index)
    case .map(let index, let page):
      guard after.machine[page].isMapped, !before.machine[page].isMapped else {
        return "Page \(index) is mapped already: \(name) drops its reference."
      }
      return before.machine[page].mapping == nil
        ? "\(name) maps \(page) at page \(index), though it belongs to no file any more."
        : "\(name) maps \(page) at page \(index); its lock is still held."
    case .dirty(_, let page): return "\(name) marks \(page) dirty."
    case .unlock(_, let page): return "\(name) unlocks \(page)."
    case .store(let index):
      if case .gate = after.machine[step.task].faulter {
        return "The pte is gone: the store to page \(index) faults again."
      }
      guard case .page(let page) = before.machine[index] else {
        return "The user stores into page \(index), through a pte to a page that has left the file."
      }
      return "The user stores into page \(index), straight through the pte into \(page)."
    case .finished: return "\(name) is done."
    }
  }

  private func tellLookAround(_ step: Step, at index: PageIndex) -> String {
    let name = name(step.task)
    if case .mapAround(_, let page, let place) = after.machine[step.task].faulter {
      let isPunched =
        before.machine.isPublished(in: before.scenario) && before.scenario.hole.contains(place)
      return "\(name) looks around page \(index) and locks \(page)"
        + (isPunched ? ": nobody asks whether page \(place) is being punched." : ".")
    }
    if case .gate = after.machine[step.task].faulter {
      return "\(name) has mapped what was there, but not page \(index): it goes on alone."
    }
    return "\(name) has mapped what was there, and page \(index) with it: the load is done."
  }

  private func tellGate(_ step: Step, at index: PageIndex) -> String {
    guard before.scenario.rules.faultGate != .none else {
      return tell(step, .lookUp, at: index)
    }
    let name = name(step.task)
    if case .queue = after.machine[step.task].faulter {
      return "\(name) sees that page \(index) lies in a hole being punched: it has to wait."
    }
    if case .takeMutex = after.machine[step.task].faulter {
      return "\(name) sees that page \(index) lies in a hole being punched: it drops mmap_sem and "
        + "will wait for i_mutex."
    }
    if before.machine.isPublished(in: before.scenario), before.scenario.hole.contains(index) {
      return "\(name) sees page \(index) being punched and may not wait: NOPAGE, and the access "
        + "faults again at once."
    }
    return "\(name) sees no punch over page \(index) and walks in."
  }
}
