// Knows the questions that a search asks of the system that it searches.

/// A system of states and steps.
///
/// A search never looks into a state. It keeps states as keys, which a system makes from a state and
/// turns back into it without loss, and it asks for the steps and for what is wrong.
///
/// The same system gives the same answers, in the same order, every time: whatever is left to chance
/// is a step.
public protocol TransitionSystem: Sendable {
  /// A state while it is worked on.
  associatedtype State
  /// A step that leads from one state to another.
  associatedtype Action: Hashable, Sendable
  /// A state while it is stored.
  associatedtype Key: SearchKey
  /// A description of what is wrong with a state.
  associatedtype Breach: Hashable, Sendable

  /// The state in which everything starts.
  var start: State { get }

  /// Returns the state as it is stored.
  func key(of state: State) -> Key

  /// Returns the state that was stored: `key(of: state(of: key)) == key`.
  func state(of key: Key) -> State

  /// Hands over every step that can be taken in a state, in a fixed order, with the state it leads to.
  func forEachStep(from state: State, _ body: (Action, State) -> Void)

  /// Returns what is wrong with a state, or nil if nothing is.
  func breach(in state: State) -> Breach?

  /// The memory that the system keeps for the keys it has made, in bytes; 0 unless a system says otherwise.
  var byteCount: Int { get }
}

extension TransitionSystem {
  /// None.
  public var byteCount: Int { 0 }
}
