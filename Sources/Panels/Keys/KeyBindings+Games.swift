// Knows the keys of the games: guessing what a step does, and golf.

import Display
import Playback

extension KeyBindings {
  /// The key that makes the program ask about a step at a turning point before it is taken.
  static let prediction = Binding(
    [.character("P")],
    event: .games(.togglePrediction),
    label: "predict",
    help:
      "Prediction on or off: at a turning point Space asks what the step will do, then shows it.",
  )

  /// The key that counts an audience.
  static let votes = Binding(
    [.character("#")],
    event: .games(.openVotes),
    label: "votes",
    help: "Count the audience at a question: type how many chose each answer.",
  )

  /// The same key in a place where there is no race yet.
  static let predictionAhead = Binding(
    prediction.keys,
    event: prediction.event,
    label: prediction.label,
    help:
      "Prediction on or off: in the next race Space asks what will happen at its turning points.",
    isHinted: true
  )

  /// The keys of a level of golf: those of a race, without the ones that have no meaning in golf.
  static let golf: [Binding] =
    (pace + time + choices).filter { !absentInGolf.contains($0.event) }.map { binding in
      // A key that helps is no key to advertise.
      helping.contains(binding.event) ? binding.unhinted : binding
    } + attempts
    + leaving(
      label: "list",
      help: "Close what is open, then the level, then the list of levels."
    )

  /// The events of a race that do not belong in golf: tasks that join, and the script.
  private static let absentInGolf: [Event] = [
    .window(.openInjection), .race(.undoInjection), .race(.redoInjection), .race(.backToScript),
    .form(.open), .window(.pace(.toggleEveryStep)),
  ]

  /// The events of a race that help in golf.
  private static let helping: [Event] = [.inquiry(.checkFromHere), .window(.openWhy)]

  private static let attempts = [
    Binding(
      [.character("r")],
      event: .games(.again),
      label: "again",
      help: "Begin the level again.",
      isHinted: true,
    ),
    Binding(
      [.character("L")],
      event: .games(.next),
      label: "next level",
      help: "Begin the next level of the list.",
      isHinted: true,
    ),
  ]

  /// The keys of the list of levels.
  static let golfList: [Binding] =
    choosing("play", "Play the selected level.", number: "Play the level with that number.")
    + [predictionAhead]
    + ahead(leaving(label: "close", help: "Close what is open, then golf."))

  /// Returns the keys that mean the same everywhere, with other words for the one that closes.
  private static func leaving(label: String, help: String) -> [Binding] {
    program.map { binding in
      binding.event == .window(.close)
        ? Binding(binding.keys, event: binding.event, label: label, help: help, isHinted: true)
        : binding
    }
  }
}

extension Binding {
  /// The same binding, not named by the hint line.
  var unhinted: Binding {
    Binding(keys, event: event, label: label, help: help)
  }
}
