// Knows the keys that go through a race step by step, or past the steps that change nothing.

import Display
import Playback

extension KeyBindings {
  /// The keys that go on and back.
  static let pace: [Binding] = [
    Binding(
      [.character(" "), .right, .pageDown],
      event: .race(.readOn),
      label: "next",
      help:
        "Take the next step, the one marked > among the moves; on a script, go past steps that "
        + "change nothing, and stop at its end.",
      isHinted: true,
    ),
    Binding(
      [.character("b"), .left, .pageUp, .backspace],
      event: .race(.readBack),
      label: "back",
      help: "Go back to where the last step was taken from.",
      isHinted: true,
    ),
    Binding(
      [.character("s")],
      event: .race(.stepForward),
      label: "step",
      help: "Take a single step, whatever it changes.",
    ),
    Binding(
      [.character("S")],
      event: .race(.stepBack),
      label: "step back",
      help: "Take the last step back.",
    ),
    Binding(
      [.character("A")],
      event: .window(.pace(.toggleEveryStep)),
      label: "every step",
      help: "Let Space take every step of a script, or go past steps that change nothing again.",
    ),
  ]
}
