// Knows what every panel can say of itself.

import Display

/// A part of the screen that is about one thing.
protocol Panel {
  /// What stands in the frame above it.
  var title: String { get }

  /// The picture inside the frame, for the room there is.
  func picture(_ size: Size) -> Grid
}
