// Knows the keys that step a race.

import Display
import Playback

extension KeyBindings {
  /// How many slots j and k move the selection by.
  static let slotsPerRow = 8

  /// The keys of a race.
  static let race: [Binding] = time + choices + [stage] + program

  static let time: [Binding] = [
    Binding(
      [.character(" "), .character("s"), .right, .pageDown],
      event: .stepForward,
      label: "next",
      help: "Take the next step, the one marked > among the moves.",
      isHinted: true,
    ),
    Binding(
      [.character("b"), .character("S"), .left, .pageUp, .backspace],
      event: .stepBack,
      label: "back",
      help: "Take the last step back.",
      isHinted: true,
    ),
    Binding(
      [.character("n")],
      event: .toNextCursorStep,
      label: "punch",
      help: "On to the next step of the punch; while searching, to the next match.",
    ),
    Binding(
      [.character("N")],
      event: .toPreviousCursorStep,
      label: "punch back",
      help: "Back to the last step of the punch; while searching, to the last match.",
    ),
    Binding(
      [.character("c")],
      event: .runForward,
      label: "run",
      help: "Run on to the next chapter, broken promise or end.",
    ),
    Binding(
      [.character("C")],
      event: .runBack,
      label: "run back",
      help: "Run back to the last chapter, broken promise or start.",
    ),
    Binding(
      [.character("f")],
      event: .finishTask,
      label: "finish",
      help: "Run the focused task alone until it is done or has to wait.",
    ),
    Binding(
      [.home, .character("g")],
      event: .toStart,
      label: "start",
      help: "Jump to the start.",
    ),
    Binding(
      [.end, .character("G")],
      event: .toEnd,
      label: "end",
      help: "Jump to the end of the way taken last.",
    ),
    Binding(
      [.character("v")],
      event: .toNextBranch,
      label: "branch",
      help: "See the next of the steps that were ever taken instead of the last one.",
    ),
    Binding(
      [.character("V")],
      event: .toPreviousBranch,
      label: "branch back",
      help: "See the previous one of them.",
    ),
    Binding(
      [.character("o")],
      event: .backToScript,
      label: "script",
      help: "Go back to where the script was left.",
    ),
  ]

  /// The keys that choose among what could happen.
  static let choices: [Binding] =
    digits(
      1...9,
      label: "move",
      help: "Take the move with that number; what was there before stays as a branch.",
      isHinted: true,
      event: Event.takeMove,
    ) + [
      Binding(
        [.character("i")],
        event: .openInjection,
        label: "inject",
        help: "Throw a read, a fault, reclaim or a swizzle at the selected slot.",
        isHinted: true,
      ),
      Binding(
        [.character("x")],
        event: .checkFromHere,
        label: "check from here",
        help: "Check every schedule from here, in the background; once more: the answer in full.",
        isHinted: true,
      ),
      Binding(
        [.enter],
        event: .confirm,
        label: "load",
        help: "Load the schedule that the check found: it becomes the way forward, as a branch.",
      ),
      Binding(
        [.character("H")],
        event: .toggleReachability,
        label: "hints",
        help: "Show behind every move what it leads to, or stop showing it.",
      ),
      Binding(
        [.character("%")],
        event: .toggleOdds,
        label: "odds",
        help: "Show how often random schedules from here break a promise, or stop showing it.",
      ),
      prediction,
      Binding(
        [.character("u")],
        event: .undoInjection,
        label: "undo",
        help: "Go back to before the last injection.",
      ),
      Binding(
        [.control("R")],
        event: .redoInjection,
        label: "redo",
        help: "Go on to after the next injection on this way.",
      ),
      Binding(
        [.tab],
        event: .focusNext,
        label: "task",
        help: "Focus the next task, marked #: its source is shown.",
        isHinted: true,
      ),
      Binding(
        [.backTab],
        event: .focusPrevious,
        label: "task back",
        help: "Focus the task before.",
      ),
      Binding(
        [.character("l"), .shiftRight],
        event: .moveSelection(by: 1),
        label: "slot",
        help: "Select the next slot.",
        isHinted: true,
      ),
      Binding(
        [.character("h"), .shiftLeft],
        event: .moveSelection(by: -1),
        label: "slot back",
        help: "Select the slot before.",
      ),
      Binding(
        [.character("j"), .shiftDown],
        event: .moveSelection(by: slotsPerRow),
        label: "slots",
        help: "Select the slot \(slotsPerRow) further.",
      ),
      Binding(
        [.character("k"), .shiftUp],
        event: .moveSelection(by: -slotsPerRow),
        label: "slots back",
        help: "Select the slot \(slotsPerRow) before.",
      ),
      Binding(
        [.character("a")],
        event: .openAccounts,
        label: "accounts",
        help: "See what became of the old data of every page, and what was counted.",
      ),
      Binding(
        [.character("/")],
        event: .openSearch,
        label: "search",
        help: "Search in what happens on this way, ahead of now.",
      ),
      Binding(
        [.escape],
        event: .cancel,
        label: "cancel",
        help: "Stop a check, close its answer, stop searching. Esc never quits.",
      ),
    ]
}
