// Knows the keys of the prompt.

import Display
import Playback

extension KeyBindings {
  /// The keys of the prompt that do not type a character.
  static let prompt: [Binding] = [
    Binding(
      [.enter],
      event: .confirm,
      label: "run",
      help: "Carry out the line.",
      isHinted: true,
    ),
    Binding(
      [.tab],
      event: .complete,
      label: "complete",
      help: "Complete the last word.",
      isHinted: true,
    ),
    Binding(
      [.up],
      event: .up,
      label: "earlier",
      help: "Fetch the line before from the history.",
      isHinted: true,
    ),
    Binding(
      [.down],
      event: .down,
      label: "later",
      help: "Fetch the next line from the history.",
    ),
    Binding(
      [.backspace, .delete],
      event: .erase,
      label: "erase",
      help: "Erase the last character; an empty line closes.",
    ),
    repaint,
    Binding(
      [.escape],
      event: .cancel,
      label: "cancel",
      help: "Drop the line.",
      isHinted: true,
    ),
  ]
}
