// Knows what to say where there is no room for anything else.

import Display

/// The request for a larger terminal.
enum TooSmallPanel {
  /// The whole screen.
  static func grid(_ size: Size) -> Grid {
    let least = Layout.minimum
    let words =
      "terminal too small: \(size.columns) x \(size.rows), "
      + "needs \(least.columns) x \(least.rows)"
    return Grid(Line(words, .error).wrapped(to: size.columns), size: size)
  }
}
