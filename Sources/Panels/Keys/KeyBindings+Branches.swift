// Knows the keys of the tree of branches.

import Display
import Playback

extension KeyBindings {
  /// The keys of the tree of branches.
  static let branches: [Binding] =
    [
      Binding(
        [.enter, .character(" "), .right, .character("l")],
        event: .window(.confirm),
        label: "go there",
        help: "Go to the first step of the selected branch; Space then takes its steps.",
        isHinted: true,
      ),
      Binding(
        [.character("e")],
        event: .window(.branch(.goToEnd)),
        label: "its end",
        help: "Go to the end of the selected branch.",
        isHinted: true,
      ),
      Binding(
        [.character("r")],
        event: .window(.branch(.openName)),
        label: "name",
        help: "Name the selected branch; an empty name takes the name away.",
        isHinted: true,
      ),
      Binding(
        [.character("m")],
        event: .window(.branch(.toggleMark)),
        label: "mark",
        help: "Mark the selected branch for a comparison, or no longer.",
        isHinted: true,
      ),
      Binding(
        [.character("c")],
        event: .window(.branch(.compare)),
        label: "compare",
        help: "Compare the selected branch with the marked one; without a mark, with the one here.",
        isHinted: true,
      ),
    ] + selecting().map(\.unhinted) + finding.map(\.unhinted)
    + leaving([.character("q"), .character("y")], help: "Close the tree and stay here.")
}
