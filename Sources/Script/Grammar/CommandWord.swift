// Knows the words that begin commands.

/// A word that begins a command.
public enum CommandWord: String, CaseIterable, Hashable, Sendable {
  /// Begins a chapter.
  case chapter
  /// A text for the audience.
  case note
  /// A text for the speaker.
  case speaker
  /// Lets tasks run.
  case step
  /// Adds a task.
  case inject
  /// Turns page into swap or swap into page.
  case swizzle
  /// Makes a claim.
  case expect
}
