// Knows how a demo refers to a task.

/// A task as a demo refers to it: `punch`, `read-1`.
///
/// The parser refuses names that no task can have at that point. Whether a possible name has a
/// task is known when the demo is played: a swizzle adds a reclaim or a read.
package struct TaskName: Hashable, Sendable, CustomStringConvertible {
  /// The name as `Scenario.name(of:)` gives it.
  package var rawValue: String

  /// Refers to the task with this name.
  package init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  /// The name itself.
  package var description: String { rawValue }
}
