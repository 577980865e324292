// Knows the wishes about the games that are played with a race.

/// A wish about one of the games.
package enum GameEvent: Hashable, Sendable {
  /// Announce every step before it is taken, or stop announcing.
  case togglePrediction
  /// Show the levels of golf; with a race, begin with that one.
  case openGolf(GolfRace?)
  /// Begin the level again.
  case again
  /// Begin the next level of the list.
  case next
}
