// Knows how to find out that no call can go on for ever, without telling a loop.

/// A search that finds out whether a fair loop may keep a call from its end.
///
/// It goes over states that may stand for others, so it does not tell the loop. Nor does it know which task a blocked
/// call waits for: a fair loop in which the call is blocked all the time counts, whoever could let it go on. So there
/// may be no loop of the kind that `LoopSearch` looks for where this one finds one; the other way round it does not
/// happen.
public struct LoopSweep<Generator: CallSuccessorGenerator> {
  @usableFromInline let generator: Generator
  @usableFromInline let bounds: Bounds
  @usableFromInline let threads: Int

  /// Prepares a search.
  ///
  /// - Parameters:
  ///   - generator: the states, with at most 63 tasks, and the calls that have to end.
  ///   - bounds: the limits of the visit of all states.
  ///   - threads: the number of threads; the answer is the same for any number.
  /// - Precondition: `threads` is at least 1.
  @inlinable
  public init(_ generator: Generator, bounds: Bounds, threads: Int) {
    precondition(threads >= 1, "a search runs on at least one thread")
    self.generator = generator
    self.bounds = bounds
    self.threads = threads
  }

  /// Searches until it is known whether every call ends in every fair schedule.
  ///
  /// - Parameter goesOn: called from time to time with the progress of the search; returns true to go on.
  /// - Returns: the answer, in which a breach is a loop, and the progress of the search.
  @inlinable
  public func run(goesOn: (Progress) -> Bool) -> (sweep: Sweep, progress: Progress) {
    var graph = StateGraph(generator, threads: threads)
    if let (limit, progress) = graph.complete(bounds: bounds, goesOn: goesOn) {
      return (.unknown(limit), progress)
    }
    for (isBlocked, call) in graph.searches {
      let loops = Loops(
        in: graph,
        of: call,
        isBlocked: isBlocked,
        isFair: true,
        isDriven: !isBlocked
      )
      if !loops.entries.isEmpty { return (.breach, graph.progress) }
    }
    return (.clean, graph.progress)
  }
}
