// Knows the data of one thread of a search for loops.

public import Synchronization

/// The cache of one thread of a search for loops, and the work that the thread does with it.
///
/// One thread at a time works with it, so that the lock is never waited for.
@usableFromInline
final class CallWorker<Generator: CallSuccessorGenerator>: Sendable {
  /// The steps that some states have, in the order of the states.
  @usableFromInline
  struct Departures: Sendable {
    /// The number of the steps of each state.
    @usableFromInline var counts: [Int] = []
    /// The task that takes each step.
    @usableFromInline var tasks: [Generator.Task] = []
    /// The key that each step leads to.
    @usableFromInline var keys: [Generator.Key] = []
    /// The status of every call in every state.
    @usableFromInline var statuses: [CallStatus<Generator.Task>] = []

    @inlinable init() {}
  }

  @usableFromInline let generator: Generator
  @usableFromInline let cache: Mutex<Generator.Cache>

  @inlinable
  init(_ generator: Generator) {
    self.generator = generator
    cache = Mutex(generator.makeCache())
  }

  /// Returns the key of the state that is visited first.
  @inlinable
  func startKey() -> Generator.Key { cache.withLock { generator.startKey(&$0) } }

  /// Takes every step from some states.
  @inlinable
  func departures(from states: ArraySlice<Generator.Key>) -> Departures {
    cache.withLock { cache in
      var departures = Departures()
      for state in states {
        let known = departures.keys.count
        generator.expand(state, &cache) { status in
          departures.statuses.append(status)
        } _: { task, key in
          departures.tasks.append(task)
          departures.keys.append(key)
        }
        departures.counts.append(departures.keys.count - known)
      }
      return departures
    }
  }
}
