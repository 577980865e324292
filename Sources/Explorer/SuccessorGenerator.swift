// Knows how a search goes from the keys of states to the keys that follow.

/// The keys of the states that a search visits, with a cache for each of its threads.
public protocol StateGenerator: Sendable {
  /// A state while it is stored.
  associatedtype Key: SearchKey
  /// The memory of one thread of a search.
  associatedtype Cache: Sendable

  /// The memory that the generator keeps for the keys it has made, in bytes.
  var byteCount: Int { get }

  /// Returns an empty cache. Every thread has one of its own, so that no thread waits for another.
  func makeCache() -> Cache

  /// Returns the key of the state that is visited first.
  func startKey(_ cache: inout Cache) -> Key

  /// Returns a number that is the same for all states whose steps come from the same part of a cache.
  ///
  /// A search leaves the states with the same number to one thread, so that no two threads work out the same steps.
  func cacheGroup(of key: Key) -> UInt64
}

extension StateGenerator {
  /// Returns a hash of the key, for a cache in which no two states have anything in common.
  @inlinable
  public func cacheGroup(of key: Key) -> UInt64 { key.spread }
}

/// The states of a system as a search for a breach goes through them: a key to begin with, and the keys that are
/// visited after each.
///
/// A generator may leave states out, or visit a state in place of another, as long as a breach is found if
/// and only if the system has one. So a search over any generator can tell whether there is a breach. The
/// way to it is told over an `ExactSuccessorGenerator` only.
public protocol SuccessorGenerator: StateGenerator {
  /// Hands over the keys of the states that are visited after one.
  ///
  /// - Returns: the place of a breach: in the state, or between it and the next ones.
  func expand(_ key: Key, _ cache: inout Cache, _ body: (Key) -> Void) -> BreachSite
}

/// A generator that visits the states of a system, all of them, and each of them itself.
///
/// For the key of a state it hands over the keys of the states a step away, as `system.forEachStep` lists
/// them. So the number of levels between two states is the number of steps
/// between them, and a shortest schedule can be read off the levels.
public protocol ExactSuccessorGenerator: SuccessorGenerator {
  /// The type of the system.
  associatedtype System: TransitionSystem where System.Key == Key

  /// The system.
  var system: System { get }
}

/// The place where a breach was found.
public enum BreachSite: Sendable {
  /// Nowhere.
  case nowhere
  /// In a state that is visited next, or on the way there.
  case next
  /// In the state.
  case here
}

/// The states of a system by its own answers, with no cache.
public struct DirectSuccessors<System: TransitionSystem>: ExactSuccessorGenerator {
  /// The memory of a thread, which has nothing to remember.
  public struct Cache: Sendable {
    @inlinable init() {}
  }

  /// The system.
  public let system: System

  /// Visits the states of a system.
  @inlinable
  public init(_ system: System) { self.system = system }

  /// The memory that the system keeps for keys, in bytes.
  @inlinable public var byteCount: Int { system.byteCount }

  /// Returns a cache, which stays empty.
  @inlinable
  public func makeCache() -> Cache { Cache() }

  /// Returns the key of the system's start.
  @inlinable
  public func startKey(_ cache: inout Cache) -> System.Key { system.key(of: system.start) }

  /// Hands over the key of each state a step away, in the order of the steps.
  ///
  /// - Returns: the place of a breach: in the state, or nowhere.
  @inlinable
  public func expand(
    _ key: System.Key,
    _ cache: inout Cache,
    _ body: (System.Key) -> Void
  ) -> BreachSite {
    let state = system.state(of: key)
    system.forEachStep(from: state) { _, next in body(system.key(of: next)) }
    return system.breach(in: state) == nil ? .nowhere : .here
  }
}
