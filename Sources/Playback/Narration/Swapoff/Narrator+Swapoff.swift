// Knows how to tell the steps of swapoff.

import Shmem

extension Narrator {
  func sentence(_ step: Step, _ swapoff: Swapoff) -> String {
    let name = name(step.task)
    switch swapoff {
    case .idle, .find: return tellFind(by: step.task)
    case .lock(let page, _): return "\(name) locks \(page)."
    case .waitForWriteback(let page, _): return "\(page) has reached swap: \(name) may go on."
    case .check(let page, let swap):
      guard before.machine[page].swap == swap else {
        return "\(page) no longer belongs to \(swap): \(name) leaves it alone."
      }
      return before.machine[swap].count > 0
        ? "\(swap) has an owner and \(page) is its page: \(name) will bring it home."
        : "Nobody owns \(swap) any more: \(name) has only to clean up."
    case .search(_, let swap):
      return after.machine[step.task].index.map {
        "\(name) takes shmem_swaplist_mutex and finds \(swap) in slot \($0)."
      } ?? "\(name) takes shmem_swaplist_mutex and finds \(swap) in no slot."
    case .add(let page, let swap, let index):
      return before.machine[index] == .swap(swap)
        ? "\(name) puts \(page) where swap entry \(swap) was: one store, slot \(index) was never "
          + "empty."
        : "Slot \(index) no longer holds \(swap): \(name) was too late."
    case .clean(let page, let swap, let added):
      return added == nil
        ? "\(name) takes \(page) out of the swap cache: nobody needs it."
        : "\(name) takes \(page) out of the swap cache, marks it dirty and frees \(swap)."
    case .release(let page, _): return "\(name) unlocks \(page) and goes on to the next slot."
    case .finished: return "\(name) is done."
    }
  }

  private func tellFind(by task: TaskID) -> String {
    let name = name(task)
    let hurry = before.machine.file.isSwapOff ? "" : " From now on no slot is given out."
    guard case .swapoff(.lock(let page, let swap)) = after.machine[task] else {
      return "\(name) finds no used swap slot: the area is empty.\(hurry)"
    }
    return before.machine[swap].cachedPage == page
      ? "\(name) finds \(page) in the swap cache for \(swap) and takes a reference.\(hurry)"
      : "\(name) reads \(swap) into \(page), in the swap cache.\(hurry)"
  }
}
