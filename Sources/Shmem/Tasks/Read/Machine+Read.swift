// Knows how the steps of read(2) change a race.

extension Machine {
  /// Performs a step of read(2).
  ///
  /// - Returns: the place after it.
  mutating func perform(_ effect: ReadEffect, _ task: TaskID, in scenario: Scenario) -> Reader {
    switch effect {
    case .looksUp(let found, let index): return perform(found, at: index, in: scenario)
    case .page(let effect, let page, let index): return perform(effect, page, task, at: index)
    case .swapIn(let effect, let index):
      switch perform(effect, task, at: index, in: scenario) {
      case .goesOn(let swapIn): return .swapIn(index, swapIn)
      case .lookAgain: return .lookUp(index)
      case .done(let page): return .unlock(index, page)
      case .behindEnd, .failed: return .finished
      }
    case .fromDisk(let effect, let index):
      switch perform(effect, task, at: index, for: .read, in: scenario) {
      case .goesOn(let read): return .fromDisk(index, read)
      case .lookAgain: return .lookUp(index)
      case .done(let page): return .copy(index, page)
      }
    }
  }

  private mutating func perform(
    _ found: ReadEffect.LookUp,
    at index: PageIndex,
    in scenario: Scenario
  ) -> Reader {
    switch found {
    case .findsBehindEnd: return .finished
    case .findsNothing:
      switch scenario.mapping {
      case .tmpfs: return .finished
      case .file: return .fromDisk(index, scenario.startOfDiskRead(for: .read))
      }
    case .findsPage(let page, let isReadable):
      get(page)
      return isReadable ? .copy(index, page) : .lock(index, page)
    case .findsSwap(let swap): return .swapIn(index, .lookUpCache(swap))
    }
  }

  private mutating func perform(
    _ effect: ReadEffect.OnPage,
    _ page: PageNumber,
    _ task: TaskID,
    at index: PageIndex
  ) -> Reader {
    switch effect {
    case .locks:
      lock(page, task)
      return .unlock(index, page)
    case .findsGone:
      put(page)
      return .lookUp(index)
    case .findsRead: return .copy(index, page)
    case .findsUnwritten, .findsBehindEnd, .copies:
      put(page)
      return .finished
    case .unlocks:
      unlock(page, task)
      return .copy(index, page)
    }
  }
}
