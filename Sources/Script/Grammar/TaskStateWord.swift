// Knows the words for what is claimed about a task.

/// A word that says how a task stands.
public enum TaskStateWord: String, CaseIterable, Hashable, Sendable {
  /// Its next step is a row.
  case next
  /// It waits before a row.
  case waits
  /// It has finished.
  case finished
}
