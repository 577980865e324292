// Knows what a thread of a search for loops works out of some states.

public import Synchronization

extension Worker where Generator: CallSuccessorGenerator {
  /// The steps that some states have, in the order of the states.
  @usableFromInline
  struct CallDepartures: Sendable {
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

  /// Takes every step from those of some states that are in the share of the thread, and notes the status of calls in
  /// each.
  @inlinable
  func departures(
    from states: ArraySlice<Generator.Key>,
    _ share: ThreadShare,
    judging calls: [Generator.Task]
  ) -> CallDepartures {
    cache.withLock { cache in
      var departures = CallDepartures()
      for state in states where share.includes(state, generator) {
        let known = departures.keys.count
        generator.expand(state, judging: calls, &cache) { status in
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
