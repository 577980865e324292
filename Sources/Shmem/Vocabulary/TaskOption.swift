// Knows the options of a task besides its kind and its page, and the words for them.

/// An option of a task on the command line and in demo files.
package enum TaskOption: String, CaseIterable, Hashable, Sendable {
  /// It starts over whenever it has finished.
  case loop
  /// Its fault may not be retried.
  case noRetry = "no-retry"
  /// Its fault maps what it finds around the page first.
  case around
  /// Its buffer is mapped from a page of this file.
  case buffer
  /// It begins with a page other than the first.
  case from
  /// It cuts the file inside its page, whose head stays.
  case inside

  /// True if it is about a page of the file, which follows it in the text.
  package var takesPage: Bool {
    switch self {
    case .loop, .noRetry, .around, .inside: false
    case .buffer, .from: true
    }
  }

  /// Returns true if tasks of a kind can have it.
  package func suits(_ kind: TaskKind) -> Bool { kind.facts.options.contains(self) }
}
