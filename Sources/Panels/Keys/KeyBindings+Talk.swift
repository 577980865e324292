// Knows the keys of a talk: those of a remote control, and those of a speaker at the keyboard.

import Display
import Playback

extension KeyBindings {
  /// The key that makes the screen a stage, and the usual one again.
  static let stage = Binding(
    [.character("T")],
    event: .talk(.toggleStage),
    label: "stage",
    help: "For a talk: show only what is being talked about, large; once more: everything.",
  )

  /// The keys of a race on a stage.
  static let talk: [Binding] = scriptPath + pictures + singleSteps + exploring + [stage] + program

  private static let scriptPath: [Binding] = [
    Binding(
      [.character(" "), .pageDown, .right, .enter, .character("n")],
      event: .talk(.advance),
      label: "next",
      help:
        "On to the next stop: a note, a chapter, a pause; pressed again, there at once. At the end "
        + "twice for the next demo.",
      isHinted: true,
    ),
    Binding(
      [.character("b"), .pageUp, .left, .backspace, .character("N")],
      event: .talk(.retreat),
      label: "back",
      help: "Back to the last stop.",
      isHinted: true,
    ),
    Binding(
      [.character("o"), .function(5)],
      event: .backToScript,
      label: "script",
      help: "Back to exactly where the script was left.",
    ),
    Binding(
      [.character("c")],
      event: .talk(.openChapters),
      label: "chapters",
      help: "Choose a chapter.",
      isHinted: true,
    ),
    Binding(
      [.character("]")],
      event: .talk(.toNextChapter),
      label: "next chapter",
      help: "On to the next chapter.",
    ),
    Binding(
      [.character("[")],
      event: .talk(.toPreviousChapter),
      label: "chapter back",
      help: "Back to the beginning of the chapter, or from there to the one before.",
    ),
    Binding(
      [.home, .character("g")],
      event: .talk(.toFirstStop),
      label: "restart",
      help: "To the beginning of the telling.",
    ),
    Binding(
      [.end, .character("G")],
      event: .talk(.toLastStop),
      label: "end",
      help: "To the end of the telling.",
    ),
    Binding(
      [.character("p")],
      event: .talk(.toggleAutoplay),
      label: "autoplay",
      help: "Let the race be told by itself, up to the next pause, or stop it.",
    ),
    Binding(
      [.character("+"), .character("=")],
      event: .talk(.faster),
      label: "faster",
      help: "Tell it faster by itself.",
    ),
    Binding(
      [.character("-")],
      event: .talk(.slower),
      label: "slower",
      help: "Tell it slower by itself.",
    ),
  ]

  private static let pictures: [Binding] = [
    Binding(
      [.character("."), .character("B")],
      event: .talk(.blank),
      label: "blank",
      help: "Show nothing. Any key brings the picture back and does nothing else.",
      isHinted: true,
    ),
    Binding(
      [.character("t")],
      event: .talk(.toggleTimer),
      label: "timer",
      help: "Show how long the talk has taken, and with --minutes what is left; or stop showing it.",
    ),
    Binding(
      [.character("Z")],
      event: .talk(.restartTimer),
      label: "timer",
      help: "Count the time from now on; else it counts from the first step.",
    ),
  ]

  private static let singleSteps: [Binding] = [
    Binding(
      [.character("s")],
      event: .stepForward,
      label: "step",
      help: "Take a single step.",
    ),
    Binding(
      [.character("S")],
      event: .stepBack,
      label: "step back",
      help: "Take a single step back.",
    ),
  ]

  /// What is of use to answer a question: the keys of a race, but those that a stage needs itself.
  private static let exploring = choices.filter { binding in
    switch binding.event {
    case .confirm, .openSearch, .toggleReachability, .toggleOdds: false
    default: true
    }
  }

  /// The key that shows the picture again, which is every key.
  static let blank = Binding(
    [.character(".")],
    event: .talk(.showAgain),
    label: "show",
    help: "Show the picture again, as any other key does.",
  )
}
