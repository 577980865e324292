// Knows what a page fault does next and what its own steps change.

extension Machine {
  /// What a faulter can do next; `index` is the page it would start on.
  func readiness(
    of faulter: Faulter,
    _ task: TaskID,
    at index: PageIndex?,
    in scenario: Scenario
  ) -> Readiness {
    switch faulter {
    case .idle: index.map { firstReadiness(task, at: $0, in: scenario) } ?? .picks
    case .lookAround, .mapAround: .ready(.f0)
    case .gate(let index): gateReadiness(at: index, in: scenario)
    case .queue: .ready(.f2)
    case .asleep: sleepReadiness(in: scenario)
    case .signalled, .wokenEarly: .ready(.f4)
    case .leaveQueue: .ready(.f4)
    case .takeMutex:
      file.inodeMutexOwner.map { .waits(.f2i, .inodeMutex(heldBy: $0)) } ?? .ready(.f2i)
    case .dropMutex: .ready(.f3i)
    case .getPage(let index, let getPage): readiness(of: getPage, at: index)
    case .map: .ready(.f12)
    case .dirty: .ready(.f13)
    case .unlock: .ready(.f14)
    case .store: .ready(.f15)
    case .finished: .finished
    }
  }

  private func firstReadiness(
    _ task: TaskID,
    at index: PageIndex,
    in scenario: Scenario
  ) -> Readiness {
    scenario[task].mapsAround ? .ready(.f0) : gateReadiness(at: index, in: scenario)
  }

  /// In a killable sleep the signal can come at any moment, or never.
  private func sleepReadiness(in scenario: Scenario) -> Readiness {
    guard isPublished(in: scenario) else { return .ready(.f3) }
    switch scenario.rules.waitState {
    case .uninterruptible: return .waits(.f3, .waitQueue)
    case .killable: return .ready(.f3k)
    }
  }

  private func gateReadiness(at index: PageIndex, in scenario: Scenario) -> Readiness {
    switch scenario.rules.faultGate {
    case .none: readiness(of: GetPage.lookUp, at: index)
    case .inodeMutex, .waitQueue: .ready(.f1)
    }
  }

  /// Takes a faulter's next step.
  mutating func advance(
    _ faulter: Faulter,
    _ task: TaskID,
    at start: PageIndex?,
    in scenario: Scenario
  ) -> Faulter {
    switch faulter {
    case .idle:
      guard let start else { preconditionFailure("a fault starts on a page of the file") }
      guard scenario[task].mapsAround else { return passGate(start, task, in: scenario) }
      return lookAround(start, from: Self.window(around: start).lowerBound, task)
    case .lookAround(let index, let from): return lookAround(index, from: from, task)
    case .mapAround(let index, let page, let place):
      return mapAround(index, page, at: place, task, in: scenario)
    case .gate(let index): return passGate(index, task, in: scenario)
    case .queue(let index): return .asleep(index)
    case .asleep(let index):
      return isPublished(in: scenario) ? .signalled(index) : .leaveQueue(index)
    case .signalled:
      return leaveQueueUnwoken(in: scenario) ? .finished : faulter
    case .wokenEarly(let index):
      return leaveQueueUnwoken(in: scenario) ? faultAgain(at: index, task, in: scenario) : faulter
    case .leaveQueue(let index): return faultAgain(at: index, task, in: scenario)
    case .takeMutex(let index):
      file.inodeMutexOwner = task
      return .dropMutex(index)
    case .dropMutex(let index):
      file.inodeMutexOwner = nil
      return faultAgain(at: index, task, in: scenario)
    case .getPage(let index, let getPage):
      return advance(getPage, task, faultAt: index, in: scenario)
    case .map(let index, let page): return setPte(page, task, at: index, in: scenario)
    case .dirty(let index, let page):
      storage[page].isDirty = true
      return .unlock(index, page)
    case .unlock(let index, let page):
      unlock(page, task)
      return scenario[task].kind == .faultWrite ? .store(index) : .finished
    case .store(let index): return store(at: index, in: scenario)
    case .finished: preconditionFailure("a finished fault takes no step")
    }
  }

  private mutating func passGate(
    _ index: PageIndex,
    _ task: TaskID,
    in scenario: Scenario
  ) -> Faulter {
    let mustWait = isPublished(in: scenario) && scenario.hole.contains(index)
    switch scenario.rules.faultGate {
    case .none: return advance(GetPage.lookUp, task, faultAt: index, in: scenario)
    case .inodeMutex:
      guard mustWait else { return .getPage(index, .lookUp) }
      // NOPAGE: the access faults again at once, and again.
      return scenario[task].mayRetry
        ? .takeMutex(index) : faultAgain(at: index, task, in: scenario)
    case .waitQueue: return mustWait ? .queue(index) : .getPage(index, .lookUp)
    }
  }

  private func faultAgain(at index: PageIndex, _ task: TaskID, in scenario: Scenario) -> Faulter {
    guard scenario[task].mapsAround else { return .gate(index) }
    return .lookAround(index, from: Self.window(around: index).lowerBound)
  }

  /// F4 of a fault that the punch has not woken: takes its entry off the queue.
  ///
  /// P22 wakes only tasks that are in the wait state, and autoremove_wake_function() takes only the
  /// entries of those off the queue. The queue's head lies on the puncher's stack, until
  /// shmem_fallocate() returns with P23. With synchronous_wake_function() P22 has taken the entry off.
  ///
  /// - Returns: whether the fault can go on; if not, the kernel has stopped.
  private mutating func leaveQueueUnwoken(in scenario: Scenario) -> Bool {
    guard scenario.rules.wakeFunction == .autoremove,
      case .puncher(let puncher) = storage[.puncher], puncher.hasReturned
    else { return true }
    stop(at: .waitQueueGone)
    return false
  }

  /// F3w: the step in which something other than the punch wakes a fault that sleeps on its queue.
  ///
  /// The sleeper has other wake-ups coming: from a lock that it has been given since, from a futex, from
  /// a queue that it is still on. The step is no part of the task's own code, so that the task waits
  /// nevertheless, and a fair schedule may do without it.
  ///
  /// With the wake function of 4.9 the fault faults again and nothing else comes of it: there the step is
  /// left out.
  ///
  /// - Returns: the step; nil if the task is not asleep, or the punch is about to wake it.
  package func strayWakeUp(of task: TaskID, in scenario: Scenario) -> Step? {
    guard case .faulter(.asleep) = storage[task], file.oops == nil, scenario.hasStrayWakeUps,
      isPublished(in: scenario)
    else { return nil }
    return Step(task: task, id: .f3w, pick: nil)
  }

  private mutating func advance(
    _ getPage: GetPage,
    _ task: TaskID,
    faultAt index: PageIndex,
    in scenario: Scenario
  ) -> Faulter {
    switch advance(getPage, for: .cache, task, at: index, in: scenario) {
    case .goesOn(let next): .getPage(index, next)
    case .done(let page): .map(index, page)
    case .behindEnd: .finished
    }
  }

  /// F12: the reference of the fault becomes the pte's, or goes if the pte is there already.
  private mutating func setPte(
    _ page: PageNumber,
    _ task: TaskID,
    at index: PageIndex,
    in scenario: Scenario
  ) -> Faulter {
    let stores = scenario[task].kind == .faultWrite
    if mappedPage(at: index, in: scenario) == nil {
      storage[page].isMapped = true
    } else if storage[page].mapping == index {
      put(page)
    } else {
      // Removed under this task's lock: no reference but ours may be left to unlock it by.
      unlockAndPut(page, task)
      return stores ? .store(index) : .finished
    }
    return stores ? .dirty(index, page) : .unlock(index, page)
  }

  /// F15: with the pte gone, the access faults again.
  ///
  /// The store sets the pte's dirty bit, which P3, P10a, P19 and C3 carry over to the page when they
  /// clear the pte; nobody looks at the page's flag while a pte maps it, so it is set here.
  private mutating func store(at index: PageIndex, in scenario: Scenario) -> Faulter {
    guard let page = mappedPage(at: index, in: scenario) else { return .gate(index) }
    storage[page].content?.isZeros = false
    storage[page].isDirty = true
    return .finished
  }

  /// The page that the pte of page `index` leads to.
  ///
  /// It is the one in the slot, unless a guard that keeps it there is off.
  func mappedPage(at index: PageIndex, in scenario: Scenario) -> PageNumber? {
    if case .page(let page) = storage[index], storage[page].isMapped { return page }
    guard !scenario.rules.guards.keepMappedPagesInFile else { return nil }
    var from = PageNumber(0)
    while let page = storage.pageInUse(from: from) {
      let value = storage[page]
      if value.isMapped, value.content?.index == index { return page }
      from = PageNumber(page.rawValue + 1)
    }
    return nil
  }
}
