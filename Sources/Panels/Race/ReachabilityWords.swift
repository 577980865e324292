// Knows how the mark looks that tells what a move leads to.

import Display
import Playback

extension StepReachability {
  /// The mark, behind a line of so many columns if all of it fits there, else in a word.
  func line(behind widthInColumns: Int, of room: Int) -> Line {
    let fits = widthInColumns + 1 + words.count <= room
    return Line(fits ? words : shortWords, role)
  }

  private var role: Role {
    switch self {
    case .safe: .holds
    case .atRisk: .emphasis
    case .doomed: .broken
    case .unknown, .pending: .dim
    }
  }
}

extension Play {
  /// The mark of a move, if moves are marked.
  func reachability(of move: Move?) -> StepReachability? {
    move?.step.flatMap { reachability(of: $0) }
  }
}
