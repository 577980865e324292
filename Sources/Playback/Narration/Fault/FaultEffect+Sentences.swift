// Knows how to tell the steps of a page fault.

import Shmem

extension FaultEffect: StepWords {
  func sentence(in context: StepContext) -> String {
    switch self {
    case .around(let effect, let index): return effect.sentence(for: index, in: context)
    case .gate(let effect, let index): return effect.sentence(at: index, in: context)
    case .getPage(let effect, let index): return effect.sentence(at: index, in: context)
    case .page(let effect, let page, let index):
      return effect.sentence(page, at: index, by: context.name)
    case .stores(let page, let index):
      return context.machine.frame(at: index) == page
        ? "The user stores into page \(index), straight through the pte into \(page)."
        : "The user stores into page \(index), through a pte to \(page), which has left slot \(index)."
    case .findsPteGone(let index):
      return "The pte is gone: the store to page \(index) faults again."
    }
  }
}

extension FaultEffect.OnAround {
  fileprivate func sentence(for index: PageIndex, in context: StepContext) -> String {
    let name = context.name
    switch self {
    case .locks(let page, let place):
      let isPunched =
        context.machine.isPublished(in: context.scenario) && context.scenario.hole.contains(place)
      return "\(name) looks around page \(index) and locks \(page)"
        + (isPunched ? ": it does not check whether page \(place) is being punched." : ".")
    case .findsOwnUnmapped:
      return "\(name) has mapped the pages around, but not page \(index): it goes on for that page."
    case .findsOwnMapped:
      return "\(name) has mapped the pages around, page \(index) included: the load is done."
    case .maps(let page, let place):
      return
        "\(name) maps \(page) at page \(place)\(place == index ? "" : " as well") and unlocks it."
    case .leaves(let page, let place, let isMapped):
      return isMapped
        ? "A pte maps \(page) already: \(name) unlocks it again."
        : "Page \(place) lies beyond the end of the file: \(name) unlocks \(page) again."
    }
  }
}

extension FaultEffect.AtGate {
  fileprivate func sentence(at index: PageIndex, in context: StepContext) -> String {
    let name = context.name
    switch self {
    case .passes: return "\(name) sees no punch over page \(index) and goes on."
    case .mustSleep:
      return "\(name) sees that page \(index) lies in a hole being punched: it has to wait."
    case .mustTakeMutex:
      return "\(name) sees that page \(index) lies in a hole being punched: it drops mmap_sem and "
        + "will wait for i_mutex."
    case .mayNotWait:
      return "\(name) sees page \(index) being punched and may not wait: NOPAGE, and the access "
        + "faults again at once."
    case .joinsQueue:
      let sleep = "\(name) joins the punch's wait queue"
      return context.scenario[context.task].mayRetry
        ? "\(sleep): page \(index) is being punched."
        : "\(sleep) and keeps mmap_sem, as it may not be retried."
    case .isWoken: return "The punch has woken \(name)."
    case .isSignalled:
      return
        "A fatal signal wakes \(name); its entry stays on the punch's wait queue."
    case .isWokenEarly:
      return
        "Something other than the punch wakes \(name); its entry stays on the punch's wait queue."
    case .leavesQueue: return "\(name) leaves the queue; the access will fault again."
    case .leavesQueueEarly:
      return
        "\(name) takes its entry off the queue, which is still there; the access will fault again."
    case .dies: return "\(name) leaves the queue, which is still there, and the signal kills it."
    case .findsQueueGone:
      return
        "\(name) wants to leave the queue, but the queue is gone with the punch's stack."
    case .takesMutex: return "\(name) takes i_mutex: the punch is over."
    case .dropsMutex: return "\(name) releases i_mutex again; the access will fault again."
    }
  }
}

extension FaultEffect.OnPage {
  fileprivate func sentence(_ page: PageNumber, at index: PageIndex, by name: String) -> String {
    switch self {
    case .maps(let isInFile):
      return isInFile
        ? "\(name) maps \(page) at page \(index); its lock is still held."
        : "\(name) maps \(page) at page \(index), though it belongs to no file any more."
    case .findsMapped, .findsOtherMapped:
      return "Page \(index) is mapped already: \(name) drops its reference."
    case .dirties: return "\(name) marks \(page) dirty."
    case .unlocks: return "\(name) unlocks \(page)."
    }
  }
}
