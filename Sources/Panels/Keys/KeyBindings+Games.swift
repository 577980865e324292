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
}
