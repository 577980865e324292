// Knows the keys that mean the same everywhere in the program.

import Display
import Playback

extension KeyBindings {
  /// The keys that mean the same in the gallery and in a race.
  static let program: [Binding] = [
    Binding(
      [.character(":")],
      event: .window(.openPrompt),
      label: "command",
      help: "Type a command of the demo language; Tab completes it.",
    ),
    Binding(
      [.character("m")],
      event: .window(.toggleMouse),
      label: "mouse",
      help: "Turn the mouse on or off: a click selects. Shift-drag still selects text.",
    ),
    repaint,
    openWords,
    openHelp,
    Binding(
      [.character("q")],
      event: .window(.close),
      label: "quit",
      help: "Close what is open, then the race, then quit.",
      isHinted: true,
    ),
    quit,
  ]

  /// The key that explains what is on the screen.
  static let openWords = Binding(
    [.character("?")],
    event: .window(.openWords),
    label: "help",
    help: "Explain the words and signs on the screen; again: the keys.",
    isHinted: true,
  )

  /// The key that shows the help at once.
  static let openHelp = Binding(
    [.function(1)],
    event: .window(.openHelp),
    label: "keys",
    help: "Show this help.",
  )

  /// The key that shows the help where there is no race yet.
  static let helpAhead = Binding(
    [.character("?"), .function(1)],
    event: .window(.openHelp),
    label: "help",
    help: "Show this help; ? again explains the words on the screen.",
    isHinted: true,
  )

  /// Returns keys for a place where there is no race yet: there the help comes before the words.
  static func ahead(_ bindings: [Binding]) -> [Binding] {
    bindings.filter { $0.event != openHelp.event }
      .map { $0.event == openWords.event ? helpAhead : $0 }
  }

  /// The key that draws everything again.
  static let repaint = Binding(
    [.control("L")],
    event: .window(.repaint),
    label: "repaint",
    help: "Draw the whole screen again.",
  )

  /// The key that quits, whatever is open.
  static let quit = Binding(
    [.character("Q")],
    event: .window(.quit),
    label: "quit now",
    help: "Quit at once.",
  )
}
