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
        [.home, .character("g")],
        event: .window(.oldData(.lookAtStart)),
        label: "start",
        help: "Look at the start of the way.",
      ),
      Binding(
        [.end, .character("G")],
        event: .window(.oldData(.lookAtEnd)),
        label: "end",
        help: "Look at the end of the way.",
      ),
      Binding(
        [.character("}"), .character("n")],
        event: .window(.oldData(.toNextChange)),
        label: "next change",
        help: "Look at the next step that moves or removes the selected data.",
        isHinted: true,
      ),
      Binding(
        [.character("{"), .character("N")],
        event: .window(.oldData(.toLastChange)),
        label: "last change",
        help: "Look at the last step before that moves it.",
      ),
      Binding(
        [.enter, .character(" ")],
        event: .window(.confirm),
        label: "go there",
        help: "Go to the step that is looked at.",
        isHinted: true,
      ),
      Binding(
        [.down, .character("j")],
        event: .window(.down),
        label: "page",
        help: "Select the data of the next page.",
        isHinted: true,
      ),
      Binding(
        [.up, .character("k")],
        event: .window(.up),
        label: "page back",
        help: "Select the data of the page before.",
      ),
      Binding(
        [.pageDown],
        event: .window(.pageDown),
        label: "pages",
        help: "Move ten rows down.",
      ),
      Binding(
        [.pageUp],
        event: .window(.pageUp),
        label: "pages back",
        help: "Move ten rows up.",
      ),
    ] + leaving([.character("q"), .character("O")], help: "Close it and stay here.")
}
