// Knows how a system says of a call whether it has ended, goes on or waits.

/// The status of a call in a state.
public enum CallStatus<CostContext: Hashable & Sendable>: Hashable, Sendable {
  /// The call has ended, or it has not begun and could.
  case inactive
  /// The call has begun and can take a step.
  case running
  /// The call has begun, or wants to begin, and cannot take a step.
  ///
  /// The task is the last one of the chain of waits: the call waits for a task that waits for a task,
  /// and so on, until there is one that can take a step. It is nil if there is none.
  case blocked(by: CostContext?)
}

/// A transition system whose tasks make calls that have to end.
public protocol CallSystem: TransitionSystem {
  /// Returns the status of a call in a state; a call is named by the task that makes it.
  func status(of call: CostContext, in state: State) -> CallStatus<CostContext>
}
