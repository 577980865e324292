// Knows the keys of a text that takes the whole screen.

import Display
import Playback

extension KeyBindings {
  /// The keys of the help.
  static let help =
    [
      Binding(
        [.character("?")],
        event: .window(.openWords),
        label: "words",
        help: "Explain the words on the screen that the help was opened over.",
        isHinted: true,
      )
    ] + reading(closing: [.character("q"), .function(1)], help: "Close the help.")

  /// The keys of the words on the screen.
  static let words =
    [
      Binding(
        [.character("?"), .function(1)],
        event: .window(.openHelp),
        label: "keys",
        help: "Show the help, which explains the keys.",
        isHinted: true,
      )
    ] + reading(closing: [.character("q")], help: "Close the words.")

  /// The keys of the accounts.
  static let accounts = reading(
    closing: [.character("q"), .character("a")],
    help: "Close the accounts."
  )

  /// The keys of the score of the answers.
  static let score = reading(
    closing: [.character("q")],
    help: "Close the score."
  )

  /// The keys of the answer of a check.
  static let check =
    [
      Binding(
        [.enter],
        event: .inquiry(.loadSchedule),
        label: "load",
        help: "Load the schedule that was found, as a branch: Space then takes its steps.",
        isHinted: true,
      )
    ]
    + reading(
      scrolling: [.down, .character("j")],
      closing: [.character("q"), .character("x")],
      help: "Close the answer."
    )

  /// The keys that run pasted lines or drop them.
  static let script: [Binding] =
    [
      Binding(
        [.enter],
        event: .window(.confirm),
        label: "run",
        help: "Run the pasted lines in order, up to the first that cannot be run.",
        isHinted: true,
      )
    ]
    + scrolling([.down, .character("j")]) + finding + [
      repaint,
      Binding(
        [.character("q")],
        event: .window(.close),
        label: "close",
        help: "Drop the pasted lines and the line that you were typing.",
      ),
      quit,
      Binding(
        [.escape],
        event: .window(.cancel),
        label: "drop",
        help: "Drop the pasted lines and go on with the line that you were typing.",
        isHinted: true,
      ),
    ]

  /// Returns the keys of a text that is only read.
  private static func reading(
    scrolling keys: [Key] = [.down, .character("j"), .enter],
    closing closers: [Key],
    help: String
  ) -> [Binding] {
    scrolling(keys) + finding + [
      repaint,
      Binding(closers, event: .window(.close), label: "close", help: help, isHinted: true),
      Binding([.escape], event: .window(.cancel), label: "cancel", help: "Close it as well."),
      quit,
    ]
  }
}
