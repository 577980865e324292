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
    Binding(
      [.character("?"), .function(1)],
      event: .window(.openHelp),
      label: "help",
      help: "Show this help.",
      isHinted: true,
    ),
    Binding(
      [.character("q")],
      event: .window(.close),
      label: "quit",
      help: "Close what is open, then the race, then quit.",
      isHinted: true,
    ),
    quit,
  ]

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
