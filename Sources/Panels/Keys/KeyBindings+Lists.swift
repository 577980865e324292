// Knows the keys that choose from a list: the gallery, the chapters, the injections.

import Display
import Playback
import Shmem

extension KeyBindings {
  /// The keys of the gallery.
  static let gallery: [Binding] =
    choosing("open", "Open the selected item.", number: "Open the item with that number.")
    + [shortPath, predictionAhead, newRace, stage, beginning] + ahead(program)

  /// The key that follows the short path through the demos.
  private static let shortPath = Binding(
    [.character("p")],
    event: .window(.pace(.openShortPath)),
    label: "short path",
    help: "Open the selected demo along the short path, or its first; the next one follows it.",
    isHinted: true,
  )

  /// Returns the keys that choose from a list that takes the whole screen.
  static func choosing(_ label: String, _ help: String, number: String) -> [Binding] {
    [
      Binding(
        [.enter, .character(" "), .right, .character("l")],
        event: .window(.confirm),
        label: label,
        help: help,
        isHinted: true,
      )
    ] + selecting() + finding
      + digits(
        0...9,
        label: label,
        help: number,
        isHinted: false,
        event: { .window(.digit($0)) },
      ) + [
        Binding(
          [.escape],
          event: .window(.cancel),
          label: "cancel",
          help: "Does nothing here. Esc never quits.",
        )
      ]
  }

  /// The keys of the choice of a chapter.
  static let chapters: [Binding] =
    [
      Binding(
        [.enter, .character(" "), .right],
        event: .window(.confirm),
        label: "go there",
        help: "Go to the selected chapter.",
        isHinted: true,
      )
    ] + selecting() + finding
    + digits(
      1...9,
      label: "choose",
      help: "Go to the chapter with that number.",
      isHinted: false,
      event: { .window(.choose($0)) },
    ) + leaving([.character("q"), .character("c")], help: "Close the list and stay here.")

  /// The keys of the list of breakpoints.
  static let breakpoints: [Binding] =
    [
      Binding(
        [.enter, .character(" ")],
        event: .window(.confirm),
        label: "run there",
        help: "Run to the next step that makes the condition of the selected breakpoint true.",
        isHinted: true,
      ),
      Binding(
        [.character("x"), .delete],
        event: .window(.removeBreakpoint),
        label: "remove",
        help: "Remove the selected breakpoint.",
        isHinted: true,
      ),
      Binding(
        [.character("a"), .character("+")],
        event: .window(.addBreakpoint),
        label: "add",
        help: "Type the condition of another breakpoint; Tab completes it.",
        isHinted: true,
      ),
    ] + selecting() + finding
    + leaving([.character("q"), .character("D")], help: "Close the list of breakpoints.")

  /// The keys of the choice of an injection.
  static let injection: [Binding] =
    [
      Binding(
        [.enter, .character(" ")],
        event: .window(.confirm),
        label: "inject",
        help: "Inject the selected item.",
        isHinted: true,
      )
    ] + selecting() + finding
    + Injection.allCases.map { injection in
      Binding(
        [.character(injection.key.letter)],
        event: .race(.inject(injection)),
        label: injection.key.name,
        help: "Inject at the selected slot: \(injection.key.label).",
      )
    }
    + TaskOption.allCases.map { option in
      Binding(
        [.character(option.key)],
        event: .window(.toggleOption(option)),
        label: option.rawValue,
        help: "Choose the option \(option.rawValue) for the next task that has it, or no longer.",
      )
    }
    + [
      Binding(
        [.right, .character("l"), .character(">")],
        event: .window(.moveOptionPage(by: 1)),
        label: "page",
        help: "Take the next page for the option buffer or from.",
      ),
      Binding(
        [.left, .character("h"), .character("<")],
        event: .window(.moveOptionPage(by: -1)),
        label: "page back",
        help: "Take the previous page for the option buffer or from.",
      ),
    ]
    + digits(
      1...min(9, Injection.allCases.count),
      label: "choose",
      help: "Inject the item with that number.",
      isHinted: false,
      event: { .window(.choose($0)) },
    ) + leaving([.character("q")], help: "Close the list and inject nothing.")

  /// The keys of the answer to a question about causes.
  static let why: [Binding] =
    digits(
      1...9,
      label: "go there",
      help: "Go to the step of the line with that number.",
      isHinted: true,
      event: { .window(.choose($0)) },
    )
    + selecting(
      next: [.down, .character("j"), .tab],
      previous: [.up, .character("k"), .backTab]
    ) + [
      Binding(
        [.enter],
        event: .window(.confirm),
        label: "compare",
        help:
          "Compare with the same schedule under the rule that the answer names; where it names none, go "
          + "to the first step.",
        isHinted: true,
      )
    ] + finding
    + leaving([.character("q"), .character("w")], help: "Close the answer and stay here.")

  /// Returns the keys of a choice for which the race waits, without those that choose.
  ///
  /// - Parameters:
  ///   - keys: the keys that leave the choice.
  ///   - help: the effect of leaving it.
  /// - Returns: the bindings.
  static func leaving(_ keys: [Key], help: String) -> [Binding] {
    [
      repaint,
      openWords,
      openHelp,
      Binding(keys, event: .window(.close), label: "close", help: help, isHinted: true),
      Binding([.escape], event: .window(.cancel), label: "cancel", help: help),
      quit,
    ]
  }
}
