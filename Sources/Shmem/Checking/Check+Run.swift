// Knows how to look for the answer to a check: under reductions, by whole states, for loops.

package import Explorer

extension Check {
  /// Looks at every schedule: first for a state that breaks a promise; if there is none, for a loop.
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
    let search = CheckSearch(check: self, bounds: bounds, threads: threads)
    guard judgesStates else {
      guard scenario.mayNeverEnd else { return (.holds, Progress()) }
      entering(.loops)
      return search.judgeSchedules(goesOn: goesOn)
    }
    entering(.states)
    let (verdict, progress) = search.judgeStates(entering: entering, goesOn: goesOn)
    guard verdict == .holds, !calls.isEmpty, scenario.mayNeverEnd else {
      return (verdict, progress)
    }
    entering(.loops)
    let round = search.judgeSchedules(goesOn: goesOn)
    switch round.verdict {
    case .unknown: return (round.verdict, round.progress.after(progress))
    case .holds, .violated, .endless: return (round.verdict, progress.after(round.progress))
    }
  }

  /// True if the loops of the race are kept by a reduction that leaves states out.
  var keepsLoops: Bool {
    scenario.fairness == .weak && !looped.hasLargeEntries
      && !reductions.isDisjoint(with: .keepingLoops)
  }
}

/// A check that is under way.
private struct CheckSearch {
  let check: Check
  let bounds: Bounds
  let threads: Int

  /// Looks for a state that breaks a promise.
  func judgeStates(
    entering: (Check.Phase) -> Void,
    goesOn: (Progress) -> Bool
  ) -> (verdict: Check.Verdict, progress: Progress) {
    guard !check.reductions.isEmpty else { return shortestSchedule(goesOn: goesOn) }
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
  ///
  /// States take a word each, or if that is too little, three.
  private func sweep(goesOn: (Progress) -> Bool) -> (sweep: Sweep, progress: Progress) {
    let small = race(storedAs: UInt64.self)
    let answer = Search(ReducedRace(small, by: check.reductions), bounds: bounds, threads: threads)
      .sweep { !small.isShortOfRoom && goesOn($0) }
    guard small.isShortOfRoom else { return answer }
    let large = race(storedAs: Words<3>.self)
    let again = Search(ReducedRace(large, by: check.reductions), bounds: bounds, threads: threads)
      .sweep { !large.isShortOfRoom && goesOn($0) }
    return (again.sweep, again.progress.after(answer.progress))
  }

  /// Finds the shortest schedule to a state that breaks a promise, if there is one, without reductions.
  ///
  /// States take a word each, or if that is too little, three.
  private func shortestSchedule(
    goesOn: (Progress) -> Bool
  ) -> (verdict: Check.Verdict, progress: Progress) {
    let small = race(storedAs: UInt64.self)
    let outcome = Search(CachedRace(small), bounds: bounds, threads: threads)
      .run(cost: Cost.init(of:after:)) { !small.isShortOfRoom && goesOn($0) }
    guard small.isShortOfRoom else { return (Check.Verdict(outcome.verdict), outcome.progress) }
    let large = race(storedAs: Words<3>.self)
    let again = Search(CachedRace(large), bounds: bounds, threads: threads)
      .run(cost: Cost.init(of:after:)) { !large.isShortOfRoom && goesOn($0) }
    return (Check.Verdict(again.verdict), again.progress.after(outcome.progress))
  }

  /// Makes a system of the race in which states are judged, with keys of a type.
  private func race<Key>(storedAs key: Key.Type) -> RaceSystem<Key> {
    RaceSystem(check.judged, from: check.start, judging: check.promises)
  }

  // MARK: Loops

  /// Looks for a loop: first under the reductions that keep loops, then without them, as to tell a loop needs every
  /// state and every step as it is.
  func judgeSchedules(
    goesOn: (Progress) -> Bool
  ) -> (verdict: Check.Verdict, progress: Progress) {
    guard check.keepsLoops else { return nearestLoop(goesOn: goesOn) }
    let (sweep, progress) = sweepLoops(goesOn: goesOn)
    switch sweep {
    case .clean: return (.holds, progress)
    case .unknown(let limit): return (.unknown(limit), progress)
    case .breach:
      let found = nearestLoop(goesOn: goesOn)
      return (found.verdict, found.progress.after(progress))
    }
  }

  /// Finds out whether a call may go on for ever, under the reductions that keep loops.
  ///
  /// States take a word each, or if that is too little, three.
  private func sweepLoops(goesOn: (Progress) -> Bool) -> (sweep: Sweep, progress: Progress) {
    let small = RaceSystem<UInt64>(check.looped, from: check.start, judging: [])
    let answer = sweepLoops(of: small, goesOn: goesOn)
    guard small.isShortOfRoom else { return answer }
    let large = RaceSystem<Words<3>>(check.looped, from: check.start, judging: [])
    let again = sweepLoops(of: large, goesOn: goesOn)
    return (again.sweep, again.progress.after(answer.progress))
  }

  private func sweepLoops<Key>(
    of race: RaceSystem<Key>,
    goesOn: (Progress) -> Bool
  ) -> (sweep: Sweep, progress: Progress) {
    let search = CallSearch(race, judging: tasks)
    let calls = ReducedCalls(search, calls: tasks, by: check.reductions)
    return LoopSweep(calls, bounds: bounds, threads: threads)
      .run { !race.isShortOfRoom && goesOn($0) }
  }

  /// The tasks whose calls have to end.
  private var tasks: [TaskID] { check.calls.map(\.task) }

  /// Looks for the nearest loop by whole states.
  private func nearestLoop(
    goesOn: (Progress) -> Bool
  ) -> (verdict: Check.Verdict, progress: Progress) {
    let race = RaceSystem<Words<3>>(check.looped, from: check.start, judging: [])
    let search = LoopSearch(
      CachedCalls(CallSearch(race, judging: tasks), calls: tasks),
      isFair: check.scenario.fairness == .weak,
      bounds: bounds,
      threads: threads
    )
    let outcome = search.run(cost: Cost.init(of:after:), goesOn: goesOn)
    switch outcome.verdict {
    case .ends: return (.holds, outcome.progress)
    case .endless(let call):
      guard let promise = check.calls.first(where: { $0.task == call.call })?.promise else {
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
