// Says that a screen is too small.

import Display
import Playback

/// The request for a larger terminal.
enum TooSmallPanel {
  /// Returns the whole screen.
  static func grid(_ size: Size, _ session: Session) -> Grid {
    let least = Layout.minimum(onStage: session.talk.isOnStage)
    let words =
      "terminal too small: \(size.columns) x \(size.rows), "
      + "needs \(least.columns) x \(least.rows)"
    let stage = StageLayout.minimum
    let isStage = size.rows >= stage.rows && size.columns >= stage.columns
    // The key is named only where it is bound.
    let key = KeyBindings.bindings(for: session.mode)
      .first { $0.event == .talk(.toggleStage) }?.keys.first?.name
    let hint = isStage ? key.map { "; \($0) shows the smaller screen of a talk" } ?? "" : ""
    return Grid(Line(words + hint, .error).wrapped(to: size.columns), size: size)
  }
}
