// Knows the steps of reclaim, C1 to C15.

extension Machine {
  /// What a reclaimer can do next; `index` is the page it would start on.
  func readiness(of reclaimer: Reclaimer, at index: PageIndex?) -> Readiness {
    switch reclaimer {
    case .idle: index.map(isolationReadiness) ?? .picks
    case .tryLock: .ready(.c2)
    case .unmap: .ready(.c3)
    case .test(_, let page): .ready(storage[page].isDirty ? .c5 : .c4)
    case .enterWritepage: .ready(.c6)
    case .getSwap: .ready(.c7)
    case .lockSwaplist:
      file.swaplistMutexOwner.map { .waits(.c8, .swaplistMutex(heldBy: $0)) } ?? .ready(.c8)
    case .addToSwapCache: .ready(.c9)
    case .countSwap: .ready(.c9a)
    case .ownSwap, .ownSwapLate: .ready(.c10)
    case .swizzle: .ready(.c11)
    case .takeOut: .ready(.c11a)
    case .putIn: .ready(.c11b)
    case .account: .ready(.c12)
    case .startWrite: .ready(.c13)
    case .endWrite: .ready(.c14)
    case .laterPass: .ready(.c15)
    case .finished: .finished
    }
  }

  private func isolationReadiness(at index: PageIndex) -> Readiness {
    guard case .page(let page) = storage[index] else { return .waits(.c1, .noPage(index)) }
    return storage[page].isOnLRU ? .ready(.c1) : .waits(.c1, .isolated(page))
  }

  /// Takes a reclaimer's next step.
  mutating func advance(
    _ reclaimer: Reclaimer,
    _ task: TaskID,
    at start: PageIndex?,
    in scenario: Scenario
  ) -> Reclaimer {
    switch reclaimer {
    case .idle:
      guard let start else { preconditionFailure("reclaim starts on a page of the file") }
      return isolate(start)
    case .tryLock(let index, let page):
      let value = storage[page]
      guard value.lockOwner == nil, !value.isUnderWriteback else { return putBack(page) }
      lock(page, task)
      return storage[page].isMapped ? .unmap(index, page) : .test(index, page)
    case .unmap(let index, let page):
      // P3 takes no page lock and may have been here since C2.
      if storage[page].isMapped { unmap(page) }
      return .test(index, page)
    case .test(let index, let page): return testPage(page, task, at: index, in: scenario)
    case .enterWritepage(let index, let page):
      guard storage[page].mapping == index else {
        stop(at: .pageLeftFile(page))
        return reclaimer
      }
      if storage[page].content == nil, file.preallocation?.covers(index) == true {
        // It may have to be taken back: it stays dirty, and the preallocation hears of it.
        file.preallocation?.unswapped += 1
        unlock(page, task)
        return putBack(page)
      }
      storage[page].isDirty = false
      if storage[page].content == nil {
        storage[page].content = Content(index: index, birth: birthNow, isZeros: true)
      }
      return scenario.mapping == .tmpfs
        ? .getSwap(index, page) : .startWrite(index, page, to: .disk)
    case .getSwap(let index, let page):
      guard !file.isSwapOff else {
        storage[page].isDirty = true
        unlock(page, task)
        return putBack(page)
      }
      return .lockSwaplist(index, page, allocateSwap(for: index, in: scenario))
    case .lockSwaplist(let index, let page, let swap):
      file.swaplistMutexOwner = task
      return .addToSwapCache(index, page, swap)
    case .addToSwapCache(let index, let page, let swap):
      addToSwapCache(page, swap)
      return scenario.rules.later.swappedFirst
        ? .countSwap(index, page, swap) : prepareStore(index, page, swap, in: scenario)
    case .countSwap(let index, let page, let swap):
      file.swapped += 1
      return prepareStore(index, page, swap, in: scenario)
    case .ownSwap(let index, let page, let swap):
      storage[swap].count = 1
      return store(index, page, swap, in: scenario)
    case .ownSwapLate(let index, let page, let swap):
      storage[swap].count = 1
      return .account(index, page, swap)
    case .swizzle(let index, let page, let swap):
      let isOut = removeFromPageCache(page, leaving: .swap(swap))
      return isOut ? afterStore(index, page, swap, in: scenario) : reclaimer
    case .takeOut(let index, let page, let swap):
      let isOut = removeFromPageCache(page, leaving: nil)
      return isOut ? .putIn(index, page, swap) : reclaimer
    case .putIn(let index, let page, let swap):
      guard storage[index] == nil else {
        stop(at: .slotTaken(index))
        return reclaimer
      }
      storage[index] = .swap(swap)
      return afterStore(index, page, swap, in: scenario)
    case .account(let index, let page, let swap):
      if !scenario.rules.later.swappedFirst { file.swapped += 1 }
      file.swaplistMutexOwner = nil
      return .startWrite(index, page, to: .swap(swap))
    case .startWrite(let index, let page, let store):
      return startWrite(page, to: store, task, at: index)
    case .endWrite(let index, let page, let store):
      storage[page].isUnderWriteback = false
      return .laterPass(index, page, from: store)
    case .laterPass(let index, let page, let store):
      freeIfIdle(page, at: index, store, in: scenario)
      return .finished
    case .finished: preconditionFailure("a finished pass of reclaim takes no step")
    }
  }

  /// What follows when the page is in both caches: C10, unless the slot gets its owner late.
  private func prepareStore(
    _ index: PageIndex,
    _ page: PageNumber,
    _ swap: SwapEntry,
    in scenario: Scenario
  ) -> Reclaimer {
    scenario.rules.guards.ownSwapFirst
      ? .ownSwap(index, page, swap) : store(index, page, swap, in: scenario)
  }

  /// How the entry is going to take the page's place: C11, or C11a and C11b.
  private func store(
    _ index: PageIndex,
    _ page: PageNumber,
    _ swap: SwapEntry,
    in scenario: Scenario
  ) -> Reclaimer {
    scenario.rules.guards.atomicSwizzle
      ? .swizzle(index, page, swap) : .takeOut(index, page, swap)
  }

  /// What follows when the entry is in the tree: C12, unless the slot has no owner yet.
  private func afterStore(
    _ index: PageIndex,
    _ page: PageNumber,
    _ swap: SwapEntry,
    in scenario: Scenario
  ) -> Reclaimer {
    scenario.rules.guards.ownSwapFirst
      ? .account(index, page, swap) : .ownSwapLate(index, page, swap)
  }

  private mutating func isolate(_ index: PageIndex) -> Reclaimer {
    guard case .page(let page) = storage[index] else {
      preconditionFailure("reclaim isolates a page that is there")
    }
    storage[page].isOnLRU = false
    get(page)
    return .tryLock(index, page)
  }

  /// Gives up on a page that is not locked by this task.
  private mutating func putBack(_ page: PageNumber) -> Reclaimer {
    storage[page].isOnLRU = true
    put(page)
    return .finished
  }

  /// C4 and C5: the tree's reference and the isolation's are the two that may be there.
  private mutating func testPage(
    _ page: PageNumber,
    _ task: TaskID,
    at index: PageIndex,
    in scenario: Scenario
  ) -> Reclaimer {
    let value = storage[page]
    let isOnlyOurs = storage.references(to: page) - (value.swap == nil ? 0 : 1) == 2
    let mayGo = isOnlyOurs || (value.isDirty && !scenario.rules.guards.freeableCheck)
    let belongsToFile = value.mapping == index
    guard mayGo, belongsToFile else {
      unlock(page, task)
      return putBack(page)
    }
    guard !value.isDirty else { return .enterWritepage(index, page) }
    guard removeFromPageCache(page, leaving: remains(of: index, in: scenario)) else {
      return .test(index, page)
    }
    unlock(page, task)
    put(page)
    return .finished
  }

  /// C13: if the slot's owner is gone, the punch was faster and there is nothing to write.
  private mutating func startWrite(
    _ page: PageNumber,
    to store: Reclaimer.Store,
    _ task: TaskID,
    at index: PageIndex
  ) -> Reclaimer {
    switch store {
    case .swap(let swap):
      guard storage[swap].count > 0 else {
        deleteFromSwapCache(page)
        unlock(page, task)
        return putBack(page)
      }
      storage[swap].content = storage[page].content
    case .disk: break
    }
    storage[page].isUnderWriteback = true
    unlock(page, task)
    _ = putBack(page)
    return .endWrite(index, page, to: store)
  }

  /// C15: lock, test and removal are one step; a page that is busy is kept.
  private mutating func freeIfIdle(
    _ page: PageNumber,
    at index: PageIndex,
    _ store: Reclaimer.Store,
    in scenario: Scenario
  ) {
    let value = storage[page]
    guard value.lockOwner == nil, !value.isUnderWriteback, !value.isDirty,
      storage.references(to: page) == 1
    else { return }
    switch store {
    case .swap(let swap):
      if storage[swap].cachedPage == page { deleteFromSwapCache(page) }
    case .disk:
      guard value.mapping == index else { return }
      _ = removeFromPageCache(page, leaving: remains(of: index, in: scenario))
    }
  }
}
