// Knows the keys while pasted lines are looked at.

import Display
import Playback

extension KeyBindings {
  /// The keys that run pasted lines or drop them.
  static let script: [Binding] = [
    Binding(
      [.enter],
      event: .confirm,
      label: "run",
      help: "Run the pasted lines one after the other, up to the first that cannot be run.",
      isHinted: true,
    ),
    Binding(
      [.down, .character("j")],
      event: .down,
      label: "scroll",
      help: "Scroll one line down.",
      isHinted: true,
    ),
    Binding(
      [.up, .character("k")],
      event: .up,
      label: "scroll back",
      help: "Scroll one line up.",
    ),
    Binding(
      [.pageDown, .character(" ")],
      event: .pageDown,
      label: "page",
      help: "Scroll down.",
    ),
    Binding(
      [.pageUp, .character("b")],
      event: .pageUp,
      label: "page back",
      help: "Scroll up.",
    ),
    repaint,
    Binding(
      [.character("q")],
      event: .close,
      label: "close",
      help: "Drop the pasted lines and the line that was being written.",
    ),
    quit,
    Binding(
      [.escape],
      event: .cancel,
      label: "drop",
      help: "Drop the pasted lines and go on with the line that was being written.",
      isHinted: true,
    ),
  ]
}
