// Knows what a thread of a search keeps to itself.

public import Synchronization

/// The cache of one thread of a search, and what it does with it.
///
/// One thread at a time works with it, so that the lock is never waited for.
@usableFromInline
final class Worker<System: TransitionSystem>: Sendable {
  /// What came of a part of a level.
  @usableFromInline
  struct Departures: Sendable {
    /// The keys that were come by, by shard, in the order of the states they come from.
    @usableFromInline var keys: [[System.Key]]
    /// The number of them.
    @usableFromInline var count = 0
    /// Where something was wrong, the nearest place of all.
    @usableFromInline var site = BreachSite.nowhere

    @inlinable
    init(from states: Int) {
      keys = (0..<Shard<System.Key>.count).map { _ in [] }
      for number in keys.indices { keys[number].reserveCapacity(states / 16) }
    }

    @inlinable
    mutating func note(_ site: BreachSite) {
      switch (self.site, site) {
      case (_, .nowhere), (.here, _): break
      case (.nowhere, _), (.next, _): self.site = site
      }
    }
  }

  @usableFromInline let system: System
  @usableFromInline let cache: Mutex<System.Cache>

  @inlinable
  init(_ system: System) {
    self.system = system
    cache = Mutex(system.makeCache())
  }

  /// The state that is visited in place of this one.
  @inlinable
  func representative(of key: System.Key) -> System.Key {
    cache.withLock { system.representative(of: key, &$0) }
  }

  /// Takes every step from some states.
  @inlinable
  func departures(from states: ArraySlice<System.Key>) -> Departures {
    cache.withLock { cache in
      var departures = Departures(from: states.count)
      for state in states {
        let site = system.expand(state, &cache) { key in
          departures.keys[Shard.number(of: key)].append(key)
          departures.count += 1
        }
        departures.note(site)
      }
      return departures
    }
  }

  /// Those of some states from which a step leads to a key that is wanted.
  @inlinable
  func states(
    among states: ArraySlice<System.Key>,
    before isWanted: (System.Key) -> Bool
  ) -> [System.Key] {
    cache.withLock { cache in
      states.filter { state in
        var leadsOn = false
        _ = system.expand(state, &cache) { key in
          if isWanted(key) { leadsOn = true }
        }
        return leadsOn
      }
    }
  }

  /// Whether something is wrong with one of some states.
  @inlinable
  func hasBreach(among states: ArraySlice<System.Key>) -> Bool {
    cache.withLock { cache in
      states.contains { system.expand($0, &cache) { _ in } == .here }
    }
  }
}
