// Knows the words for what is claimed about a task.

/// A word that says how a task stands.
package enum TaskStateWord: String, CaseIterable, Hashable, Sendable {
  /// Its next step is the given one.
  case next
  /// It waits before a step.
  case waits
  /// It has finished.
  case finished
}
