// Says that a screen is too small.

import Display

/// The request for a larger terminal.
enum TooSmallPanel {
  /// Returns the whole screen.
  static func grid(_ size: Size, onStage: Bool) -> Grid {
    let least = Layout.minimum(onStage: onStage)
    let words =
      "terminal too small: \(size.columns) x \(size.rows), "
      + "needs \(least.columns) x \(least.rows)"
    let stage = StageLayout.minimum
    let isStage = size.rows >= stage.rows && size.columns >= stage.columns
    let hint = isStage ? "; T shows the smaller screen of a talk" : ""
    return Grid(Line(words + hint, .error).wrapped(to: size.columns), size: size)
  }
}
