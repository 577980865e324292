// Knows what a search has to know about the thing it searches.

/// A system of states and steps.
///
/// A search never looks into a state. It keeps states as keys, which a system makes from a state and
/// turns back into it without loss, and it asks for everything else.
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
  /// What can be wrong with a state.
  associatedtype Breach: Hashable, Sendable
  /// What makes a step dearer or cheaper behind another one: who took it, say.
  associatedtype CostContext: Hashable, Sendable

  /// What a thread of a search remembers of the states it has seen; nothing, if it need not.
  associatedtype Cache: Sendable = EmptyCache

  /// The state in which everything starts.
  var start: State { get }

  /// The state as it is stored.
  func key(of state: State) -> Key

  /// The state that was stored: `key(of: state(of: key)) == key`.
  func state(of key: Key) -> State

  /// Hands over every step that can be taken in a state, in a fixed order, with the state behind it.
  func forEachStep(from state: State, _ body: (Action, State) -> Void)

  /// The memory that the system itself takes up for the sake of the keys it has made, in bytes.
  var byteCount: Int { get }

  /// What is wrong with a state, if anything.
  func breach(in state: State) -> Breach?

  /// A cache with nothing in it. Every thread has one of its own, and need not ask anybody.
  func makeCache() -> Cache

  /// The state that a search visits in place of this one: itself, or one that is as good.
  func representative(of key: Key, _ cache: inout Cache) -> Key

  /// Hands over the keys of the states that are visited next behind one: those a step away, or others
  /// in their place.
  ///
  /// - Returns: whether there is a breach in the state, or somewhere on the way to the next ones.
  func expand(_ key: Key, _ cache: inout Cache, _ body: (Key) -> Void) -> BreachSite

  /// What the cost of later steps depends on.
  func costContext(of action: Action) -> CostContext

  /// What a step costs behind another one, or as the first one.
  ///
  /// Costs decide between schedules that are equally short, and nothing else.
  func cost(of action: Action, after costContext: CostContext?) -> Cost
}

extension TransitionSystem {
  /// None.
  public var byteCount: Int { 0 }
}

extension TransitionSystem {
  /// The state itself.
  @inlinable
  public func representative(of key: Key, _ cache: inout Cache) -> Key { key }

  /// Hands over the key of each state a step away, in the order of the steps.
  ///
  /// - Returns: whether there is a breach in the state.
  @inlinable
  public func expand(_ key: Key, _ cache: inout Cache, _ body: (Key) -> Void) -> BreachSite {
    let state = state(of: key)
    forEachStep(from: state) { _, next in body(self.key(of: next)) }
    return breach(in: state) == nil ? .nowhere : .here
  }
}

extension TransitionSystem where Cache == EmptyCache {
  /// It stays empty.
  @inlinable
  public func makeCache() -> EmptyCache { EmptyCache() }
}

/// Where something was found to be wrong.
public enum BreachSite: Sendable {
  /// Nowhere.
  case nowhere
  /// In a state that is visited next, or on the way there.
  case next
  /// In the state.
  case here
}

/// What a thread remembers that has to remember nothing.
public struct EmptyCache: Sendable {
  /// Makes one.
  @inlinable public init() {}
}

/// What a schedule costs: first by one measure, then by another.
public struct Cost: Hashable, Comparable, Sendable {
  /// The measure that counts.
  public var first: Int
  /// The measure that decides between equals.
  public var second: Int

  /// Names a cost.
  public init(first: Int, second: Int) {
    self.first = first
    self.second = second
  }

  /// Nothing.
  public static let zero = Cost(first: 0, second: 0)

  /// Whether the left cost is the lower one.
  public static func < (left: Cost, right: Cost) -> Bool {
    (left.first, left.second) < (right.first, right.second)
  }

  /// Both costs together.
  public static func + (left: Cost, right: Cost) -> Cost {
    Cost(first: left.first + right.first, second: left.second + right.second)
  }
}
