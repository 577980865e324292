// Knows the words that begin commands.

/// A word that begins a command.
package enum CommandWord: String, CaseIterable, Hashable, Sendable {
  /// Begins a chapter.
  case chapter
  /// A text for the audience.
  case note
  /// A text for the speaker.
  case speaker
  /// Waits for the speaker.
  case pause
  /// Lets tasks run.
  case step
  /// Adds a task.
  case inject
  /// Turns page into swap or swap into page.
  case swizzle
  /// Names the present moment.
  case mark
  /// Goes back to a moment.
  case jump
  /// Asks the checker.
  case check
  /// Shows the race under other rules as well.
  case compare
  /// Makes a claim.
  case expect

  /// The version of the language that the word came with.
  package var version: Int {
    switch self {
    case .chapter, .note, .speaker, .step, .inject, .swizzle, .expect: 1
    case .mark, .jump, .pause, .check, .compare: 2
    }
  }

  /// The words that a version of the language has.
  static func words(ofVersion version: Int) -> [String] {
    allCases.filter { $0.version <= version }.map(\.rawValue)
  }
}
