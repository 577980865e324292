// Knows how the steps of a page fault change a race.

extension Machine {
  /// Performs a step of a page fault.
  ///
  /// - Returns: the place after it.
  mutating func perform(
    _ effect: FaultEffect,
    _ task: TaskID,
    in scenario: Scenario
  ) -> Faulter {
    switch effect {
    case .around(let effect, let index): return perform(effect, task, around: index)
    case .gate(let effect, let index): return perform(effect, task, at: index, in: scenario)
    case .getPage(let effect, let index):
      switch perform(effect, task, for: .cache, at: index, in: scenario) {
      case .goesOn(let getPage): return .getPage(index, getPage)
      case .done(let page):
        return scenario[task].kind == .faultWrite
          ? placeOfStore(at: index, page, in: scenario) : .locked(.map, index, page)
      case .behindEnd, .failed: return .finished
      }
    case .mkwrite(let effect, let page, let index):
      return perform(effect, page, task, at: index, in: scenario)
    case .givesUp(let index): return .gate(.test, index)
    case .page(let effect, let page, let index):
      return perform(effect, page, task, at: index, in: scenario)
    case .stores(let page, let index):
      noteStore(at: index, in: scenario)
      // The store sets the pte's dirty bit, which P3, P10a, P19 and C3 carry over to the page when they clear the
      // pte; no step looks at the flag of a single page while a pte maps it, so it is set here. Of a page of several
      // slots P19b looks: its pte is dirty if its bytes are not zero.
      storage[page].content?.isZeros = false
      if storage[page].order == 0 { storage[page].isDirty = true }
      return .finished
    case .findsPteGone(let index), .findsPteReadOnly(let index): return .gate(.test, index)
    }
  }

  private mutating func perform(
    _ effect: FaultEffect.OnAround,
    _ task: TaskID,
    around index: PageIndex
  ) -> Faulter {
    switch effect {
    case .locks(let page, let place):
      get(page)
      lock(page, task)
      return .mapAround(index, page, at: place)
    case .findsOwnUnmapped: return .gate(.test, index)
    case .findsOwnMapped: return .finished
    case .maps(let page, let place):
      storage[storage.frame(of: page, at: place)].isMapped = true
      unlock(page, task)
      return .lookAround(index, from: place.next)
    case .leaves(let page, let place, _):
      unlockAndPut(page, task)
      return .lookAround(index, from: place.next)
    }
  }

  private mutating func perform(
    _ effect: FaultEffect.AtGate,
    _ task: TaskID,
    at index: PageIndex,
    in scenario: Scenario
  ) -> Faulter {
    /// The place of an access that faults again.
    let again: Faulter =
      scenario[task].mapsAround
      ? .lookAround(index, from: Self.window(around: index).lowerBound) : .gate(.test, index)
    switch effect {
    case .passes: return .getPage(index, .lookUp)
    case .mustSleep: return .gate(.queue, index)
    case .mustTakeMutex: return .gate(.takeMutex, index)
    case .mayNotWait, .leavesQueue, .leavesQueueEarly: return again
    case .joinsQueue: return .gate(.asleep, index)
    case .isWoken: return .gate(.leaveQueue, index)
    case .isSignalled: return .gate(.signalled, index)
    case .isWokenEarly: return .gate(.wokenEarly, index)
    case .dies: return .finished
    case .findsQueueGone(let phase):
      stop(at: .waitQueueGone)
      return .gate(phase, index)
    case .takesMutex:
      file.inodeMutexOwner = task
      return .gate(.dropMutex, index)
    case .dropsMutex:
      file.inodeMutexOwner = nil
      return again
    }
  }

  private mutating func perform(
    _ effect: FaultEffect.OnPage,
    _ page: PageNumber,
    _ task: TaskID,
    at index: PageIndex,
    in scenario: Scenario
  ) -> Faulter {
    let stores = scenario[task].kind == .faultWrite
    /// The place of an access that is done in the kernel.
    let mapped: Faulter = stores ? .store(index) : .finished
    switch effect {
    case .maps:
      storage[storage.frame(of: page, at: index)].isMapped = true
      return .locked(stores ? .dirty : .unlock, index, page)
    case .findsMapped:
      put(page)
      return .locked(stores ? .dirty : .unlock, index, page)
    case .findsOtherMapped:
      unlockAndPut(page, task)
      return mapped
    case .dirties:
      storage[page].isDirty = true
      return .locked(.unlock, index, page)
    case .unlocks:
      unlock(page, task)
      return mapped
    }
  }
}
