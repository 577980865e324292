// Knows how to visit every state of a system, the near ones first.

/// A search through all states of a system, level by level, on as many threads as wanted.
///
/// A level holds the states that are a number of steps away from the start and no fewer. It is taken
/// in blocks, and a block in two turns:
///
/// ```text
///   expand    thread 1: states 0 ..< n/2     thread 2: states n/2 ..< n    keys by shard
///   insert    thread 1: shards 0, 2, 4 ...   thread 2: shards 1, 3, 5 ...  in the order of the states
/// ```
///
/// Which shard a key belongs to follows from the key, and in a shard keys arrive in the order of the
/// states they come from. So the order of the next level does not depend on the number of threads,
/// nor does anything else.
public struct Search<System: TransitionSystem> {
  @usableFromInline let system: System
  @usableFromInline let bounds: Bounds
  @usableFromInline let threads: Int

  /// Prepares a search.
  ///
  /// - Precondition: `threads` is at least 1.
  @inlinable
  public init(_ system: System, bounds: Bounds, threads: Int) {
    precondition(threads >= 1, "a search runs on at least one thread")
    self.system = system
    self.bounds = bounds
    self.threads = threads
  }

  /// Searches until there is a verdict.
  ///
  /// - Parameter goesOn: told from time to time how far the search has come; returns whether to go on.
  /// - Returns: the verdict. Of the shortest schedules to a breach it has the one with the lowest
  ///   price; among those, the one whose steps come first.
  @inlinable
  public func run(goesOn: (Progress) -> Bool) -> Outcome<System> {
    var levels = Levels(system, threads: threads)
    while true {
      if !levels.breaches().isEmpty {
        return Outcome(
          verdict: violation(atDepth: levels.progress.depth),
          progress: levels.progress
        )
      }
      guard levels.progress.depth < bounds.depth else {
        return Outcome(verdict: .unknown(.depth), progress: levels.progress)
      }
      var limit: Limit?
      let isDone = levels.descend { progress in
        limit = self.limit(of: progress) ?? (goesOn(progress) ? nil : .interruption)
        return limit == nil
      }
      guard isDone else {
        return Outcome(verdict: .unknown(limit ?? .interruption), progress: levels.progress)
      }
      guard !levels.frontier.isEmpty else {
        return Outcome(verdict: .holds, progress: levels.progress)
      }
    }
  }

  @inlinable
  func limit(of progress: Progress) -> Limit? {
    if progress.states > bounds.states { return .states }
    return progress.bytes > bounds.bytes ? .memory : nil
  }
}
