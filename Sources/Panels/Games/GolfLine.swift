// Knows the line that tells the result of an attempt at a level of golf.

import Display
import Playback

/// The result of the attempt, and the keys that are of use after it.
///
/// ```text
///   LEFT BEHIND in 27 moves, par 25: your best.   r again   L next level   q list
///   par! LEFT BEHIND in 25 moves, the fewest possible.   r again   L next level   q list
/// ```
enum GolfLine {
  /// Returns the longest line that fits into a width; nil while the attempt is under way.
  static func line(_ round: GolfRound, widthInColumns width: Int) -> Line? {
    guard let verdict = round.verdict else { return nil }
    let isBroken =
      switch round.outcome {
      case .broken: true
      case .survived, .underWay: false
      }
    let keys: [[(String, String)]] = [
      [("b", "back"), ("r", "again"), ("L", "next level"), ("q", "list")],
      [("r", "again"), ("L", "next level"), ("q", "list")], [("r", "again"), ("L", "next")],
    ]
    let role: Role = round.isPar ? .holds : isBroken ? .broken : .emphasis
    let lines = verdict.flatMap { words in
      keys.map { keys in
        keys.reduce(Line(" \(words)", role)) {
          $0.appending("   ", .hint).appending($1.0, .hintKey).appending(" \($1.1)", .hint)
        }
      }
    }
    return lines.first { $0.width <= width } ?? lines[lines.count - 1].cut(to: width)
  }
}
