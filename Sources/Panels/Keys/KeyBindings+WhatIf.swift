// Knows the keys of the moves and how they would end.

import Display
import Playback

extension KeyBindings {
  /// The keys of the moves and how they would end.
  static let whatIf: [Binding] =
    [
      Binding(
        [.enter, .character(" ")],
        event: .window(.confirm),
        label: "take it",
        help: "Take the selected move, and nothing that would follow; of one that waits, say why.",
        isHinted: true,
      ),
      Binding(
        [.character("b")],
        event: .window(.loadGhost),
        label: "load all",
        help: "Load the whole future of the move as a branch: Space then takes its steps.",
        isHinted: true,
      ),
    ] + selecting() + finding
    + digits(
      1...9,
      label: "take",
      help: "Take the move with that number.",
      isHinted: false,
      event: { .window(.choose($0)) },
    ) + leaving([.character("q"), .character("W")], help: "Close the list and take no move.")
}
