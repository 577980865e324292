// Knows which states a search may leave out, and why nothing is missed by it.

/// Ways to visit fewer states and come to the same verdict.
public struct Reductions: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  /// Makes a set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Of states that differ only in which of two equal tasks does what, one is visited.
  public static let equalTasks = Reductions(rawValue: 1)
  /// A step that commutes with everything others may do is taken together with the one before it.
  public static let mergedSteps = Reductions(rawValue: 2)

  /// All of them.
  public static let all: Reductions = [.equalTasks, .mergedSteps]
}

extension Machine {
  /// Whether a task's next step commutes with everything that others may do.
  func isAboutToCommute(_ task: TaskID, in scenario: Scenario) -> Bool {
    false
  }
}
