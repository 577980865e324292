// Knows the events that only a view with a row for each step understands.

/// A wish about an open view with a row for each step.
package enum TableEvent: Hashable, Sendable {
  /// Go so many rows down, or up if negative.
  case move(byRows: Int)
  /// Take the next step, and select it.
  case stepForward
  /// Take the last step back, and select the one before it.
  case stepBack
  /// Give quiet steps rows of their own, or no longer.
  case toggleQuiet
  /// Show another race beside the branch, or no longer.
  case toggleBeside
  /// Show the next one beside the branch, or the previous one if false.
  case changeBeside(forward: Bool)
  /// Go to the branch at the right, or to the one at the left; among lanes, move so many of them.
  case sideways(by: Int)
  /// Move so many lanes out of sight at the left.
  case skipLanes(Int)
}
