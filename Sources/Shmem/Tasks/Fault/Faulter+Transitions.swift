// Knows the steps of a page fault, F1 to F20.

extension Machine {
  /// Returns what comes next for a faulter; `index` is the page it would start on.
  func next(
    of faulter: Faulter,
    _ task: TaskID,
    at index: PageIndex?,
    in scenario: Scenario
  ) -> NextStep<FaultEffect> {
    switch faulter {
    case .idle:
      guard let index else { return .picks }
      guard !scenario[task].usesPte else { return .ready(.f15, store(at: index, in: scenario)) }
      guard scenario[task].mapsAround else {
        return testGate(at: index, by: task, in: scenario)
      }
      let first = Self.window(around: index).lowerBound
      return .ready(.f0, .around(lookAround(index, from: first), for: index))
    case .lookAround(let index, let from):
      return .ready(.f0, .around(lookAround(index, from: from), for: index))
    case .mapAround(let index, let page, let place):
      return .ready(.f0, .around(mapAround(page, at: place, in: scenario), for: index))
    case .gate(.test, let index): return testGate(at: index, by: task, in: scenario)
    case .gate(let phase, let index): return next(phase, in: scenario).map { .gate($0, at: index) }
    case .getPage(let index, let getPage):
      let order = scenario.order(of: scenario[task])
      return next(of: getPage, for: .cache, at: index, order: order, isFault: true, in: scenario)
        .map {
          .getPage($0, at: index)
        }
    case .mkwrite(let phase, let index, let page):
      return next(phase, page, at: index, in: scenario).map { .mkwrite($0, page, at: index) }
    case .giveUp(let index): return .ready(.f20, .givesUp(at: index))
    case .locked(let phase, let index, let page):
      return next(phase, page, at: index, in: scenario).map { .page($0, page, at: index) }
    case .store(let index): return .ready(.f15, store(at: index, in: scenario))
    case .finished: return .finished
    }
  }

  // MARK: The gate

  /// Returns F1, or with faults that do not look for a punch the first step of getting the page.
  private func testGate(
    at index: PageIndex,
    by task: TaskID,
    in scenario: Scenario
  ) -> NextStep<FaultEffect> {
    let mustWait = isPublished(in: scenario) && scenario.hole.contains(index)
    switch scenario.faultWay {
    case .none:
      return next(of: GetPage.lookUp, for: .cache, at: index, in: scenario).map {
        .getPage($0, at: index)
      }
    case .inodeMutex:
      let wait: FaultEffect.AtGate = scenario[task].mayRetry ? .mustTakeMutex : .mayNotWait
      return .ready(.f1, .gate(mustWait ? wait : .passes, at: index))
    case .waitQueue: return .ready(.f1, .gate(mustWait ? .mustSleep : .passes, at: index))
    }
  }

  private func next(
    _ phase: Faulter.GatePhase,
    in scenario: Scenario
  ) -> NextStep<FaultEffect.AtGate> {
    switch phase {
    case .test: preconditionFailure("the test may be the first step of getting the page")
    case .queue: .ready(.f2, .joinsQueue)
    case .asleep: sleep(in: scenario)
    case .signalled: .ready(.f4, hasQueue(in: scenario) ? .dies : .findsQueueGone(in: phase))
    case .wokenEarly:
      .ready(.f4, hasQueue(in: scenario) ? .leavesQueueEarly : .findsQueueGone(in: phase))
    case .leaveQueue: .ready(.f4, .leavesQueue)
    case .takeMutex: .step(.f2i, unless: inodeMutexWait, .takesMutex)
    case .dropMutex: .ready(.f3i, .dropsMutex)
    }
  }

  /// Returns F3, or in a killable sleep F3k: the signal can come at any moment, or never.
  private func sleep(in scenario: Scenario) -> NextStep<FaultEffect.AtGate> {
    guard isPublished(in: scenario) else { return .ready(.f3, .isWoken) }
    return scenario.killsSleepers
      ? .ready(.f3k, .isSignalled) : .step(.f3, unless: .waitQueue, .isWoken)
  }

  /// Returns true if a fault that the punch has not woken can take its entry off the queue: F4.
  ///
  /// P22 wakes only tasks that are in the wait state, and autoremove_wake_function() takes only the
  /// entries of those off the queue. The queue's head lies on the puncher's stack, until
  /// shmem_fallocate() returns with P23. With synchronous_wake_function() P22 has taken the entry off.
  private func hasQueue(in scenario: Scenario) -> Bool {
    guard scenario.leavesWokenOnQueue,
      case .puncher(let puncher) = storage[.puncher], puncher.hasReturned
    else { return true }
    return false
  }

  /// Returns F3w, the step in which something other than the punch wakes a fault that sleeps on its queue.
  ///
  /// The sleeper has other wake-ups coming: from a lock that it has been given since, from a futex, from
  /// a queue that it is still on. The step is no part of the task's own code, so that the task waits
  /// nevertheless, and a fair schedule may do without it.
  ///
  /// With the wake function of 4.9 the fault faults again and nothing else comes of it: there the step is
  /// left out.
  ///
  /// - Returns: the step; nil if the task is not asleep, or the punch is about to wake it.
  package func strayWakeUp(
    of task: TaskID,
    in scenario: Scenario
  ) -> Transition<FaultEffect>? {
    guard case .faulter(.gate(.asleep, let index)) = storage[task], file.oops == nil,
      scenario.hasStrayWakeUps, isPublished(in: scenario)
    else { return nil }
    return Transition(id: .f3w, wait: nil, effect: .gate(.isWokenEarly, at: index))
  }

  /// Returns true if a fault sleeps on the wait queue of the punch, which has yet to wake it.
  package func isAsleep(_ task: TaskID, in scenario: Scenario) -> Bool {
    if case .faulter(.gate(.asleep, _)) = storage[task] { isPublished(in: scenario) } else { false }
  }

  // MARK: The page

  private func next(
    _ phase: Faulter.LockedPhase,
    _ page: PageNumber,
    at index: PageIndex,
    in scenario: Scenario
  ) -> NextStep<FaultEffect.OnPage> {
    switch phase {
    case .map: .ready(.f12, map(page, at: index, in: scenario))
    case .dirty: .ready(.f13, .dirties)
    case .unlock: .ready(.f14, .unlocks)
    }
  }

  /// Returns the effect of F12: the reference of the fault becomes the pte's, or goes if the pte is there already.
  ///
  /// A page that was removed under this task's lock is let go of before it is unlocked: no reference may be left
  /// to unlock it by.
  private func map(
    _ page: PageNumber,
    at index: PageIndex,
    in scenario: Scenario
  ) -> FaultEffect.OnPage {
    guard mappedPage(at: index, in: scenario) != nil else {
      return .maps(isInFile: storage[page].mapping != nil)
    }
    return belongs(page, at: index) ? .findsMapped : .findsOtherMapped
  }

  /// Returns the effect of F15: with the pte gone, or in an ordinary file with one that only allows reading, the access
  /// faults again.
  ///
  /// There a pte is made writable after page_mkwrite only, and read-only or none where the page becomes clean: a page that
  /// is dirty has been through it, or through a write(2), after which page_mkwrite has nothing to do.
  private func store(at index: PageIndex, in scenario: Scenario) -> FaultEffect {
    guard let page = mappedPage(at: index, in: scenario) else { return .findsPteGone(at: index) }
    let isWritable =
      scenario.mapping == .tmpfs || storage[page].isDirty || storage[page].mapping == nil
    return isWritable ? .stores(into: page, at: index) : .findsPteReadOnly(at: index)
  }

  /// Returns the frame that the pte of page `index` leads to.
  ///
  /// It is the one in the slot, unless a guard that keeps it there is off.
  func mappedPage(at index: PageIndex, in scenario: Scenario) -> PageNumber? {
    if let frame = storage.frame(at: index), storage[frame].isMapped { return frame }
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
