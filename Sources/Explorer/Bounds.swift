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

  /// Returns the limit, of states or of memory, that a search has met; nil if it may go on.
  @inlinable
  func limit(metBy progress: Progress) -> Limit? {
    if progress.states > states { return .states }
    return progress.bytes > bytes ? .memory : nil
  }
}

/// The reason why a search ended without a verdict.
public enum Limit: String, Hashable, Error {
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
  /// The states that other searches for the same answer have visited.
  public var otherStates: Int

  /// The states that all searches for the answer have visited; one that two searches have visited counts twice.
  @inlinable public var allStates: Int { states + otherStates }

  /// The state of a search that has not begun.
  @inlinable
  public init() {
    states = 0
    transitions = 0
    depth = 0
    frontier = 0
    bytes = 0
    otherStates = 0
  }

  /// Returns the same progress, after another search for the same answer.
  @inlinable
  public func after(_ other: Progress) -> Progress {
    var progress = self
    progress.otherStates += other.allStates
    return progress
  }
}
