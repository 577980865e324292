// Knows the data of one thread of a search.

public import Synchronization

/// The cache of one thread of a search, and the work that the thread does with it.
///
/// One thread at a time works with it, so that the lock is never waited for.
@usableFromInline
final class Worker<Generator: StateGenerator>: Sendable {
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
}

/// The part of the states that one of several threads works on.
@usableFromInline
struct ThreadShare: Sendable {
  /// The number of the thread, from 0 on.
  @usableFromInline let number: Int
  /// The number of threads.
  @usableFromInline let count: Int

  @inlinable
  init(_ number: Int, of count: Int) {
    self.number = number
    self.count = count
  }

  /// Returns the positions of the states that the thread works on, those of a cache group one after the other.
  @inlinable
  func positions<Generator: StateGenerator>(
    among states: ArraySlice<Generator.Key>,
    _ generator: Generator
  ) -> [Int] {
    var own: [(group: UInt64, position: Int)] = []
    own.reserveCapacity(states.count / count + states.count / 16)
    for position in states.indices {
      let group = generator.cacheGroup(of: states[position])
      if Int(group % UInt64(count)) == number { own.append((group, position)) }
    }
    own.sort { $0.group < $1.group }
    return own.map(\.position)
  }
}

extension Worker where Generator: SuccessorGenerator {
  /// The result of expanding a part of a level.
  @usableFromInline
  struct Departures: Sendable {
    /// The keys that the states lead to, by shard, in the order in which the states were taken.
    @usableFromInline var keys: [[Generator.Key]]
    /// The number of them.
    @usableFromInline var count = 0
    /// The nearest place of a breach.
    @usableFromInline var site = BreachSite.nowhere

    @inlinable
    init(from states: Int) {
      keys = (0..<Shard<Generator.Key>.count).map { _ in [] }
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

  /// Takes every step from those of some states that are in the share of the thread.
  @inlinable
  func departures(from states: ArraySlice<Generator.Key>, _ share: ThreadShare) -> Departures {
    cache.withLock { cache in
      var departures = Departures(from: states.count / share.count)
      for position in share.positions(among: states, generator) {
        let site = generator.expand(states[position], &cache) { key in
          departures.keys[Shard.number(of: key)].append(key)
          departures.count += 1
        }
        departures.note(site)
      }
      return departures
    }
  }

  /// Returns those of some states from which a step leads to a key that is wanted.
  @inlinable
  func states(
    among states: ArraySlice<Generator.Key>,
    before isWanted: (Generator.Key) -> Bool
  ) -> [Generator.Key] {
    cache.withLock { cache in
      states.filter { state in
        var leadsOn = false
        _ = generator.expand(state, &cache) { key in
          if isWanted(key) { leadsOn = true }
        }
        return leadsOn
      }
    }
  }

  /// Returns true if one of some states has a breach.
  @inlinable
  func hasBreach(among states: ArraySlice<Generator.Key>) -> Bool {
    cache.withLock { cache in
      states.contains { generator.expand($0, &cache) { _ in } == .here }
    }
  }
}
