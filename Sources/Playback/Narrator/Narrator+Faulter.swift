// Knows how to tell the steps of a page fault.

import Shmem

extension Narrator {
  func sentence(_ step: Step, _ faulter: Faulter) -> String {
    let name = name(step.task)
    switch faulter {
    case .idle:
      return tellGate(step, at: step.pick ?? before.scenario[step.task].index ?? PageIndex(0))
    case .gate(let index): return tellGate(step, at: index)
    case .queue(let index):
      return "\(name) joins the punch's wait queue: page \(index) is being punched."
    case .asleep: return "The punch has woken \(name)."
    case .leaveQueue: return "\(name) leaves the queue; the access will fault again."
    case .lookUp(let index): return tellFaultLookUp(step.task, at: index)
    case .lock(let index, let page):
      return before.machine[page].mapping == index
        ? "\(name) locks \(page)."
        : "\(page) has left the file while \(name) waited: it looks page \(index) up again."
    case .testSize(let index, let found): return tellSizeTest(found, by: step.task, at: index)
    case .swapIn(let index, let swapIn): return tell(step.row, swapIn, by: step.task, at: index)
    case .allocate: return tellAllocation(by: step.task)
    case .add(let index, let page):
      return before.machine[index] == nil
        ? "\(name) puts the new \(page) into the empty slot \(index)."
        : "Slot \(index) is no longer empty: \(name) throws \(page) away and looks again."
    case .addToLRU(_, let page): return "\(name) puts \(page) on the LRU list: reclaim can find it."
    case .clear(let index, let page):
      let isBehindCursor =
        before.machine.file.phase == .during && before.scenario.hole.contains(index)
      let age = isBehindCursor ? ", written behind the punch's back" : ""
      return "\(name) fills \(page) with zeros\(age)."
    case .map(let index, let page):
      return before.machine[page].isMapped
        ? "Page \(index) is mapped already: \(name) drops its reference."
        : "\(name) maps \(page) at page \(index); its lock is still held."
    case .dirty(_, let page): return "\(name) marks \(page) dirty."
    case .unlock(_, let page): return "\(name) unlocks \(page)."
    case .store(let index):
      guard case .page(let page) = before.machine[index], before.machine[page].isMapped else {
        return "The pte is gone: the store to page \(index) faults again."
      }
      return "The user stores into page \(index), straight through the pte into \(page)."
    case .finished: return "\(name) is done."
    }
  }

  private func tellGate(_ step: Step, at index: PageIndex) -> String {
    guard before.scenario.rules.faultGate == .waitQueue else {
      return tellFaultLookUp(step.task, at: index)
    }
    let name = name(step.task)
    if case .faulter(.queue) = after.machine[step.task] {
      return "\(name) sees that page \(index) lies in a hole being punched: it has to wait."
    }
    return "\(name) sees no punch over page \(index) and walks in."
  }

  private func tellFaultLookUp(_ task: TaskID, at index: PageIndex) -> String {
    tellLookUp(task, at: index, emptyMeans: "it needs a new page")
  }

  private func tellSizeTest(
    _ found: Faulter.Found,
    by task: TaskID,
    at index: PageIndex
  ) -> String {
    let name = name(task)
    guard index.rawValue < before.scenario.filePages else {
      return "Page \(index) lies behind the end of the file: \(name) gets SIGBUS."
    }
    switch found {
    case .nothing: return "Page \(index) lies inside the file and is a hole: \(name) will fill it."
    case .swap(let swap): return "Page \(index) lies inside the file: \(name) will read \(swap) in."
    case .page(let page): return "Page \(index) lies inside the file: \(name) can use \(page)."
    }
  }

  private func tellAllocation(by task: TaskID) -> String {
    let page = after.machine[task].lockedPage.map(\.description) ?? "a page"
    return "\(name(task)) gets a free frame, \(page), and locks it."
  }
}
