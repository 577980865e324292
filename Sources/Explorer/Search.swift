// Knows how to visit every state of a system, the near ones first.

/// A search through all states of a system, level by level, on as many threads as wanted.
///
/// A level holds the states that are a number of steps away from the start and no fewer. It is taken
/// in blocks, and a block in two turns:
///
/// ```text
///   expand    each thread: the states of its cache groups   keys by shard
///   insert    thread 1: shards 0, 2, 4 ...                  thread 2: shards 1, 3, 5 ...
/// ```
///
/// The shard of a key follows from the key, so that no two threads work on the same shard. The states of a level
/// do not depend on the number of threads; their order does, and no answer depends on it.
///
/// Over any `SuccessorGenerator` it tells whether there is a breach (`sweep`). A shortest schedule it tells
/// over an `ExactSuccessorGenerator` only, which visits every state itself (`run`).
public struct Search<Generator: SuccessorGenerator> {
  @usableFromInline let generator: Generator
  @usableFromInline let bounds: Bounds
  @usableFromInline let threads: Int

  /// Prepares a search of what a generator visits.
  ///
  /// - Precondition: `threads` is at least 1.
  @inlinable
  public init(_ generator: Generator, bounds: Bounds, threads: Int) {
    precondition(threads >= 1, "a search runs on at least one thread")
    self.generator = generator
    self.bounds = bounds
    self.threads = threads
  }

  /// Prepares a search of all states of a system.
  ///
  /// - Precondition: `threads` is at least 1.
  @inlinable
  public init<System>(_ system: System, bounds: Bounds, threads: Int)
  where Generator == DirectSuccessors<System> {
    self.init(DirectSuccessors(system), bounds: bounds, threads: threads)
  }

  /// Searches until it is known whether there is a breach; it does not tell by which schedule.
  ///
  /// - Parameter goesOn: told from time to time how far the search has come; returns whether to go on.
  /// - Returns: the answer, and the progress of the search.
  @inlinable
  public func sweep(goesOn: (Progress) -> Bool) -> (sweep: Sweep, progress: Progress) {
    var levels = Levels(generator, threads: threads)
    while true {
      guard levels.progress.depth < bounds.depth else {
        return (levels.hasBreach() ? .breach : .unknown(.depth), levels.progress)
      }
      var limit: Limit?
      let descent = levels.descend { progress in
        limit = bounds.limit(metBy: progress) ?? (goesOn(progress) ? nil : .interruption)
        return limit == nil
      }
      switch descent {
      case .breach: return (.breach, levels.progress)
      case .stopped: return (.unknown(limit ?? .interruption), levels.progress)
      case .done:
        guard levels.frontier.isEmpty else { continue }
        return (levels.hasBreachBehind ? .breach : .clean, levels.progress)
      }
    }
  }
}
