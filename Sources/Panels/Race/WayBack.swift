// Says off the script which key leads back to it, and where to.

import Display
import Playback

/// The words about the way back to the script.
///
/// ```text
///   Off the script. o goes back to step 12.
/// ```
enum WayBack {
  /// Returns the words as a sentence; nil on the script and where there is none.
  static func sentence(of play: Play, in mode: Mode) -> String? {
    target(of: play).map { "Off the script. \(key(in: mode)) goes back to \($0)." }
  }

  /// Returns the step at which the script was left, in words; nil on the script and where there is none.
  static func target(of play: Play) -> String? {
    play.stepLeft.map { $0 == 0 ? "the start" : "step \($0)" }
  }

  /// Returns the name of the key that goes back.
  ///
  /// - Precondition: a key of the mode goes back.
  static func key(in mode: Mode) -> String {
    let binding = KeyBindings.bindings(for: mode).first { $0.event == .race(.backToScript) }
    guard let name = binding?.keys.first?.name else {
      preconditionFailure("a mode with a script has a key that goes back to it")
    }
    return name
  }
}
