// Lists the words for claims about a task.

/// The claimed state of a task.
package enum TaskStateWord: String, CaseIterable, Hashable, Sendable {
  /// The next step of the task is the given one.
  case next
  /// The task waits before a step.
  case waits
  /// The task has finished.
  case finished
}
