// Knows which row of a list the space bar takes, and how it is marked at every size.

import Display
import Playback
import Shmem

/// A row in a list of what can be done.
enum DeedRow: Hashable {
  /// A task joins: the way forward that is known begins so.
  case joining(TaskSpec)
  /// A task, with its move if it has one.
  case task(TaskID, Move?)

  /// The number that takes the move, if it can be taken.
  var number: Int? {
    switch self {
    case .joining: nil
    case .task(_, let move): move?.number
    }
  }

  /// Whether this is what a deed does.
  func does(_ deed: Deed?) -> Bool {
    switch self {
    case .joining: true
    case .task(_, let move): move?.step.map { .step($0) == deed } ?? false
    }
  }

  /// The sign of what Space takes next, and of nothing else in these lists: `>`.
  static func sign(isNext: Bool) -> Line { Line(isNext ? ">" : " ", .next) }
}

extension Play {
  /// The row of a task that joins next, if one does.
  var joiningRow: DeedRow? {
    guard case .injection(let spec) = nextDeed else { return nil }
    return .joining(spec)
  }
}

extension TaskSpec {
  /// That such a task joins.
  var joiningLine: Line {
    let place = index.map { " of page \($0)" } ?? ""
    return DeedRow.sign(isNext: true).appending("   a \(kind.rawValue)\(place) joins", .text)
  }
}
