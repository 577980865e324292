// Knows the keys of a talk: those of a remote control, and those of a speaker at the keyboard.

import Display
import Playback

extension KeyBindings {
  /// The key that turns the screen into a stage, and back.
  static let stage = Binding(
    [.character("T")],
    event: .talk(.toggleStage),
    label: "stage",
    help: "For a talk: show the slots, the next steps and one sentence, large; again: everything.",
  )

  /// The key by which slide programs and remote controls begin a talk.
  static let beginning = Binding(
    [.function(5)],
    event: .talk(.begin),
    label: "talk",
    help: "Begin the talk: show the stage; in the gallery, with the selected demo.",
  )

  /// The keys that go from demo to demo.
  static let demos: [Binding] = [
    Binding(
      [.character(">")],
      event: .window(.openNextDemo),
      label: "next demo",
      help: "Open the next demo of the playlist, or of the gallery.",
    ),
    Binding(
      [.character("<")],
      event: .window(.openPreviousDemo),
      label: "demo back",
      help: "Open the demo before this one.",
    ),
  ]

  /// The keys of a race on a stage.
  static let talk: [Binding] =
    scriptPath + demos + pictures + singleSteps + exploring + [stage] + program

  private static let scriptPath: [Binding] = [
    Binding(
      [.character(" "), .pageDown, .right, .enter, .character("n")],
      event: .talk(.advance),
      label: "next",
      help:
        "Go to the next stop: a note, a chapter or a pause; a second press jumps there. At the end, "
        + "a press opens the next demo.",
      isHinted: true,
    ),
    Binding(
      [.pageUp, .left, .backspace, .character("N")],
      event: .talk(.retreat),
      label: "back",
      help: "Go back to the previous stop; from the beginning, to the end of the demo before.",
      isHinted: true,
    ),
    Binding(
      [.character("o"), .function(5)],
      event: .race(.backToScript),
      label: "script",
      help: "Go back to the point where the script was left.",
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
      help: "Go to the next chapter.",
    ),
    Binding(
      [.character("[")],
      event: .talk(.toPreviousChapter),
      label: "chapter back",
      help: "Go back to the beginning of the chapter, and from there to the previous chapter.",
    ),
    Binding(
      [.home, .character("g")],
      event: .talk(.toFirstStop),
      label: "restart",
      help: "Go to the beginning of the script.",
    ),
    Binding(
      [.end, .character("G")],
      event: .talk(.toLastStop),
      label: "end",
      help: "Go to the end of the script.",
    ),
    Binding(
      [.character("p")],
      event: .talk(.toggleAutoplay),
      label: "autoplay",
      help: "Start autoplay, which goes on by itself up to the next pause, or stop it.",
    ),
    Binding(
      [.character("+"), .character("=")],
      event: .talk(.faster),
      label: "faster",
      help: "Make autoplay faster.",
    ),
    Binding(
      [.character("-")],
      event: .talk(.slower),
      label: "slower",
      help: "Make autoplay slower.",
    ),
  ]

  private static let pictures: [Binding] = [
    Binding(
      [.character("b"), .character("."), .character("B")],
      event: .talk(.blank),
      label: "blank",
      help: "Show nothing. Any key brings the picture back and does nothing else.",
      isHinted: true,
    ),
    Binding(
      [.character("t")],
      event: .talk(.toggleTimer),
      label: "timer",
      help: "Show how long the talk has taken and, with --minutes, what is left; or hide it.",
    ),
    Binding(
      [.character("Z")],
      event: .talk(.restartTimer),
      label: "timer",
      help: "Start the clock now; otherwise it starts with the first step.",
    ),
  ]

  private static let singleSteps: [Binding] = [
    Binding(
      [.character("s")],
      event: .talk(.nextStep),
      label: "step",
      help:
        "Take a single step; steps that change nothing on the stage are passed over. Notes have no "
        + "key here, as the audience would see them: punchscope notes shows them.",
    ),
    Binding(
      [.character("S")],
      event: .talk(.previousStep),
      label: "step back",
      help: "Take a single step back, past those that change nothing on the stage.",
    ),
  ]

  /// The keys for answering a question: those of a race, without the ones that a stage uses itself.
  private static let exploring = choices.filter { !absentOnStage.contains($0.event) }

  /// The choices in a race that a stage has no use for.
  private static let absentOnStage: [Event] = [.window(.confirm), .window(.openSearch)]

  /// The key that shows the picture again; every other key does the same.
  static let blank = Binding(
    [.character("b")],
    event: .talk(.showAgain),
    label: "show",
    help: "Show the picture again, as any other key does.",
  )
}
