// Knows which row of a list the space bar takes, and how it is marked at every size.

import Display
import Playback
import Shmem

/// A row in a list of what can be done.
enum ActionRow: Hashable {
  /// A task joins: the way forward that is known begins so.
  case joining(TaskSpec)
  /// The script turns to something else before anybody acts.
  case turning(Play.Turn)
  /// A task, with its move if it has one.
  case task(TaskID, Move?)

  /// The number that takes the move, if it can be taken.
  var number: Int? {
    switch self {
    case .joining, .turning: nil
    case .task(_, let move): move?.number
    }
  }

  /// Whether this is what an action does.
  func does(_ action: Action?) -> Bool {
    switch self {
    case .joining, .turning: true
    case .task(_, let move): move?.step.map { .step($0) == action } ?? false
    }
  }

  /// The sign of what Space takes next, and of nothing else in these lists: `>`.
  static func sign(isNext: Bool) -> Line { Line(isNext ? ">" : " ", .next) }
}

extension Play {
  /// The row of what comes next and is no move: a task joins, or the script turns to something else.
  var stepOfNoMove: ActionRow? {
    if let turn { return .turning(turn) }
    guard case .injection(let spec) = nextAction else { return nil }
    return .joining(spec)
  }
}

extension Play.Turn {
  /// What the script does next.
  var line: Line {
    let words =
      switch self {
      case .back(let step): "the script goes back to \(step == 0 ? "the start" : "step \(step)")"
      case .words: "the script says more"
      }
    return ActionRow.sign(isNext: true).appending("   \(words)", .text)
  }
}

extension TaskSpec {
  /// That such a task joins.
  var joiningWords: String {
    "a \(kind.rawValue)" + (index.map { " of page \($0)" } ?? "") + " joins"
  }

  /// The same as a row of a list whose rows begin with numbers.
  var joiningLine: Line {
    ActionRow.sign(isNext: true).appending("   \(joiningWords)", .text)
  }
}
