// Knows what every panel can say of itself.

import Display

/// A part of the screen that is about one thing.
protocol Panel {
  /// The title in the frame above the panel.
  var title: String { get }

  /// Returns the picture inside the frame, in the given size.
  func picture(_ size: Size) -> Grid
}
