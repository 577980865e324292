// Knows the keys of a text that takes the whole screen.

import Display
import Playback

extension KeyBindings {
  /// The keys of the help.
  static let help = reading(
    closing: [.character("q"), .character("?"), .function(1)],
    help: "Close the help."
  )

  /// The keys of the accounts.
  static let accounts = reading(
    closing: [.character("q"), .character("a")],
    help: "Close the accounts."
  )

  /// The keys of the answer of a check.
  static let check =
    [
      Binding(
        [.enter],
        event: .loadSchedule,
        label: "load",
        help: "Load the schedule that was found: it becomes the way forward, as a branch.",
        isHinted: true,
      )
    ]
    + reading(
      scrolling: [.down, .character("j")],
      closing: [.character("q"), .character("x")],
      help: "Close the answer."
    )

  /// The keys of a text that takes the whole screen.
  private static func reading(
    scrolling: [Key] = [.down, .character("j"), .enter],
    closing keys: [Key],
    help: String
  ) -> [Binding] {
    [
      Binding(
        scrolling,
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
        help: "Scroll a page down.",
        isHinted: true,
      ),
      Binding(
        [.pageUp, .character("b")],
        event: .pageUp,
        label: "page back",
        help: "Scroll a page up.",
        isHinted: true,
      ),
      Binding(
        [.home, .character("g")],
        event: .top,
        label: "top",
        help: "To the first line.",
      ),
      Binding(
        [.end, .character("G")],
        event: .bottom,
        label: "end",
        help: "To the last line.",
      ),
    ] + finding + [
      repaint,
      Binding(keys, event: .close, label: "close", help: help, isHinted: true),
      Binding([.escape], event: .cancel, label: "cancel", help: "Close it, too."),
      quit,
    ]
  }

  /// The keys that search in what is shown.
  static let finding: [Binding] = [
    Binding(
      [.character("/")],
      event: .openFind,
      label: "search",
      help: "Search in what is shown here; Enter goes to the next line that has it.",
      isHinted: true,
    ),
    Binding(
      [.character("n")],
      event: .findNext,
      label: "search on",
      help: "To the next line that has what was searched for.",
    ),
    Binding(
      [.character("N")],
      event: .findPrevious,
      label: "search back",
      help: "To the line before that has what was searched for.",
    ),
  ]
}
