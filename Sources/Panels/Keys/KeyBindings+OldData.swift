// Knows the keys of the old data in time.

import Display
import Playback

extension KeyBindings {
  /// The keys of the old data in time.
  static let oldData: [Binding] =
    [
      Binding(
        [.right, .character("l")],
        event: .window(.oldData(.look(by: 1))),
        label: "later",
        help: "Look at the next step.",
        isHinted: true,
      ),
      Binding(
        [.left, .character("h")],
        event: .window(.oldData(.look(by: -1))),
        label: "earlier",
        help: "Look at the step before.",
        isHinted: true,
      ),
      Binding(
        [.home],
        event: .window(.oldData(.lookAtStart)),
        label: "start",
        help: "Look at the start of the way.",
      ),
      Binding(
        [.end],
        event: .window(.oldData(.lookAtEnd)),
        label: "end",
        help: "Look at the end of the way.",
      ),
      Binding(
        [.character("}")],
        event: .window(.oldData(.toNextChange)),
        label: "next change",
        help: "Look at the next step that moves or removes the selected data.",
        isHinted: true,
      ),
      Binding(
        [.character("{")],
        event: .window(.oldData(.toLastChange)),
        label: "last change",
        help: "Look at the last step before that moves the selected data.",
      ),
      Binding(
        [.enter, .character(" ")],
        event: .window(.confirm),
        label: "go there",
        help: "Go to the step that is looked at.",
        isHinted: true,
      ),
    ] + selecting(first: [.character("g")], last: [.character("G")]) + finding
    + leaving([.character("q"), .character("O")], help: "Close it and stay here.")
}
