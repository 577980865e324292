// Knows the keys that move through every text and every list, and search in it.

import Display
import Playback

extension KeyBindings {
  /// Returns the keys that move through a text.
  ///
  /// - Parameter keys: the keys that move one line down; Enter is not among them where it has another
  ///   meaning.
  /// - Returns: the bindings.
  static func scrolling(_ keys: [Key]) -> [Binding] {
    [
      Binding(
        keys,
        event: .window(.down),
        label: "scroll",
        help: oneDown,
        isHinted: true,
      ),
      Binding([.up, .character("k")], event: .window(.up), label: "scroll back", help: oneUp),
    ] + pages(down: [.pageDown, .character(" ")], up: [.pageUp, .character("b")], isHinted: true)
      + edges(first: [.home, .character("g")], last: [.end, .character("G")])
  }

  /// Returns the keys that move the selection of a list, but not those that choose.
  ///
  /// - Parameters:
  ///   - next: the keys that select the next item.
  ///   - previous: the keys that select the previous item.
  ///   - first: the keys that select the first item.
  ///   - last: the keys that select the last item.
  /// - Returns: the bindings.
  static func selecting(
    next: [Key] = [.down, .character("j")],
    previous: [Key] = [.up, .character("k")],
    first: [Key] = [.home, .character("g")],
    last: [Key] = [.end, .character("G")]
  ) -> [Binding] {
    [
      Binding(next, event: .window(.down), label: "next", help: oneDown, isHinted: true),
      Binding(previous, event: .window(.up), label: "previous", help: oneUp, isHinted: true),
    ] + pages(down: [.pageDown], up: [.pageUp], isHinted: false) + edges(first: first, last: last)
  }

  private static let oneDown = "Go to the next line or item."
  private static let oneUp = "Go to the previous line or item."

  private static func pages(down: [Key], up: [Key], isHinted: Bool) -> [Binding] {
    [
      Binding(
        down,
        event: .window(.pageDown),
        label: "page",
        help: "Go a page down.",
        isHinted: isHinted,
      ),
      Binding(up, event: .window(.pageUp), label: "page back", help: "Go a page up."),
    ]
  }

  private static func edges(first: [Key], last: [Key]) -> [Binding] {
    [
      Binding(first, event: .window(.top), label: "start", help: "Go to the first line or item."),
      Binding(last, event: .window(.bottom), label: "end", help: "Go to the last line or item."),
    ]
  }

  /// The keys that search in the text or the list on the screen.
  static let finding: [Binding] = [
    Binding(
      [.character("/")],
      event: .window(.openFind),
      label: "search",
      help: "Search here, in the text or the list; Enter goes to the next match.",
      isHinted: true,
    ),
    Binding(
      [.character("n")],
      event: .window(.findNext),
      label: "search on",
      help: "Go to the next match, round the end.",
    ),
    Binding(
      [.character("N")],
      event: .window(.findPrevious),
      label: "search back",
      help: "Go to the previous match, round the start.",
    ),
  ]
}
