// Knows what somebody who plays golf can want.

/// A fact about golf.
package enum GolfEvent: Hashable, Sendable {
  /// Show the levels; with a race, begin with that one.
  case open(GolfRace?)
  /// The levels that were asked for are here; the one with the key is to be played at once.
  case offered([GolfLevel], first: String?)
  /// Begin the level again.
  case again
  /// Begin the next level of the list.
  case next
}
