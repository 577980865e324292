// Knows the mark that tells what can follow a move.

import Display
import Playback

extension StepReachability {
  /// Returns the mark to stand after a line of this width: whole if it fits into the room, else in a
  /// word.
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
  /// Returns the mark of a move, or nil if moves are not marked.
  func reachability(of move: Move?) -> StepReachability? {
    move?.step.flatMap { reachability(of: $0) }
  }
}
