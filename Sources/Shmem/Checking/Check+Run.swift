// Knows in which order the answer to a check is looked for, and with which reductions.

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
    if isSweptOnce(within: bounds) { return search.judgeBoth(entering: entering, goesOn: goesOn) }
    let (verdict, progress) = search.judgeStates(entering: entering, goesOn: goesOn)
    guard verdict == .holds || verdict == .unknown(.depth), !calls.isEmpty, scenario.mayNeverEnd
    else { return (verdict, progress) }
    entering(.loops)
    let round = search.judgeSchedules(goesOn: goesOn)
    switch round.verdict {
    case .holds: return (verdict, progress.after(round.progress))
    case .violated, .endless, .unknown: return (round.verdict, round.progress.after(progress))
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

  /// Returns true if one sweep within some bounds can look for a breach and for loops.
  ///
  /// It uses the reductions that keep loops. So it is made only where the others would leave out little more: where no
  /// two tasks are equal, and where those that do not start over are not bound to different pages.
  func isSweptOnce(within bounds: Bounds) -> Bool {
    let tasks = scenario.tasks
    let judgesBalance = promises.contains(.countsBalance)
    let balance = BalanceJudgement(judged, from: start, isJudged: judgesBalance)
    return judgesStates && !calls.isEmpty && scenario.mayNeverEnd && keepsLoops(within: bounds)
      && judged == looped && balance != .byState && Set(tasks).count == tasks.count
      && Set(tasks.filter { !$0.loops }.compactMap(\.index)).count < 2
  }
}
