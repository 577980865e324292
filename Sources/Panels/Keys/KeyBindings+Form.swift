// Knows the keys of the form of a race.

import Display
import Playback
import Shmem

extension KeyBindings {
  /// The key of the gallery that opens the form.
  static let newRace = Binding(
    [.character("F")],
    event: .form(.open),
    label: "race",
    help: "Describe a race of your own in a form, and play it."
  )

  /// The keys of the form.
  static let form: [Binding] =
    formEnds + formMoves + formSlots + formTasks + formHistory
    + ahead(leaving([.character("q")], help: "Close the form; it is kept as it is."))

  private static let formEnds = [
    Binding(
      [.enter],
      event: .window(.confirm),
      label: "play",
      help:
        "Play the race. If only rules differ from the race at hand, both are compared; if nothing differs, go "
        + "back to it.",
      isHinted: true,
    ),
    Binding(
      [.character("o")],
      event: .form(.openFormer),
      label: "race before",
      help: "Open the race before: the one that the last race of the form has taken the place of.",
      isHinted: true,
    ),
    Binding(
      [.character("x")],
      event: .form(.check),
      label: "check",
      help: "Play the race from its start, and check every schedule there.",
      isHinted: true,
    ),
    Binding(
      [.character("w")],
      event: .form(.save),
      label: "save",
      help: "Write the race to a file, as a demo without steps.",
      isHinted: true,
    ),
    Binding(
      [.character("n")],
      event: .form(.playFromStart),
      label: "from the start",
      help: "Play the race from its start, without the steps taken so far.",
    ),
  ]

  private static let formMoves =
    selecting(
      next: [.down, .character("j"), .tab],
      previous: [.up, .character("k"), .backTab]
    ).map(\.unhinted) + formValues

  private static let formValues = [
    Binding(
      [.right, .character("l"), .character(" ")],
      event: .form(.change(by: 1)),
      label: "change",
      help: "Take the next value; in the file and the hole, select the next slot.",
      isHinted: true,
    ),
    Binding(
      [.left, .character("h")],
      event: .form(.change(by: -1)),
      label: "change back",
      help: "Take the previous value; in the file and the hole, select the previous slot.",
    ),
    Binding(
      [.character("=")],
      event: .form(.write),
      label: "write",
      help: "Write the value as in a demo, such as 0-7=page 8=swap.",
      isHinted: true,
    ),
    Binding(
      [.character("/")],
      event: .window(.openFind),
      label: "search",
      help: "Search for a field by its name or value; / and Enter go to the next match.",
      isHinted: true,
    ),
    Binding(
      [.backspace, .delete],
      event: .form(.useDefault),
      label: "usual",
      help: "Take the usual value: for a rule, that of the kernel.",
    ),
  ]

  private static let formSlots =
    SlotStart.allCases.map { start in
      Binding(
        [.character(start.paintKey)],
        event: .form(.paint(start)),
        label: start.rawValue,
        help: "In the file and the hole, paint the slot and go on to the next: \(start.paintWords).",
      )
    } + [
      Binding(
        [.character("+")],
        event: .form(.add),
        label: "add",
        help: "Add a slot to the file, a task to the tasks, or 1 to a number.",
      ),
      Binding(
        [.character("-")],
        event: .form(.remove),
        label: "remove",
        help: "Remove the last slot of the file, a task, or 1 from a number.",
      ),
      Binding(
        [.character("[")],
        event: .form(.beginHole),
        label: "hole from",
        help: "Make the hole begin with the selected slot.",
      ),
      Binding(
        [.character("]")],
        event: .form(.endHole),
        label: "hole to",
        help: "Make the hole end with the selected slot.",
      ),
      Binding(
        [.character("{")],
        event: .form(.toggleCutBefore),
        label: "cut before",
        help: "Make the hole cut the page before it, or no longer.",
      ),
      Binding(
        [.character("}")],
        event: .form(.toggleCutAfter),
        label: "cut after",
        help: "Make the hole cut the page after it, or no longer.",
      ),
    ]
    + digits(
      0...9,
      label: "write",
      help: "Write the value of a number, of the file, of the hole or of the page of a task.",
      isHinted: false,
      event: { .form(.writeDigit($0)) },
    )

  private static let formTasks =
    [
      Binding(
        [.character("@")],
        event: .form(.toggleTaskPage),
        label: "page",
        help: "Give the selected task the selected slot, or let it work on any page.",
      ),
      Binding(
        [.character(">"), .shiftRight],
        event: .form(.movePage(by: 1)),
        label: "page on",
        help: "Move the page of the selected task, or else the selected slot, on by one.",
      ),
      Binding(
        [.character("<"), .shiftLeft],
        event: .form(.movePage(by: -1)),
        label: "page back",
        help: "Move the page of the selected task, or else the selected slot, back by one.",
      ),
    ]
    + TaskOption.allCases.map { option in
      Binding(
        [.character(option.key)],
        event: .form(.toggle(option)),
        label: option.rawValue,
        help: "Give the selected task the option \(option.rawValue), or take it away.",
      )
    }

  private static let formHistory = [
    Binding(
      [.character("u")],
      event: .form(.undo),
      label: "undo",
      help: "Take the last change of the form back.",
    ),
    Binding(
      [.control("R")],
      event: .form(.redo),
      label: "redo",
      help: "Make the change again that was taken back.",
    ),
  ]
}

extension SlotStart {
  /// The key that paints a slot, which is also its sign in the form.
  var paintKey: Character {
    switch self {
    case .page: "p"
    case .clean: "d"
    case .swap: "s"
    case .cached: "c"
    case .hole: "."
    case .fallocated: "z"
    case .shadow: "e"
    }
  }

  /// The content of the slot in a few words.
  var paintWords: String {
    switch self {
    case .page: "page, a page of data"
    case .clean: "clean, a clean page"
    case .swap: "swap, data in swap"
    case .cached: "cached, data in swap and in the swap cache"
    case .hole: "hole, nothing"
    case .fallocated: "fallocated, a page that was never written"
    case .shadow: "shadow, data on the disk alone"
    }
  }
}
