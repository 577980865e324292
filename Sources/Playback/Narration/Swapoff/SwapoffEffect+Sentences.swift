// Knows how to tell the steps of a swapoff.

import Shmem

extension SwapoffEffect: StepWords {
  func sentence(in context: StepContext) -> String {
    switch self {
    case .finds(let find, _):
      let hurry = context.machine.file.isSwapOff ? "" : " From now on no swap slot is given out."
      return find.sentence(by: context.name) + hurry
    case .cached(let effect, let cached): return effect.sentence(cached, by: context.name)
    }
  }
}

extension SwapoffEffect.Find {
  fileprivate func sentence(by name: String) -> String {
    switch self {
    case .nothing: "\(name) finds no used swap slot: the area is empty."
    case .cachedPage(let cached):
      "\(name) finds \(cached.page) in the swap cache for \(cached.swap) and takes a reference."
    case .reads(let cached): "\(name) reads \(cached.swap) into \(cached.page), in the swap cache."
    }
  }
}

extension SwapoffEffect.OnCached {
  fileprivate func sentence(_ cached: CachedPage, by name: String) -> String {
    let (page, swap) = (cached.page, cached.swap)
    switch self {
    case .locks: return "\(name) locks \(page)."
    case .seesWriteEnd: return "\(page) has reached swap: \(name) may go on."
    case .findsOwner:
      return
        "\(swap) has an owner and \(page) is its page: \(name) will bring it back into the file."
    case .findsParted: return "\(page) no longer belongs to \(swap): \(name) leaves it alone."
    case .findsNoOwner: return "\(swap) has no owner any more: \(name) only has to clean up."
    case .findsEntry(let index):
      return index.map {
        "\(name) takes shmem_swaplist_mutex and finds \(swap) in slot \($0)."
      } ?? "\(name) takes shmem_swaplist_mutex and finds \(swap) in no slot."
    case .swizzles(let index):
      return
        "\(name) puts \(page) where swap entry \(swap) was: one store, slot \(index) was never "
        + "empty."
    case .findsSlotChanged(let index):
      return "Slot \(index) no longer holds \(swap): \(name) was too late."
    case .leavesSwapCache(let added):
      return added == nil
        ? "\(name) takes \(page) out of the swap cache: it is no longer needed."
        : "\(name) takes \(page) out of the swap cache, marks it dirty and frees \(swap)."
    case .releases: return "\(name) unlocks \(page) and goes on to the next swap slot."
    }
  }
}
