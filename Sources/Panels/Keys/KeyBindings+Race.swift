// Knows the keys that step a race.

import Display
import Playback

extension KeyBindings {
  /// The number of slots by which j and k move the selection.
  static let slotsPerRow = 8

  /// The keys of a race.
  static let race: [Binding] = pace + time + choices + demos + [stage, beginning] + program

  static let time: [Binding] = [
    Binding(
      [.character("n")],
      event: .race(.toNextCursorStep),
      label: "punch",
      help: "Go to the next step of the punch; while searching, to the next match.",
    ),
    Binding(
      [.character("N")],
      event: .race(.toPreviousCursorStep),
      label: "punch back",
      help: "Go back to the last step of the punch; while searching, to the previous match.",
    ),
    Binding(
      [.character("c")],
      event: .race(.runForward),
      label: "run",
      help: "Run to the next chapter, broken promise or end.",
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
      help: "Jump to the end of the branch taken last.",
    ),
    Binding(
      [.character("v")],
      event: .race(.toNextBranch),
      label: "branch",
      help: "Go to the next branch at the nearest fork on the way here.",
    ),
    Binding(
      [.character("V")],
      event: .race(.toPreviousBranch),
      label: "branch back",
      help: "Go to the previous branch at that fork.",
    ),
    Binding(
      [.character("o")],
      event: .race(.backToScript),
      label: "script",
      help: "Go back to the point where the script was left.",
    ),
  ]

  /// The keys that choose among the possible steps.
  static let choices: [Binding] =
    digits(
      1...9,
      label: "move",
      help: "Take the move of the task with that number; steps taken before stay as a branch.",
      isHinted: true,
      event: { .race(.takeMove($0)) },
    ) + [
      Binding(
        [.character("i")],
        event: .window(.openInjection),
        label: "inject",
        help: "Add a task of any kind, or a whole swizzle, at the selected slot.",
        isHinted: true,
      ),
      Binding(
        [.character("x")],
        event: .inquiry(.checkFromHere),
        label: "check from here",
        help: "Check every schedule from here, in the background; again: the answer in full.",
        isHinted: true,
      ),
      Binding(
        [.enter],
        event: .window(.confirm),
        label: "load",
        help:
          "Load the schedule that the check found, as a branch: Space then takes its steps. At the "
          + "end of a demo, open the next one.",
      ),
      Binding(
        [.character("H")],
        event: .inquiry(.toggleReachability),
        label: "hints",
        help: "Show after every move what it leads to, or hide it.",
      ),
      Binding(
        [.character("U")],
        event: .inquiry(.toLastNotDoomed),
        label: "not doomed",
        help: "Go back to the last moment from which some schedule keeps every promise.",
      ),
      Binding(
        [.character("R")],
        event: .race(.runAtRandom(seed: nil)),
        label: "random",
        help: "Take random steps to the end; the message has the seed that :random takes.",
      ),
      Binding(
        [.character("%")],
        event: .inquiry(.toggleOdds),
        label: "odds",
        help: "Show how often random schedules from here break a promise, or hide it.",
      ),
      prediction, votes,
      Binding(
        [.character("u")],
        event: .race(.undoInjection),
        label: "undo",
        help: "Go back to the moment before the last injection.",
      ),
      Binding(
        [.control("R")],
        event: .race(.redoInjection),
        label: "redo",
        help: "Go on to the moment after the next injection on this branch.",
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
        help: "Focus the previous task.",
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
        help: "Select the previous slot.",
      ),
      Binding(
        [.character("j"), .shiftDown],
        event: .race(.moveSelection(by: slotsPerRow)),
        label: "slots",
        help: "Move the selection \(slotsPerRow) slots on.",
      ),
      Binding(
        [.character("k"), .shiftUp],
        event: .race(.moveSelection(by: -slotsPerRow)),
        label: "slots back",
        help: "Move the selection \(slotsPerRow) slots back.",
      ),
      Binding(
        [.character("w")],
        event: .window(.openWhy),
        label: "why",
        help: "Show the steps that led to a broken promise, a wait, a stale entry, a retry or a "
          + "slot.",
        isHinted: true,
      ),
      openSpaceTime,
      openLanes,
      Binding(
        [.character("F")],
        event: .form(.open),
        label: "form",
        help: "Change this race in a form: kernel, rules, file, hole, tasks; compare or play it.",
      ),
      Binding(
        [.character("I")],
        event: .race(.nextFigure),
        label: "figure",
        help: "Show where the data is, the ways past the first loop, the causes, the race again.",
      ),
      Binding(
        [.character("a")],
        event: .window(.openAccounts),
        label: "accounts",
        help: "Show what became of the old data of every page, and the counts.",
      ),
      Binding(
        [.character("y")],
        event: .window(.openBranches),
        label: "branches",
        help: "Show the tree of everything that was tried, and how each branch ends.",
      ),
      Binding(
        [.character("O")],
        event: .window(.openOldData),
        label: "old data",
        help: "Show the old data of every page in time: page, swap and back, gone or left behind.",
      ),
      Binding(
        [.character("W")],
        event: .window(.openWhatIf),
        label: "what if",
        help: "Show how the race ends after each move if then all tasks take turns.",
      ),
      Binding(
        [.character("z")],
        event: .window(.zoom(.open)),
        label: "whole file",
        help: "Show the whole file, level under level, and move in its tree.",
      ),
      Binding(
        [.character("{")],
        event: .race(.toLastChange),
        label: "last change",
        help: "Go back to the last step that changed the selected slot.",
      ),
      Binding(
        [.character("}")],
        event: .race(.toNextChange),
        label: "next change",
        help: "Run to the next step that changes the selected slot.",
      ),
      Binding(
        [.character("d")],
        event: .race(.toggleBreakpoint),
        label: "watch",
        help: "Stop every run where the selected slot changes (:break), or no longer.",
      ),
      Binding(
        [.character("D")],
        event: .window(.openBreakpoints),
        label: "breakpoints",
        help: "List the breakpoints, which stop every run.",
      ),
      Binding(
        [.character("/")],
        event: .window(.openSearch),
        label: "search",
        help: "Search in what happens on this branch; n and N go on and back, round its ends.",
      ),
      Binding(
        [.escape],
        event: .window(.cancel),
        label: "cancel",
        help: "Stop a check, close its answer, stop searching. Esc never quits.",
      ),
    ]
}
