// Knows the wishes about the games that are played with a race.

/// A wish about one of the games.
package enum GameEvent: Hashable, Sendable {
  /// Ask about steps at turning points before they are taken, or stop asking.
  case togglePrediction
  /// Open the line that takes the counts of the audience.
  case openVotes
  /// Count the audience at the open question: so many chose each answer.
  case votes([Int])
  /// Show the score of the answers.
  case openScore
  /// Show the levels of golf; with a race, begin with that one.
  case openGolf(GolfRace?)
  /// Begin the level again.
  case again
  /// Begin the next level of the list.
  case next
}
