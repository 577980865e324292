// Knows how the steps of a swapoff change a race.

extension Machine {
  /// Performs a step of a swapoff.
  ///
  /// - Returns: the place after it.
  mutating func perform(_ effect: SwapoffEffect, _ task: TaskID) -> Swapoff {
    switch effect {
    case .finds(let find, _):
      file.isSwapOff = true
      switch find {
      case .nothing: return .finished
      case .cachedPage(let cached):
        get(cached.page)
        return .cached(.lock, cached)
      case .reads(let cached):
        read(cached.swap, into: cached.page)
        return .cached(.lock, cached)
      }
    case .cached(let effect, let cached): return perform(effect, cached, task)
    }
  }

  private mutating func perform(
    _ effect: SwapoffEffect.OnCached,
    _ cached: CachedPage,
    _ task: TaskID
  ) -> Swapoff {
    switch effect {
    case .locks(let isUnderWriteback):
      lock(cached.page, task)
      return .cached(isUnderWriteback ? .waitForWriteback : .check, cached)
    case .seesWriteEnd: return .cached(.check, cached)
    case .findsOwner: return .cached(.search, cached)
    case .findsParted: return .cached(.release, cached)
    case .findsNoOwner: return .clean(cached, added: nil)
    case .findsEntry(let index):
      file.swaplistMutexOwner = task
      return index.map { .add(cached, $0) } ?? .cached(.release, cached)
    case .swizzles(let index):
      addToPageCache(cached.page, at: index)
      return .clean(cached, added: index)
    case .findsSlotChanged: return .clean(cached, added: nil)
    case .leavesSwapCache(let added):
      deleteFromSwapCache(cached.page)
      if added != nil {
        file.swapped -= 1
        freeSwapCount(cached.swap)
      }
      return .cached(.release, cached)
    case .releases:
      if file.swaplistMutexOwner == task { file.swaplistMutexOwner = nil }
      unlockAndPut(cached.page, task)
      return .find(from: SwapEntry(cached.swap.offset + 1))
    }
  }
}
