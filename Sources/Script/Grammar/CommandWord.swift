// Lists the words that begin commands.

/// A word that begins a command.
package enum CommandWord: String, CaseIterable, Hashable, Sendable {
  /// The beginning of a chapter.
  case chapter
  /// A text for the audience.
  case note
  /// The mark of a note that outlives its step.
  case keep
  /// A text for the speaker.
  case speaker
  /// The demo in short, at its end.
  case recap
  /// A stop until the speaker goes on.
  case pause
  /// A question to the audience about the next step.
  case ask
  /// Steps of tasks.
  case step
  /// A new task.
  case inject
  /// A page that becomes a swap entry, or a swap entry that becomes a page.
  case swizzle
  /// A name for the current moment.
  case mark
  /// The way back to a moment.
  case jump
  /// A question for the checker.
  case check
  /// The race under other rules, beside this one.
  case compare
  /// A picture in the place of the race.
  case show
  /// A claim.
  case expect
  /// A run up to a condition.
  case until
  /// A condition that stops every run.
  case breakpoint = "break"
  /// The end of such a condition.
  case unbreak

  /// The version of the language from which on the word exists.
  package var version: Int {
    switch self {
    case .chapter, .note, .speaker, .step, .inject, .swizzle, .expect: 1
    case .mark, .jump, .pause, .check, .compare: 2
    case .until, .breakpoint, .unbreak: 3
    case .keep, .recap, .ask, .show: 4
    }
  }

  /// Returns the words of a version of the language.
  static func words(ofVersion version: Int) -> [String] {
    allCases.filter { $0.version <= version }.map(\.rawValue)
  }
}
