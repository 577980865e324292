// Knows the keys of the prompt.

import Display
import Playback

extension KeyBindings {
  /// The keys of the prompt that do not type a character.
  static let prompt: [Binding] = [
    Binding(
      [.enter],
      event: .window(.confirm),
      label: "run",
      help: "Run the line.",
      isHinted: true,
    ),
    Binding(
      [.tab],
      event: .window(.complete),
      label: "complete",
      help: "Complete the last word.",
      isHinted: true,
    ),
    Binding(
      [.up],
      event: .window(.up),
      label: "earlier",
      help: "Get the previous line from the history.",
      isHinted: true,
    ),
    Binding(
      [.down],
      event: .window(.down),
      label: "later",
      help: "Get the next line from the history.",
    ),
    Binding(
      [.backspace, .delete],
      event: .window(.erase),
      label: "erase",
      help: "Erase the last character; an empty line of a command or a search closes.",
    ),
    Binding(
      [.control("W")],
      event: .window(.eraseWord),
      label: "erase word",
      help: "Erase the last word.",
    ),
    Binding(
      [.control("U")],
      event: .window(.eraseLine),
      label: "erase line",
      help: "Erase the whole line.",
    ),
    repaint,
    Binding(
      [.escape],
      event: .window(.cancel),
      label: "cancel",
      help: "Drop the line and close the prompt.",
      isHinted: true,
    ),
  ]
}
