// Knows how to ask whether a race can break a promise.

package import Explorer

/// A question about all schedules of a race.
package struct Check: Sendable {
  /// The answer of a check.
  package enum Verdict: Hashable, Sendable {
    /// No schedule breaks a promise.
    case holds
    /// A schedule breaks a promise, and none does so sooner.
    case violated(BrokenPromise, schedule: [Step])
    /// No state was found that breaks a promise; a schedule goes round for ever, and a call does not end in it.
    case endless(EndlessCall)
    /// There was no room or no time to look at everything, or there are schedules that were too long for it.
    case unknown(Limit)
  }

  /// A call that need not end.
  package struct EndlessCall: Hashable, Sendable {
    /// The promise that is broken.
    package let promise: SchedulePromise
    /// The task that makes the call.
    package let task: TaskID
    /// True if the call waits all the time; false if it goes round itself.
    package let isBlocked: Bool
    /// The schedule: a way in, and once round.
    package let lasso: Lasso<Step>
  }

  /// The part of a check that is about to begin.
  package enum Phase: Hashable, Sendable {
    /// The search for a state that breaks a promise.
    case states
    /// The search for the shortest schedule to a broken promise, after a state that breaks one has been found.
    case shortestSchedule
    /// The search for a call that need not end, after no state that breaks a promise has been found.
    case loops
  }

  /// The model.
  package let scenario: Scenario
  /// The model in which states are judged.
  let judged: Scenario
  /// The model in which loops are looked for: there nothing wakes a sleeper but the punch.
  let looped: Scenario
  let start: Machine<FlatStorage>
  let promises: [Promise]
  let reductions: Reductions
  let judgesStates: Bool
  let calls: [(promise: SchedulePromise, task: TaskID)]

  /// Asks about the schedules of a race from its start on.
  ///
  /// - Parameters:
  ///   - scenario: the race.
  ///   - promises: those that must hold in every state.
  ///   - schedulePromises: those that must hold of every schedule.
  ///   - reductions: the reductions that may be used. None changes a verdict; within bounds, a check with fewer
  ///     reductions may end without one.
  /// - Throws: a `CheckError` if the race is too large.
  package init(
    _ scenario: Scenario,
    judging promises: [Promise],
    andSchedulesBy schedulePromises: [SchedulePromise] = [],
    reductions: Reductions = .all
  ) throws(CheckError) {
    guard FlatStorage.canHold(scenario) else { throw .tooLarge }
    try self.init(
      scenario,
      from: Machine<FlatStorage>(scenario),
      judging: promises,
      andSchedulesBy: schedulePromises,
      reductions: reductions
    )
  }

  /// Asks about the schedules of a race from one of its states on.
  ///
  /// The past is part of the state as far as a promise depends on it. A promise that
  /// is broken in this very state is found broken by a schedule of no steps.
  ///
  /// - Parameters:
  ///   - scenario: the race, with the tasks that have joined since its start.
  ///   - state: the state to start from.
  ///   - promises: those that must hold in every state.
  ///   - schedulePromises: those that must hold of every schedule.
  ///   - reductions: the reductions that may be used. None changes a verdict; within bounds, a check with fewer
  ///     reductions may end without one.
  /// - Throws: a `CheckError` if the race is too large.
  package init<Storage>(
    _ scenario: Scenario,
    from state: Machine<Storage>,
    judging promises: [Promise],
    andSchedulesBy schedulePromises: [SchedulePromise] = [],
    reductions: Reductions = .all
  ) throws(CheckError) {
    guard FlatStorage.canHold(scenario) else { throw .tooLarge }
    self.scenario = scenario
    calls = scenario.calls(judgedBy: schedulePromises)
    judgesStates = !promises.isEmpty || schedulePromises.isEmpty
    let start = Machine<FlatStorage>(copying: state, in: scenario)
    self.start = start
    let isWoken = start.tasks.contains { start[$0].isWokenEarly }
    looped = isWoken ? scenario : scenario.withoutStrayWakeUps
    judged = promises.contains(.noOops) && scenario.mayStopKernel ? scenario : looped
    self.promises = promises
    self.reductions = reductions
  }
}

extension Check {
  /// Returns those of the reductions that can leave out something in this race within some bounds.
  package func usedReductions(within bounds: Bounds) -> Reductions {
    let race = RaceSystem<UInt64>(judged, from: start, judging: promises)
    let reductions = allowedReductions(within: bounds)
    let isSweptOnce = isSweptOnce(within: bounds)
    let used = judgesStates && !isSweptOnce ? ReducedRace(race, by: reductions).usedReductions : []
    guard keepsLoops(within: bounds), scenario.mayNeverEnd, !calls.isEmpty else { return used }
    let loops = RaceSystem<UInt64>(looped, from: start, judging: [])
    let calls = ReducedCalls(
      CallSearch(loops, judging: []),
      by: reductions,
      judgingStates: isSweptOnce
    )
    return used.union(calls.usedReductions)
  }
}

extension TaskPlace {
  /// True if something other than the punch has woken a fault that is still on the punch's queue.
  fileprivate var isWokenEarly: Bool {
    guard case .faulter(.gate(.wokenEarly, _)) = self else { return false }
    return true
  }
}

/// The reason why a race cannot be checked.
package enum CheckError: Error, Hashable, Sendable {
  /// It has more than `FlatStorage.slotLimit` pages or eight tasks.
  case tooLarge
}

extension Check.Verdict {
  /// True if a promise is known to be broken.
  package var breaksPromise: Bool {
    switch self {
    case .violated, .endless: true
    case .holds, .unknown: false
    }
  }
}
