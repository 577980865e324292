// Knows the keys that step a race.

import Display
import Playback

extension KeyBindings {
  /// The number of slots by which j and k move the selection.
  static let slotsPerRow = 8

  /// The keys of a race.
  static let race: [Binding] = time + choices + [stage] + program

  static let time: [Binding] = [
    Binding(
      [.character(" "), .character("s"), .right, .pageDown],
      event: .race(.stepForward),
      label: "next",
      help: "Take the next step, the one marked > among the moves.",
      isHinted: true,
    ),
    Binding(
      [.character("b"), .character("S"), .left, .pageUp, .backspace],
      event: .race(.stepBack),
      label: "back",
      help: "Take the last step back.",
      isHinted: true,
    ),
    Binding(
      [.character("n")],
      event: .race(.toNextCursorStep),
      label: "punch",
      help: "On to the next step of the punch; while searching, to the next match.",
    ),
    Binding(
      [.character("N")],
      event: .race(.toPreviousCursorStep),
      label: "punch back",
      help: "Back to the last step of the punch; while searching, to the last match.",
    ),
    Binding(
      [.character("c")],
      event: .race(.runForward),
      label: "run",
      help: "Run on to the next chapter, broken promise or end.",
    ),
    Binding(
      [.character("C")],
      event: .race(.runBack),
      label: "run back",
      help: "Run back to the last chapter, broken promise or start.",
    ),
    Binding(
      [.character("f")],
      event: .race(.finishTask),
      label: "finish",
      help: "Run the focused task alone until it is done or has to wait.",
    ),
    Binding(
      [.home, .character("g")],
      event: .race(.toStart),
      label: "start",
      help: "Jump to the start.",
    ),
    Binding(
      [.end, .character("G")],
      event: .race(.toEnd),
      label: "end",
      help: "Jump to the end of the way taken last.",
    ),
    Binding(
      [.character("v")],
      event: .race(.toNextBranch),
      label: "branch",
      help: "See the next of the steps that were ever taken instead of the last one.",
    ),
    Binding(
      [.character("V")],
      event: .race(.toPreviousBranch),
      label: "branch back",
      help: "See the previous one of them.",
    ),
    Binding(
      [.character("o")],
      event: .race(.backToScript),
      label: "script",
      help: "Go back to where the script was left.",
    ),
  ]

  /// The keys that choose among the possible steps.
  static let choices: [Binding] =
    digits(
      1...9,
      label: "move",
      help: "Take the move with that number; what was there before stays as a branch.",
      isHinted: true,
      event: { .race(.takeMove($0)) },
    ) + [
      Binding(
        [.character("i")],
        event: .window(.openInjection),
        label: "inject",
        help: "Throw a read, a fault, reclaim or a swizzle at the selected slot.",
        isHinted: true,
      ),
      Binding(
        [.character("x")],
        event: .inquiry(.checkFromHere),
        label: "check from here",
        help: "Check every schedule from here, in the background; once more: the answer in full.",
        isHinted: true,
      ),
      Binding(
        [.enter],
        event: .window(.confirm),
        label: "load",
        help: "Load the schedule that the check found: it becomes the way forward, as a branch.",
      ),
      Binding(
        [.character("H")],
        event: .inquiry(.toggleReachability),
        label: "hints",
        help: "Show behind every move what it leads to, or stop showing it.",
      ),
      Binding(
        [.character("%")],
        event: .inquiry(.toggleOdds),
        label: "odds",
        help: "Show how often random schedules from here break a promise, or stop showing it.",
      ),
      prediction,
      Binding(
        [.character("u")],
        event: .race(.undoInjection),
        label: "undo",
        help: "Go back to before the last injection.",
      ),
      Binding(
        [.control("R")],
        event: .race(.redoInjection),
        label: "redo",
        help: "Go on to after the next injection on this way.",
      ),
      Binding(
        [.tab],
        event: .race(.focusNext),
        label: "task",
        help: "Focus the next task, marked #: its source is shown.",
        isHinted: true,
      ),
      Binding(
        [.backTab],
        event: .race(.focusPrevious),
        label: "task back",
        help: "Focus the task before.",
      ),
      Binding(
        [.character("l"), .shiftRight],
        event: .race(.moveSelection(by: 1)),
        label: "slot",
        help: "Select the next slot.",
        isHinted: true,
      ),
      Binding(
        [.character("h"), .shiftLeft],
        event: .race(.moveSelection(by: -1)),
        label: "slot back",
        help: "Select the slot before.",
      ),
      Binding(
        [.character("j"), .shiftDown],
        event: .race(.moveSelection(by: slotsPerRow)),
        label: "slots",
        help: "Select the slot \(slotsPerRow) further.",
      ),
      Binding(
        [.character("k"), .shiftUp],
        event: .race(.moveSelection(by: -slotsPerRow)),
        label: "slots back",
        help: "Select the slot \(slotsPerRow) before.",
      ),
      Binding(
        [.character("a")],
        event: .window(.openAccounts),
        label: "accounts",
        help: "See what became of the old data of every page, and what was counted.",
      ),
      Binding(
        [.character("/")],
        event: .window(.openSearch),
        label: "search",
        help: "Search in what happens on this way, ahead of now.",
      ),
      Binding(
        [.escape],
        event: .window(.cancel),
        label: "cancel",
        help: "Stop a check, close its answer, stop searching. Esc never quits.",
      ),
    ]
}
