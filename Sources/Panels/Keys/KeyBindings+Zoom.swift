// Knows the keys of the view of the whole file.

import Display
import Playback

extension KeyBindings {
  /// The keys that move in the whole file, search it, and step the race meanwhile.
  static let zoom: [Binding] =
    inTheTree + searchForSlots + timeWhileZoomed
    + leaving([.character("q"), .character("z")], help: "Close the whole file.")

  private static let inTheTree: [Binding] = [
    binding(
      [.right, .character("l")],
      .move(by: 1),
      "cell",
      "Choose the next cell.",
      isHinted: true
    ),
    binding([.left, .character("h")], .move(by: -1), "cell back", "Choose the previous cell."),
    binding(
      [.enter],
      .enter,
      "in",
      "Go into the chosen cell; at the lowest level, select the slot and close.",
      isHinted: true
    ),
    binding(
      [.down, .character("j")],
      .down,
      "down",
      "Go into the chosen cell; at the lowest level, stay there."
    ),
    binding(
      [.up, .character("k"), .backspace],
      .up,
      "out",
      "Go up one level.",
      isHinted: true
    ),
    binding([.home, .character("g")], .first, "first", "Choose the first cell of the node."),
    binding([.end, .character("G")], .last, "last", "Choose the last cell of the node."),
    binding([.pageDown], .moveNode(by: 1), "node", "Go to the next node of the level."),
    binding([.pageUp], .moveNode(by: -1), "node back", "Go to the previous node of the level."),
    binding([.character("c")], .toCursor, "cursor", "Choose the cell that the cursor is in."),
  ]

  private static let searchForSlots: [Binding] = [
    binding(
      [.character("/")],
      .openSearch,
      "find",
      "Find 200 (a slot), P3, s2, e1, read-1 (its slot), or the next P, s, e, . (hole), * or +.",
      isHinted: true
    ),
    binding(
      [.character("n")],
      .searchOn,
      "find on",
      "Go to the next match, round the end of the file."
    ),
    binding([.character("N")], .searchBack, "find back", "Go to the previous match."),
  ]

  private static let timeWhileZoomed: [Binding] = [
    Binding(
      [.character(" "), .character("s")],
      event: .race(.stepForward),
      label: "next",
      help: "Take the next step; the whole file stays open.",
      isHinted: true,
    ),
    Binding(
      [.character("b"), .character("S")],
      event: .race(.stepBack),
      label: "back",
      help: "Take the last step back; the whole file stays open.",
      isHinted: true,
    ),
  ]

  private static func binding(
    _ keys: [Key],
    _ event: ZoomEvent,
    _ label: String,
    _ help: String,
    isHinted: Bool = false
  ) -> Binding {
    Binding(keys, event: .window(.zoom(event)), label: label, help: help, isHinted: isHinted)
  }
}
