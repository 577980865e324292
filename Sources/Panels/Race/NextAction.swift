// Finds the row of a list that the space bar takes, and marks it.

import Display
import Playback
import Shmem

/// A row in a list of possible actions.
enum ActionRow: Hashable {
  /// A task joins: the known way forward begins like that.
  case joining(TaskSpec)
  /// The script turns to something else before the next action.
  case turning(Play.Turn)
  /// A task, with its move if it has one.
  case task(TaskID, Move?)

  /// The number of the move, if it can be taken.
  var number: Int? {
    switch self {
    case .joining, .turning: nil
    case .task(_, let move): move?.step == nil ? nil : move?.number
    }
  }

  /// The move of the row; nil if it has none.
  var move: Move? {
    switch self {
    case .joining, .turning: nil
    case .task(_, let move): move
    }
  }

  /// The task; nil if the row is none.
  var task: TaskID? {
    switch self {
    case .joining, .turning: nil
    case .task(let task, _): task
    }
  }

  /// Returns true if the row stands for an action; the rows that are no moves always do.
  func does(_ action: Action?) -> Bool {
    switch self {
    case .joining, .turning: true
    case .task(_, let move): move?.step.map { .step($0) == action } ?? false
    }
  }

  /// Returns the sign of the row that Space takes: `>`, which means nothing else in these lists.
  static func sign(isNext: Bool) -> Line { Line(isNext ? ">" : " ", .next) }
}

extension Play {
  /// The action that the space bar performs now; nil at the end of a script, past which it does not go.
  var pressedAction: Action? { isAtScriptEnd && announced == nil ? nil : nextAction }

  /// The row of the next event if that is no move: a task joins, or the script turns to something else.
  var stepOfNoMove: ActionRow? {
    if let turn { return .turning(turn) }
    guard case .injection(let spec) = nextAction else { return nil }
    return .joining(spec)
  }
}

extension Play.Turn {
  /// The line that says what the script does next.
  var line: Line {
    let words =
      switch self {
      case .back(let step): "the script goes back to \(step == 0 ? "the start" : "step \(step)")"
      case .words: "the script shows more text"
      }
    return ActionRow.sign(isNext: true).appending("   \(words)", .text)
  }
}

extension TaskSpec {
  /// The words that say that such a task joins.
  var joiningWords: String {
    "a \(kind.rawValue)" + (index.map { " of page \($0)" } ?? "") + " joins"
  }

  /// The same words as a row of a list whose rows begin with numbers.
  var joiningLine: Line {
    ActionRow.sign(isNext: true).appending("   \(joiningWords)", .text)
  }
}
