// Knows the line that tells the state or the result of the last check.

import Display
import Playback
import Shmem

/// The result of a check or its progress, and the keys that are of use with it.
///
/// ```text
///   checking from step 4 ...   812,400 states   3.1 M/s   depth 31   frontier 40,112   Esc stops
///   LEFT BEHIND in 12 steps from step 4: page 2 keeps old data   Enter loads the schedule   Esc closes
/// ```
enum CheckLine {
  /// Returns the longest line that fits into a width; on a stage Enter has another meaning.
  static func line(
    _ check: MomentCheck,
    widthInColumns width: Int,
    onStage: Bool = false
  ) -> Line {
    let role: Role =
      switch check.state {
      case .running: .prompt
      case .answered(.holds, _, _): .holds
      case .answered(.violated, _, _), .answered(.endless, _, _): .broken
      case .answered(.unknown, _, _): .emphasis
      }
    let lines = check.choices.flatMap { words in
      keys(check, onStage: onStage).map { Line(" \(words)", role).appending("   \($0)", .hint) }
    }
    return lines.first { $0.width <= width } ?? lines[lines.count - 1].cut(to: width)
  }

  /// Returns the keys, in wordings that get shorter.
  private static func keys(_ check: MomentCheck, onStage: Bool) -> [String] {
    if check.isRunning { return ["Esc stops"] }
    guard check.schedule != nil else { return ["Esc closes"] }
    if onStage { return ["x shows it   Esc closes", "x shows it", "x"] }
    return [
      "Enter loads the schedule   Esc closes", "Enter loads it   Esc closes",
      "Enter loads   Esc closes",
    ]
  }
}
