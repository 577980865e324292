// Knows how to ask whether a race can be lost.

package import Explorer

/// A question about all schedules of a race.
package struct Check: Sendable {
  /// What a check came to.
  package enum Verdict: Hashable, Sendable {
    /// No schedule breaks a promise.
    case holds
    /// A schedule breaks a promise, and none does so sooner.
    case violated(BrokenPromise, schedule: [Step])
    /// No state breaks a promise, but a schedule goes round for ever, and a call does not end in it.
    case endless(EndlessCall)
    /// There was no room or no time to look at everything.
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

  /// What a check is about to find out.
  package enum Phase: Hashable, Sendable {
    /// Whether a state breaks a promise.
    case states
    /// By which schedule: one does, and this is about the shortest.
    case shortestSchedule
    /// Whether a call need not end: no state breaks a promise.
    case loops
  }

  /// The model.
  package let scenario: Scenario
  /// The model in which states are judged.
  private let judged: Scenario
  /// The model in which loops are looked for: there nothing wakes a sleeper but the punch.
  private let looped: Scenario
  private let start: Machine<FlatStorage>
  private let promises: [Promise]
  private let reductions: Reductions
  private let judgesStates: Bool
  private let calls: [(promise: SchedulePromise, task: TaskID)]

  /// Asks about the schedules of a race from its start on.
  ///
  /// - Parameters:
  ///   - scenario: the race.
  ///   - promises: those that must hold in every state.
  ///   - schedulePromises: those that must hold of every schedule.
  ///   - reductions: how states may be left out; the verdict is the same with any.
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
  /// What has happened before is part of the state as far as a promise depends on it. A promise that
  /// is broken in this very state is found broken by a schedule of no steps.
  ///
  /// - Parameters:
  ///   - scenario: the race, with the tasks that have joined since its start.
  ///   - state: where to go on from.
  ///   - promises: those that must hold in every state.
  ///   - schedulePromises: those that must hold of every schedule.
  ///   - reductions: how states may be left out; the verdict is the same with any.
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
    judged = promises.contains(.noOops) ? scenario : looped
    self.promises = promises
    self.reductions = reductions
  }

  /// Looks at every schedule: first for a state that breaks a promise; if there is none, for a loop.
  ///
  /// Whether a promise can be broken is found out with the reductions. How, is then found out once
  /// more without them: so the schedule does not depend on them, and none is shorter.
  ///
  /// - Parameters:
  ///   - bounds: what it may use.
  ///   - threads: how many threads work on it; the answer is the same for any number.
  ///   - entering: told what it is about to find out.
  ///   - goesOn: told from time to time how far it has come; returns whether to go on.
  /// - Returns: the answer, and how far it came.
  package func run(
    bounds: Bounds,
    threads: Int,
    entering: (Phase) -> Void = { _ in },
    goesOn: (Progress) -> Bool
  ) -> (verdict: Verdict, progress: Progress) {
    guard judgesStates else {
      entering(.loops)
      return judgeSchedules(bounds: bounds, threads: threads, goesOn: goesOn)
    }
    entering(.states)
    let (verdict, progress) = judgeStates(
      bounds: bounds,
      threads: threads,
      entering: entering,
      goesOn: goesOn
    )
    guard verdict == .holds, !calls.isEmpty, scenario.mayNeverEnd else {
      return (verdict, progress)
    }
    entering(.loops)
    let round = judgeSchedules(bounds: bounds, threads: threads, goesOn: goesOn)
    switch round.verdict {
    case .unknown: return round
    case .holds, .violated, .endless: return (round.verdict, progress)
    }
  }

  /// Looks for a state that breaks a promise.
  private func judgeStates(
    bounds: Bounds,
    threads: Int,
    entering: (Phase) -> Void,
    goesOn: (Progress) -> Bool
  ) -> (verdict: Verdict, progress: Progress) {
    if !reductions.isEmpty {
      let (sweep, progress) = withSystem(reductions) { system in
        system.sweep(bounds: bounds, threads: threads, goesOn: goesOn)
      }
      switch sweep {
      case .clean: return (.holds, progress)
      case .unknown(let limit): return (.unknown(limit), progress)
      case .breach: entering(.shortestSchedule)
      }
    }
    return withSystem([]) { system in
      system.run(bounds: bounds, threads: threads, goesOn: goesOn)
    }
  }

  /// Looks for a loop, which needs every state and every step as it is.
  private func judgeSchedules(
    bounds: Bounds,
    threads: Int,
    goesOn: (Progress) -> Bool
  ) -> (verdict: Verdict, progress: Progress) {
    let tasks = calls.map(\.task)
    let race = RaceSystem<Words<3>>(looped, from: start, judging: [])
    let search = LoopSearch(
      CallSearch(race, judging: tasks),
      of: tasks,
      isFair: scenario.fairness == .weak,
      bounds: bounds,
      threads: threads
    )
    let outcome = search.run(goesOn: goesOn)
    switch outcome.verdict {
    case .ends: return (.holds, outcome.progress)
    case .endless(let call):
      guard let promise = calls.first(where: { $0.task == call.call })?.promise else {
        preconditionFailure("a search for calls finds one of those that it was asked about")
      }
      let unended = EndlessCall(
        promise: promise,
        task: call.call,
        isBlocked: call.isBlocked,
        lasso: call.lasso
      )
      return (.endless(unended), outcome.progress)
    case .unknown(let limit): return (.unknown(limit), outcome.progress)
    }
  }

  /// Has a system do something: one whose states take a word each, or if that is too little, three.
  private func withSystem<Answer>(
    _ reductions: Reductions,
    _ body: (any SearchableRace) -> Answer
  ) -> Answer {
    let small = RaceSystem<UInt64>(judged, from: start, judging: promises, reductions)
    let answer = body(small)
    guard small.isShortOfRoom else { return answer }
    return body(RaceSystem<Words<3>>(judged, from: start, judging: promises, reductions))
  }
}

extension TaskPlace {
  /// True if something other than the punch has woken a fault that is still on the punch's queue.
  fileprivate var isWokenEarly: Bool {
    guard case .faulter(.wokenEarly) = self else { return false }
    return true
  }
}

/// A race to be searched, whatever its states are stored as.
///
/// The searches are called from here, where the system is known, so that they are compiled for it.
private protocol SearchableRace {
  func sweep(
    bounds: Bounds,
    threads: Int,
    goesOn: (Progress) -> Bool
  ) -> (sweep: Sweep, progress: Progress)

  func run(
    bounds: Bounds,
    threads: Int,
    goesOn: (Progress) -> Bool
  ) -> (verdict: Check.Verdict, progress: Progress)
}

extension RaceSystem: SearchableRace {
  fileprivate func sweep(
    bounds: Bounds,
    threads: Int,
    goesOn: (Progress) -> Bool
  ) -> (sweep: Sweep, progress: Progress) {
    Search(self, bounds: bounds, threads: threads).sweep { !isShortOfRoom && goesOn($0) }
  }

  fileprivate func run(
    bounds: Bounds,
    threads: Int,
    goesOn: (Progress) -> Bool
  ) -> (verdict: Check.Verdict, progress: Progress) {
    let outcome = Search(self, bounds: bounds, threads: threads)
      .run { !isShortOfRoom && goesOn($0) }
    let verdict: Check.Verdict =
      switch outcome.verdict {
      case .holds: .holds
      case .violated(let broken, let schedule): .violated(broken, schedule: schedule)
      case .unknown(let limit): .unknown(limit)
      }
    return (verdict, outcome.progress)
  }
}

/// Why a race cannot be checked.
package enum CheckError: Error, Hashable, Sendable {
  /// It has more than `FlatStorage.slotLimit` pages or eight tasks.
  case tooLarge
}
