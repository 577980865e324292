// Knows what a thread of a search for loops works out of some states.

public import Synchronization

extension Worker where Generator: CallSuccessorGenerator {
  /// The steps that some states have.
  @usableFromInline
  struct CallDepartures: Sendable {
    /// The numbers of the states.
    @usableFromInline var states: [Int] = []
    /// The number of the steps of all these states up to each of them.
    @usableFromInline var ends: [Int] = []
    /// The task that takes each step, those of the first state first.
    @usableFromInline var tasks: [Generator.Task] = []
    /// The key that each step leads to.
    @usableFromInline var keys: [Generator.Key] = []
    /// The status of every call in every state.
    @usableFromInline var statuses: [CallStatus<Generator.Task>] = []
    /// True if one of the states, or a way from it to the next, has a breach.
    @usableFromInline var hasBreach = false

    @inlinable init() {}

    /// Returns the positions of the steps of the state at a position in `states`.
    @inlinable
    func steps(at position: Int) -> Range<Int> {
      (position == 0 ? 0 : ends[position - 1])..<ends[position]
    }
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
      departures.states = share.positions(among: states, generator)
      for state in departures.states {
        let site = generator.expand(states[state], judging: calls, &cache) { status in
          departures.statuses.append(status)
        } _: { task, key in
          departures.tasks.append(task)
          departures.keys.append(key)
        }
        if site != .nowhere { departures.hasBreach = true }
        departures.ends.append(departures.keys.count)
      }
      return departures
    }
  }
}
