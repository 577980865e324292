// Names a task as a demo does.

/// The name of a task in a demo: `punch`, `read-1`.
///
/// The parser refuses names that no task can have at that point. Only play shows whether a possible
/// name has a task, as a swizzle adds either a reclaim or a read.
package struct TaskName: Hashable, Sendable, CustomStringConvertible {
  /// The name as `Scenario.name(of:)` gives it.
  package var rawValue: String

  /// Makes a name.
  package init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  /// The name itself.
  package var description: String { rawValue }
}
