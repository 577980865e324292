// Knows the keys outside the race: gallery, help, injection, prompt, and those that hold everywhere.

import Display
import Playback

extension KeyBindings {
  /// The keys that mean the same in the gallery and in a race.
  static let program: [Binding] = [
    Binding(
      [.character(":")],
      event: .openPrompt,
      label: "command",
      help: "Write a command of the demo language; Tab completes it.",
    ),
    Binding(
      [.character("m")],
      event: .toggleMouse,
      label: "mouse",
      help: "Turn the mouse on or off: a click selects. Shift-drag still selects text.",
    ),
    repaint,
    Binding(
      [.character("?"), .function(1)],
      event: .openHelp,
      label: "help",
      help: "Show this help.",
      isHinted: true,
    ),
    Binding(
      [.character("q")],
      event: .close,
      label: "quit",
      help: "Close what is open, then the race, then quit.",
      isHinted: true,
    ),
    quit,
  ]

  /// The key that draws everything anew.
  static let repaint = Binding(
    [.control("L")],
    event: .repaint,
    label: "repaint",
    help: "Draw everything anew.",
  )

  /// The key that quits, whatever is open.
  static let quit = Binding(
    [.character("Q")],
    event: .quit,
    label: "quit now",
    help: "Quit at once.",
  )

  /// The keys of the gallery.
  static let gallery: [Binding] =
    choosing("open", "Open what is selected.", number: "Open the one with that number.")
    + [predictionAhead] + program

  /// The keys that choose from a list that takes the whole screen.
  static func choosing(_ label: String, _ help: String, number: String) -> [Binding] {
    [
      Binding(
        [.enter, .character(" "), .right, .character("l")],
        event: .confirm,
        label: label,
        help: help,
        isHinted: true,
      ),
      Binding(
        [.down, .character("j")],
        event: .down,
        label: "next",
        help: "Select the next one.",
        isHinted: true,
      ),
      Binding(
        [.up, .character("k")],
        event: .up,
        label: "previous",
        help: "Select the one before.",
        isHinted: true,
      ),
      Binding(
        [.pageDown],
        event: .pageDown,
        label: "page down",
        help: "Select the one ten further.",
      ),
      Binding(
        [.pageUp],
        event: .pageUp,
        label: "page up",
        help: "Select the one ten before.",
      ),
      Binding(
        [.home, .character("g")],
        event: .top,
        label: "first",
        help: "Select the first one.",
      ),
      Binding(
        [.end, .character("G")],
        event: .bottom,
        label: "last",
        help: "Select the last one.",
      ),
    ]
      + digits(
        0...9,
        label: label,
        help: number,
        isHinted: false,
        event: Event.digit,
      ) + [
        Binding(
          [.escape],
          event: .cancel,
          label: "cancel",
          help: "Does nothing here. Esc never quits.",
        )
      ]
  }

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

  /// The keys of the choice of what to inject.
  static let injection: [Binding] =
    [
      Binding(
        [.enter, .character(" ")],
        event: .confirm,
        label: "inject",
        help: "Inject what is selected.",
        isHinted: true,
      ),
      Binding(
        [.down, .character("j")],
        event: .down,
        label: "next",
        help: "Select the next one.",
        isHinted: true,
      ),
      Binding(
        [.up, .character("k")],
        event: .up,
        label: "previous",
        help: "Select the one before.",
        isHinted: true,
      ),
    ]
    + Injection.allCases.map { injection in
      Binding(
        [.character(injection.letter)],
        event: .inject(injection),
        label: injection.rawValue,
        help: "Inject at the selected slot: \(injection.label).",
      )
    }
    + digits(
      1...Injection.allCases.count,
      label: "choose",
      help: "Inject the one with that number.",
      isHinted: false,
      event: Event.choose,
    ) + leaving([.character("q")], help: "Inject nothing.")

  /// The keys of a choice for which the race waits, other than those that choose.
  ///
  /// - Parameters:
  ///   - keys: those that leave it.
  ///   - help: what it means to leave it.
  /// - Returns: the bindings.
  static func leaving(_ keys: [Key], help: String) -> [Binding] {
    [
      repaint,
      Binding(
        [.character("?"), .function(1)],
        event: .openHelp,
        label: "help",
        help: "Show the help.",
        isHinted: true,
      ),
      Binding(keys, event: .close, label: "close", help: help, isHinted: true),
      Binding([.escape], event: .cancel, label: "cancel", help: help),
      quit,
    ]
  }

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
