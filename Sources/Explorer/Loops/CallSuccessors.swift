// Knows how a search for loops goes from the keys of states to the keys that follow.

/// The states of a system as a search for loops goes through them: a key to begin with, the status of every call
/// in a state, and the keys that are visited after it, each with the task that takes the step.
///
/// A generator may leave states out, or visit a state in place of another, as long as it keeps every loop: if a loop
/// of the system keeps a call from its end, so does one of what is visited. So a search over any generator can find
/// out that there is no such loop (`LoopSweep`). A loop is told over an `ExactCallSuccessorGenerator` only.
public protocol CallSuccessorGenerator: Sendable {
  /// A state while it is stored.
  associatedtype Key: SearchKey
  /// The name of a task.
  associatedtype Task: Hashable, Sendable
  /// The memory of one thread of a search.
  associatedtype Cache: Sendable

  /// The calls that have to end, named by the tasks that make them.
  var calls: [Task] { get }

  /// The memory that the generator keeps for the keys it has made, in bytes.
  var byteCount: Int { get }

  /// Returns an empty cache. Every thread has one of its own, so that no thread waits for another.
  func makeCache() -> Cache

  /// Returns the key of the state that is visited first.
  func startKey(_ cache: inout Cache) -> Key

  /// Hands over the status of every call in a state, in the order of `calls`, and the steps from there.
  ///
  /// - Parameters:
  ///   - key: the key of the state.
  ///   - cache: the memory of the thread.
  ///   - noteStatus: called with the status of each call.
  ///   - noteStep: called with the task that takes a step, and the key that is visited after it.
  func expand(
    _ key: Key,
    _ cache: inout Cache,
    _ noteStatus: (CallStatus<Task>) -> Void,
    _ noteStep: (Task, Key) -> Void
  )
}

/// A generator that visits the states of a system, all of them, and each of them itself.
///
/// For the key of a state it hands over the keys of the states a step away, as `system.forEachStep` lists them.
public protocol ExactCallSuccessorGenerator: CallSuccessorGenerator {
  /// The type of the system.
  associatedtype System: CallSystem where System.Key == Key, System.Task == Task

  /// The system.
  var system: System { get }
}

/// The states of a system with calls by its own answers, with no cache.
public struct DirectCallSuccessors<System: CallSystem>: ExactCallSuccessorGenerator {
  /// The memory of a thread, which has nothing to remember.
  public struct Cache: Sendable {
    @inlinable init() {}
  }

  /// The system.
  public let system: System
  /// The calls that have to end.
  public let calls: [System.Task]

  /// Visits the states of a system.
  @inlinable
  public init(_ system: System, calls: [System.Task]) {
    self.system = system
    self.calls = calls
  }

  /// The memory that the system keeps for keys, in bytes.
  @inlinable public var byteCount: Int { system.byteCount }

  /// Returns a cache, which stays empty.
  @inlinable
  public func makeCache() -> Cache { Cache() }

  /// Returns the key of the system's start.
  @inlinable
  public func startKey(_ cache: inout Cache) -> System.Key { system.key(of: system.start) }

  /// Hands over the status of every call in a state, and the key of each state a step away, in the order of the steps.
  @inlinable
  public func expand(
    _ key: System.Key,
    _ cache: inout Cache,
    _ noteStatus: (CallStatus<System.Task>) -> Void,
    _ noteStep: (System.Task, System.Key) -> Void
  ) {
    let state = system.state(of: key)
    for call in calls { noteStatus(system.status(of: call, in: state)) }
    system.forEachStep(from: state) { action, next in
      noteStep(system.task(of: action), system.key(of: next))
    }
  }
}
