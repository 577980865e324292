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
      let (sweep, progress) = sweep(bounds: bounds, threads: threads, goesOn: goesOn)
      switch sweep {
      case .clean: return (.holds, progress)
      case .unknown(let limit): return (.unknown(limit), progress)
      case .breach: entering(.shortestSchedule)
      }
    }
    return shortestSchedule(bounds: bounds, threads: threads, goesOn: goesOn)
  }

  /// Finds out whether a state breaks a promise, under the reductions.
  ///
  /// States take a word each, or if that is too little, three.
  private func sweep(
    bounds: Bounds,
    threads: Int,
    goesOn: (Progress) -> Bool
  ) -> (sweep: Sweep, progress: Progress) {
    let small = race(storedAs: UInt64.self)
    let answer = Search(ReducedRace(small, by: reductions), bounds: bounds, threads: threads)
      .sweep { !small.isShortOfRoom && goesOn($0) }
    guard small.isShortOfRoom else { return answer }
    let large = race(storedAs: Words<3>.self)
    return Search(ReducedRace(large, by: reductions), bounds: bounds, threads: threads)
      .sweep { !large.isShortOfRoom && goesOn($0) }
  }

  /// Finds the shortest schedule to a state that breaks a promise, if there is one, without reductions.
  ///
  /// States take a word each, or if that is too little, three.
  private func shortestSchedule(
    bounds: Bounds,
    threads: Int,
    goesOn: (Progress) -> Bool
  ) -> (verdict: Verdict, progress: Progress) {
    let small = race(storedAs: UInt64.self)
    let outcome = Search(CachedRace(small), bounds: bounds, threads: threads)
      .run(cost: Cost.init(of:after:)) { !small.isShortOfRoom && goesOn($0) }
    guard small.isShortOfRoom else { return (Verdict(outcome.verdict), outcome.progress) }
    let large = race(storedAs: Words<3>.self)
    let again = Search(CachedRace(large), bounds: bounds, threads: threads)
      .run(cost: Cost.init(of:after:)) { !large.isShortOfRoom && goesOn($0) }
    return (Verdict(again.verdict), again.progress)
  }

  /// Makes a system of the race, with keys of a type.
  private func race<Key>(storedAs key: Key.Type) -> RaceSystem<Key> {
    RaceSystem(judged, from: start, judging: promises)
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
    let outcome = search.run(cost: Cost.init(of:after:), goesOn: goesOn)
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
