// Knows the keys of the views with a row for each step: space-time and lanes.

import Display
import Playback

extension KeyBindings {
  /// The key that opens the space-time view.
  static let openSpaceTime = Binding(
    [.character("e")],
    event: .window(.openSpaceTime),
    label: "space-time",
    help: "Show this branch as a table: a row for each step, a column for each slot.",
  )

  /// The key that opens the lanes.
  static let openLanes = Binding(
    [.character("E")],
    event: .window(.openLanes),
    label: "lanes",
    help: "Show this branch as lanes: a column for each task, with what it holds and waits for.",
  )

  /// The keys of the space-time view.
  static let spaceTime: [Binding] =
    opening + selecting() + stepping
    + [
      Binding(
        [.character("|")],
        event: .window(.table(.toggleBeside)),
        label: "beside",
        help: "Show another branch beside this one, or the compared race; again: this one alone.",
        isHinted: true,
      ),
      Binding(
        [.tab],
        event: .window(.table(.changeBeside(forward: true))),
        label: "next beside",
        help: "Show the next branch beside this one.",
      ),
      Binding(
        [.backTab],
        event: .window(.table(.changeBeside(forward: false))),
        label: "previous beside",
        help: "Show the previous branch beside this one.",
      ),
      Binding(
        [.right, .character("l")],
        event: .window(.table(.sideways(by: 1))),
        label: "right",
        help: "Select in the branch at the right.",
      ),
      Binding(
        [.left, .character("h")],
        event: .window(.table(.sideways(by: -1))),
        label: "left",
        help: "Select in the branch at the left.",
      ),
      Binding(
        [.character("f")],
        event: .window(.table(.toggleQuiet)),
        label: "fold",
        help: "Show every quiet step in a row of its own, or fold them.",
      ),
    ] + finding
    + leaving([.character("q"), .character("e")], help: "Close the view and stay here.")

  /// The keys of the lanes.
  static let lanes: [Binding] =
    opening + selecting() + stepping
    + [
      Binding(
        [.right, .character("l")],
        event: .window(.table(.sideways(by: 1))),
        label: "right",
        help: "Move one lane to the right.",
      ),
      Binding(
        [.left, .character("h")],
        event: .window(.table(.sideways(by: -1))),
        label: "left",
        help: "Move one lane to the left.",
      ),
    ] + finding
    + leaving([.character("q"), .character("E")], help: "Close the view and stay here.")

  /// The key that goes to the selected step.
  private static let opening: [Binding] = [
    Binding(
      [.enter],
      event: .window(.confirm),
      label: "go there",
      help: "Go to the selected step.",
      isHinted: true,
    )
  ]

  /// The keys that step the race while the view stays open.
  private static let stepping: [Binding] = [
    Binding(
      [.character(" "), .character("s")],
      event: .window(.table(.stepForward)),
      label: "step",
      help: "Take the next step of the race, and show it here.",
      isHinted: true,
    ),
    Binding(
      [.character("b"), .character("S"), .backspace],
      event: .window(.table(.stepBack)),
      label: "step back",
      help: "Take the last step back, and show the one before it.",
    ),
  ]
}
