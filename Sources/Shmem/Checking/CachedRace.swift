// Knows how to visit every state of a race by the transitions in a cache.

import Explorer

/// Every state of a race, each of them itself: no state is left out, no step is taken together with another.
///
/// It goes on by the same cache of transitions as a `ReducedRace`, with no reduction, and is a type of its
/// own so that a shortest schedule can be looked for here and nowhere else.
struct CachedRace<Key: RaceKey>: ExactSuccessorGenerator {
  private let successors: ReducedRace<Key>

  /// Visits all states of a race.
  init(_ race: RaceSystem<Key>) { successors = ReducedRace(race, by: []) }

  var system: RaceSystem<Key> { successors.race }
  var byteCount: Int { successors.byteCount }

  func makeCache() -> TransitionCache { successors.makeCache() }

  func startKey(_ cache: inout TransitionCache) -> Key { successors.startKey(&cache) }

  func cacheGroup(of key: Key) -> UInt64 { successors.cacheGroup(of: key) }

  @inline(__always)
  func expand(_ key: Key, _ cache: inout TransitionCache, _ body: (Key) -> Void) -> BreachSite {
    successors.expand(key, &cache, body)
  }
}
