// Knows how to look for the answer to a check: under reductions, by whole states, for loops.

package import Explorer

extension Check {
  /// Looks at every schedule: first for a state that breaks a promise; if none is found, for a loop.
  ///
  /// A search with the reductions finds out if a promise can be broken. If it can, a second search without them finds
  /// the schedule: it does not depend on them, and none is shorter.
  ///
  /// - Parameters:
  ///   - bounds: the limits of the search.
  ///   - threads: the number of threads; the answer is the same for any number.
  ///   - entering: called with each part of the check before it begins.
  ///   - goesOn: called from time to time with the progress; returns true to go on.
  /// - Returns: the answer, and the progress of the search.
  package func run(
    bounds: Bounds,
    threads: Int,
    entering: (Phase) -> Void = { _ in },
    goesOn: (Progress) -> Bool
  ) -> (verdict: Verdict, progress: Progress) {
    let search = CheckSearch(
      check: self,
      reductions: allowedReductions(within: bounds),
      bounds: bounds,
      threads: threads
    )
    guard judgesStates else {
      guard scenario.mayNeverEnd else { return (.holds, Progress()) }
      entering(.loops)
      return search.judgeSchedules(goesOn: goesOn)
    }
    entering(.states)
    let (verdict, progress) = search.judgeStates(entering: entering, goesOn: goesOn)
    guard verdict == .holds || verdict == .unknown(.depth), !calls.isEmpty, scenario.mayNeverEnd
    else { return (verdict, progress) }
    entering(.loops)
    let round = search.judgeSchedules(goesOn: goesOn)
    switch round.verdict {
    case .unknown: return (round.verdict, round.progress.after(progress))
    case .holds: return (verdict, progress.after(round.progress))
    case .violated, .endless: return (round.verdict, progress.after(round.progress))
    }
  }

  /// Those of the reductions that may be used within some bounds.
  ///
  /// With a limit of N steps the search looks at N levels. A task that is taken alone may be no part of the
  /// shortest way to a breach, which is then more levels away than steps. The other reductions make no way longer.
  func allowedReductions(within bounds: Bounds) -> Reductions {
    bounds.depth == .max ? reductions : reductions.subtracting(.independentPages)
  }

  /// Returns true if a reduction that keeps the loops of the race is used within some bounds.
  ///
  /// Within a number of steps none is: the steps of a loop, and of the way to it, are counted as they are.
  func keepsLoops(within bounds: Bounds) -> Bool {
    bounds.depth == .max && scenario.fairness == .weak && !looped.hasLargeEntries
      && !reductions.isDisjoint(with: .keepingLoops)
  }
}

/// A check that is under way.
private struct CheckSearch {
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

  // MARK: Loops

  /// Looks for a loop: first under the reductions that keep loops, then without them, as to tell a loop needs every
  /// state and every step as it is.
  func judgeSchedules(
    goesOn: (Progress) -> Bool
  ) -> (verdict: Check.Verdict, progress: Progress) {
    let isSwept = check.keepsLoops(within: bounds)
    return withRoom(
      for: NearestLoop(search: self, isSwept: isSwept),
      check.looped,
      judging: [],
      goesOn
    )
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
  let search: CheckSearch
  /// True to find out first, under the reductions that keep loops, which states can be on one.
  let isSwept: Bool

  func run<Key: RaceKey>(
    over race: RaceSystem<Key>,
    goesOn: (Progress) -> Bool
  ) -> (Check.Verdict, Progress) {
    let calls = CallSearch(race, judging: search.tasks)
    let exact = loopSearch(CachedCalls(calls))
    guard isSwept else {
      return answer(exact.run(cost: Cost.init(of:after:), goesOn: goesOn))
    }
    let reduced = ReducedCalls(calls, by: search.reductions)
    let (swept, progress) = loopSearch(reduced).sweptLoops(goesOn: goesOn)
    switch swept {
    case .failure(let limit): return (.unknown(limit), progress)
    case .success(let loops) where loops.isEmpty: return (.holds, progress)
    case .success(let loops):
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

  private func answer(_ outcome: LoopOutcome<TaskID, Step>) -> (Check.Verdict, Progress) {
    switch outcome.verdict {
    case .ends: return (.holds, outcome.progress)
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
      return (.endless(unended), outcome.progress)
    case .unknown(let limit): return (.unknown(limit), outcome.progress)
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
