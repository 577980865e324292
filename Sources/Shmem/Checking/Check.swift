// Knows how to ask whether a race can be lost.

public import Explorer

/// A question about all schedules of a race.
public struct Check: Sendable {
  /// What a check came to.
  public enum Verdict: Hashable, Sendable {
    /// No schedule breaks a promise.
    case holds
    /// A schedule breaks a promise, and none does so sooner.
    case violated(BrokenPromise, schedule: [Step])
    /// No state breaks a promise, but a schedule goes round for ever, and the punch with it.
    case endless(Lasso<Step>)
    /// There was no room or no time to look at everything.
    case unknown(Limit)
  }

  /// The model.
  public let scenario: Scenario
  private let system: RaceSystem
  private let judgesStates: Bool
  private let judgesSchedules: Bool

  /// Asks about the schedules of a race from its start on.
  ///
  /// - Parameters:
  ///   - scenario: the race.
  ///   - promises: those that must hold in every state.
  ///   - schedulePromises: those that must hold of every schedule.
  /// - Throws: a `CheckError` if the race is too large.
  public init(
    _ scenario: Scenario,
    judging promises: [Promise],
    andSchedulesBy schedulePromises: [SchedulePromise] = []
  ) throws(CheckError) {
    guard FlatStorage.canHold(scenario) else { throw .tooLarge }
    try self.init(
      scenario,
      from: Machine<FlatStorage>(scenario),
      judging: promises,
      andSchedulesBy: schedulePromises
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
  /// - Throws: a `CheckError` if the race is too large.
  public init<Storage>(
    _ scenario: Scenario,
    from state: Machine<Storage>,
    judging promises: [Promise],
    andSchedulesBy schedulePromises: [SchedulePromise] = []
  ) throws(CheckError) {
    guard FlatStorage.canHold(scenario) else { throw .tooLarge }
    self.scenario = scenario
    judgesSchedules = schedulePromises.contains(.punchEnds)
    judgesStates = !promises.isEmpty || schedulePromises.isEmpty
    system = RaceSystem(
      scenario,
      from: Machine<FlatStorage>(copying: state, in: scenario),
      judging: promises
    )
  }

  /// Looks at every schedule: first for a state that breaks a promise; if there is none, for a loop.
  ///
  /// - Parameters:
  ///   - bounds: what it may use.
  ///   - threads: how many threads work on it; the answer is the same for any number.
  ///   - goesOn: told from time to time how far it has come; returns whether to go on.
  /// - Returns: the answer, and how far it came.
  public func run(
    bounds: Bounds,
    threads: Int,
    goesOn: (Progress) -> Bool
  ) -> (verdict: Verdict, progress: Progress) {
    guard judgesStates else {
      return judgeSchedules(bounds: bounds, threads: threads, goesOn: goesOn)
    }
    let outcome = Search(system, bounds: bounds, threads: threads).run(goesOn: goesOn)
    switch outcome.verdict {
    case .violated(let broken, let schedule):
      return (.violated(broken, schedule: schedule), outcome.progress)
    case .unknown(let limit): return (.unknown(limit), outcome.progress)
    case .holds: break
    }
    guard judgesSchedules, scenario.mayGoRound else { return (.holds, outcome.progress) }
    let (verdict, progress) = judgeSchedules(bounds: bounds, threads: threads, goesOn: goesOn)
    switch verdict {
    case .unknown: return (verdict, progress)
    case .holds, .violated, .endless: return (verdict, outcome.progress)
    }
  }

  /// Looks for a loop.
  private func judgeSchedules(
    bounds: Bounds,
    threads: Int,
    goesOn: (Progress) -> Bool
  ) -> (verdict: Verdict, progress: Progress) {
    let search = LoopSearch(
      UnendedPunch(race: system),
      of: .puncher,
      isFair: scenario.fairness == .weak,
      bounds: bounds,
      threads: threads
    )
    let outcome = search.run(goesOn: goesOn)
    switch outcome.verdict {
    case .ends: return (.holds, outcome.progress)
    case .endless(let lasso): return (.endless(lasso), outcome.progress)
    case .unknown(let limit): return (.unknown(limit), outcome.progress)
    }
  }
}

/// Why a race cannot be checked.
public enum CheckError: Error, Hashable, Sendable {
  /// It has more than `FlatStorage.slotLimit` pages or eight tasks.
  case tooLarge
}
