// Knows how to look for the answer to a check: under reductions, by whole states, for loops, for both at once.

import Explorer

/// A check that is under way.
struct CheckSearch {
  let check: Check
  /// The reductions that are used.
  let reductions: Reductions
  let bounds: Bounds
  let threads: Int

  /// Looks for a state that breaks a promise.
  func judgeStates(
    entering: (Check.Phase) -> Void,
    goesOn: (Progress) -> Bool
  ) -> (verdict: Check.Verdict, progress: Progress) {
    guard !reductions.isEmpty else { return shortestSchedule(goesOn: goesOn) }
    let (sweep, progress) = sweep(goesOn: goesOn)
    switch sweep {
    case .clean: return (.holds, progress)
    case .unknown(let limit): return (.unknown(limit), progress)
    case .breach:
      entering(.shortestSchedule)
      let found = shortestSchedule(goesOn: goesOn)
      return (found.verdict, found.progress.after(progress))
    }
  }

  /// Finds out whether a state breaks a promise, under the reductions.
  private func sweep(goesOn: (Progress) -> Bool) -> (sweep: Sweep, progress: Progress) {
    withRoom(for: StateSweep(search: self), check.judged, judging: check.promises, goesOn)
  }

  /// Finds the shortest schedule to a state that breaks a promise, if there is one, without reductions.
  private func shortestSchedule(
    goesOn: (Progress) -> Bool
  ) -> (verdict: Check.Verdict, progress: Progress) {
    withRoom(for: ShortestSchedule(search: self), check.judged, judging: check.promises, goesOn)
  }

  /// Searches a race whose states take a word each, or if that is too little, three.
  ///
  /// - Parameters:
  ///   - search: the search.
  ///   - scenario: the model.
  ///   - promises: those that are judged state by state.
  ///   - goesOn: called from time to time with the progress; returns true to go on.
  /// - Returns: the answer, and the progress of all searches.
  private func withRoom<Keyed: KeyedSearch>(
    for search: Keyed,
    _ scenario: Scenario,
    judging promises: [Promise],
    _ goesOn: (Progress) -> Bool
  ) -> (Keyed.Answer, Progress) {
    let race = RaceSystem<UInt64>(scenario, from: check.start, judging: promises)
    let (answer, progress) = search.run(over: race) { !race.isShortOfRoom && goesOn($0) }
    guard race.isShortOfRoom else { return (answer, progress) }
    let larger = RaceSystem<Words<3>>(scenario, from: check.start, judging: promises)
    let again = search.run(over: larger) { !larger.isShortOfRoom && goesOn($0) }
    return (again.0, again.1.after(progress))
  }

  /// Looks for a state that breaks a promise and for a loop at once; if there is too little room for that, for the state
  /// alone.
  func judgeBoth(
    entering: (Check.Phase) -> Void,
    goesOn: (Progress) -> Bool
  ) -> (verdict: Check.Verdict, progress: Progress) {
    let both = NearestLoop(search: self, isSwept: true, judgesStates: true)
    let (answer, progress) = withRoom(for: both, check.judged, judging: check.promises, goesOn)
    switch answer {
    case .verdict(let verdict): return (verdict, progress)
    case .breach:
      entering(.shortestSchedule)
      let found = shortestSchedule(goesOn: goesOn)
      return (found.verdict, found.progress.after(progress))
    case .unswept(.interruption): return (.unknown(.interruption), progress)
    case .unswept(let limit):
      let states = judgeStates(entering: entering, goesOn: goesOn)
      guard states.verdict == .holds else {
        return (states.verdict, states.progress.after(progress))
      }
      return (.unknown(limit), progress.after(states.progress))
    }
  }

  // MARK: Loops

  /// Looks for a loop: first under the reductions that keep loops, then without them, as to tell a loop needs every
  /// state and every step as it is.
  func judgeSchedules(
    goesOn: (Progress) -> Bool
  ) -> (verdict: Check.Verdict, progress: Progress) {
    let isSwept = check.keepsLoops(within: bounds)
    let search = NearestLoop(search: self, isSwept: isSwept, judgesStates: false)
    let (answer, progress) = withRoom(for: search, check.looped, judging: [], goesOn)
    switch answer {
    case .verdict(let verdict): return (verdict, progress)
    case .unswept(let limit): return (.unknown(limit), progress)
    case .breach: preconditionFailure("a search for loops alone judges no promise state by state")
    }
  }

  /// The tasks whose calls have to end.
  fileprivate var tasks: [TaskID] { check.calls.map(\.task) }
}

/// A search that can be made with states of any number of words.
private protocol KeyedSearch {
  associatedtype Answer

  /// Searches a race.
  func run<Key: RaceKey>(
    over race: RaceSystem<Key>,
    goesOn: (Progress) -> Bool
  ) -> (Answer, Progress)
}

/// The search for a state that breaks a promise, under the reductions.
private struct StateSweep: KeyedSearch {
  let search: CheckSearch

  func run<Key: RaceKey>(
    over race: RaceSystem<Key>,
    goesOn: (Progress) -> Bool
  ) -> (Sweep, Progress) {
    let states = ReducedRace(race, by: search.reductions)
    return Search(states, bounds: search.bounds, threads: search.threads).sweep(goesOn: goesOn)
  }
}

/// The search for the shortest schedule to a state that breaks a promise.
private struct ShortestSchedule: KeyedSearch {
  let search: CheckSearch

  func run<Key: RaceKey>(
    over race: RaceSystem<Key>,
    goesOn: (Progress) -> Bool
  ) -> (Check.Verdict, Progress) {
    let outcome = Search(CachedRace(race), bounds: search.bounds, threads: search.threads)
      .run(cost: Cost.init(of:after:), goesOn: goesOn)
    return (Check.Verdict(outcome.verdict), outcome.progress)
  }
}

/// The search for the nearest loop in which a call does not end.
private struct NearestLoop: KeyedSearch {
  /// The answer of the search.
  enum Answer {
    /// The search is done.
    case verdict(Check.Verdict)
    /// A state that breaks a promise was met, and loops were not looked for.
    case breach
    /// The sweep has met a limit.
    case unswept(Limit)
  }

  let search: CheckSearch
  /// True to find out first, under the reductions that keep loops, which states can be on one.
  let isSwept: Bool
  /// True to look for a state that breaks a promise in the same sweep.
  let judgesStates: Bool

  func run<Key: RaceKey>(
    over race: RaceSystem<Key>,
    goesOn: (Progress) -> Bool
  ) -> (Answer, Progress) {
    let calls = CallSearch(race, judging: search.tasks)
    let exact = loopSearch(CachedCalls(calls))
    guard isSwept else {
      return answer(exact.run(cost: Cost.init(of:after:), goesOn: goesOn))
    }
    let reduced = ReducedCalls(calls, by: search.reductions, judgingStates: judgesStates)
    let (sweep, progress) = loopSearch(reduced).sweep(goesOn: goesOn)
    switch sweep {
    case .unknown(let limit): return (.unswept(limit), progress)
    case .clean: return (.verdict(.holds), progress)
    case .breach: return (.breach, progress)
    case .loops(let loops):
      let (verdict, own) = answer(
        exact.run(
          after: loops,
          cost: Cost.init(of:after:),
          standIns: reduced.standIns,
          goesOn: goesOn
        )
      )
      return (verdict, own.after(progress))
    }
  }

  private func loopSearch<Generator: CallSuccessorGenerator>(
    _ generator: Generator
  ) -> LoopSearch<Generator> where Generator.Task == TaskID {
    LoopSearch(
      generator,
      of: search.tasks,
      isFair: search.check.scenario.fairness == .weak,
      bounds: search.bounds,
      threads: search.threads
    )
  }

  private func answer(_ outcome: LoopOutcome<TaskID, Step>) -> (Answer, Progress) {
    switch outcome.verdict {
    case .ends: return (.verdict(.holds), outcome.progress)
    case .endless(let call):
      guard let promise = search.check.calls.first(where: { $0.task == call.call })?.promise else {
        preconditionFailure("a search for calls finds one of those that it was asked about")
      }
      let unended = Check.EndlessCall(
        promise: promise,
        task: call.call,
        isBlocked: call.isBlocked,
        lasso: call.lasso
      )
      return (.verdict(.endless(unended)), outcome.progress)
    case .unknown(let limit): return (.verdict(.unknown(limit)), outcome.progress)
    }
  }
}

extension Check.Verdict {
  /// Tells the verdict of a search in the words of a check.
  fileprivate init<Key>(_ verdict: Explorer.Outcome<RaceSystem<Key>>.Verdict) {
    self =
      switch verdict {
      case .holds: .holds
      case .violated(let broken, let schedule): .violated(broken, schedule: schedule)
      case .unknown(let limit): .unknown(limit)
      }
  }
}
