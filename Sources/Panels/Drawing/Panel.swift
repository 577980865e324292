// Knows what every panel can say of itself.

import Display

/// A part of the screen that is about one thing.
protocol Panel {
  /// The title in the frame above the panel.
  var title: String { get }

  /// Returns what part of the whole is shown in a size, such as `3 of 27`; nil if all of it is.
  func place(_ size: Size) -> String?

  /// Returns the picture inside the frame, in the given size.
  func picture(_ size: Size) -> Grid
}

extension Panel {
  func place(_ size: Size) -> String? { nil }
}
