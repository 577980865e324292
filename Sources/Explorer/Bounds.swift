// Knows when a search has to give up, and its progress until then.

/// The limits of a search.
public struct Bounds: Hashable, Sendable {
  /// The most states to visit.
  public var states: Int
  /// The most memory for the states visited, in bytes.
  public var bytes: Int
  /// The longest schedule to look at, in steps.
  public var depth: Int

  /// Sets every bound.
  public init(states: Int, bytes: Int, depth: Int) {
    self.states = states
    self.bytes = bytes
    self.depth = depth
  }

  /// No bound at all.
  public static let none = Bounds(states: .max, bytes: .max, depth: .max)
}

/// The reason why a search ended without a verdict.
public enum Limit: String, Hashable, Sendable {
  /// There were more states than allowed.
  case states
  /// They took more memory than allowed.
  case memory
  /// There were longer schedules than allowed.
  case depth
  /// The caller stopped it.
  case interruption
}

/// The progress of a search.
public struct Progress: Hashable, Sendable {
  /// The states visited so far.
  public var states: Int
  /// The steps taken so far from one of them.
  public var transitions: Int
  /// The length of the schedules being looked at, in steps.
  public var depth: Int
  /// The states at the end of those schedules.
  public var frontier: Int
  /// The memory for the states visited, in bytes.
  public var bytes: Int

  /// The state of a search that has not begun.
  @inlinable
  public init() {
    states = 0
    transitions = 0
    depth = 0
    frontier = 0
    bytes = 0
  }
}
