// Knows how a search for loops goes from the keys of states to the keys that follow.

/// The states of a system as a search for loops goes through them: a key to begin with, the status of calls in each
/// state, and the keys that are visited after it, each with the task that takes the step.
///
/// A generator may leave states out, or visit a state in place of another, as long as this holds: if a fair loop of the
/// system keeps a call from its end, then so does a fair loop of the states that are visited. So a search over any
/// generator can prove that there is no such loop (`LoopSearch.sweep`). A search can return a loop only over an
/// `ExactCallSuccessorGenerator`.
public protocol CallSuccessorGenerator: StateGenerator {
  /// The name of a task.
  associatedtype Task: Hashable, Sendable

  /// Hands over the status of calls in a state, and the steps from there.
  ///
  /// - Parameters:
  ///   - key: the key of the state.
  ///   - calls: the calls, named by the tasks that make them.
  ///   - cache: the memory of the thread.
  ///   - noteStatus: called once for each of `calls`, in that order, with its status.
  ///   - noteStep: called with the task that takes a step, and the key that is visited after it.
  /// - Returns: the place of a breach, as `SuccessorGenerator.expand` does; nowhere if the generator looks for loops alone.
  func expand(
    _ key: Key,
    judging calls: [Task],
    _ cache: inout Cache,
    _ noteStatus: (CallStatus<Task>) -> Void,
    _ noteStep: (Task, Key) -> Void
  ) -> BreachSite
}

/// A generator that visits the states of a system, all of them, and each of them itself.
///
/// For the key of a state it hands over the keys of the states a step away, as `system.forEachStep` lists them. It looks for
/// loops alone.
public protocol ExactCallSuccessorGenerator: CallSuccessorGenerator {
  /// The type of the system.
  associatedtype System: CallSystem where System.Key == Key, System.Task == Task

  /// The system.
  var system: System { get }
}

extension DirectSuccessors: CallSuccessorGenerator, ExactCallSuccessorGenerator
where System: CallSystem {
  /// The name of a task of the system.
  public typealias Task = System.Task

  /// Hands over the status of calls in a state, and the key of each state a step away, in the order of the steps.
  ///
  /// - Returns: nowhere, as it looks for loops alone.
  @inlinable
  public func expand(
    _ key: System.Key,
    judging calls: [System.Task],
    _ cache: inout Cache,
    _ noteStatus: (CallStatus<System.Task>) -> Void,
    _ noteStep: (System.Task, System.Key) -> Void
  ) -> BreachSite {
    let state = system.state(of: key)
    for call in calls { noteStatus(system.status(of: call, in: state)) }
    system.forEachStep(from: state) { action, next in
      noteStep(system.task(of: action), system.key(of: next))
    }
    return .nowhere
  }
}
