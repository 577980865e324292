// Knows the keys of the games: guessing what a step does, and golf.

import Display
import Playback

extension KeyBindings {
  /// The key that has every step announced before it is taken.
  static let prediction = Binding(
    [.character("P")],
    event: .togglePrediction,
    label: "predict",
    help: "Hide what the next step does until Space is pressed once more, or stop hiding it.",
  )

  /// The keys of a level of golf: those of a race but for what does not belong there.
  static let golf: [Binding] =
    (time + choices).filter { binding in
      switch binding.event {
      case .openInjection, .undoInjection, .redoInjection, .backToScript: false
      default: true
      }
    }.map { binding in
      switch binding.event {
      // What helps is not what to press first.
      case .checkFromHere: binding.unhinted
      default: binding
      }
    } + attempts
    + leaving(
      label: "list",
      help: "Close what is open, then the level: back to the list, then to the gallery."
    )

  private static let attempts = [
    Binding(
      [.character("r")],
      event: .golf(.again),
      label: "again",
      help: "Begin the level again.",
      isHinted: true,
    ),
    Binding(
      [.character("L")],
      event: .golf(.next),
      label: "next level",
      help: "Begin the next level of the list.",
      isHinted: true,
    ),
  ]

  /// The keys of the list of levels.
  static let golfList: [Binding] =
    choosing("play", "Play the selected level.", number: "Play the one with that number.")
    + leaving(label: "close", help: "Close what is open, then golf.")

  /// The keys that mean the same everywhere, with other words for the one that closes.
  private static func leaving(label: String, help: String) -> [Binding] {
    program.map { binding in
      switch binding.event {
      case .close:
        Binding(binding.keys, event: .close, label: label, help: help, isHinted: true)
      default: binding
      }
    }
  }
}

extension Binding {
  /// The same, but the hint line does not name it.
  fileprivate var unhinted: Binding {
    Binding(keys, event: event, label: label, help: help)
  }
}
