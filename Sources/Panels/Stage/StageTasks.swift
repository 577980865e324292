// Lists the tasks of a race that are under way, in a line each.

import Display
import Playback
import Shmem

/// The tasks that have begun and not finished, and the task that takes the next step.
///
/// ```text
///   > punch   P16 free_swap(2, s2)        > takes the next step
///     read-1  waits for punch
/// ```
///
/// Off the script each line begins with the number of the move. While hints are on, a step that can be taken ends
/// with its reachability.
struct StageTasks {
  let play: Play

  /// Returns as many lines as there is room for; the next step is always among them.
  func lines(_ size: Size) -> [Line] {
    let rows = rows
    let next = play.nextAction
    let kept = [rows.firstIndex { $0.does(next) }].compactMap(\.self)
    let excerpt = Excerpt(of: rows.count, room: size.rows, keeping: kept)
    let shown = excerpt.places.map { rows[$0] }
    let nameWidth = shown.map { name(of: $0).count }.max() ?? 0
    let more = excerpt.hiddenCount > 0 ? Line("+\(excerpt.hiddenCount)", .dim) : .empty
    return shown.enumerated().map { place, row in
      let isLast = place == shown.count - 1 && more.width > 0
      // The number of the others stands after the mark of a step.
      let width = size.columns - (isLast ? more.width + 1 : 0)
      let line = line(of: row, isNext: row.does(next), nameWidth, width)
      return isLast ? line.ending(with: more, at: size.columns) : line
    }
  }

  /// The number of lines that all of them take.
  var count: Int { rows.count }

  private var rows: [ActionRow] {
    let moves = play.moves
    let next = play.nextAction
    let tasks = play.snapshot.machine.tasks.filter { task in
      guard play.snapshot.readiness(of: task) != .finished else { return false }
      return !play.snapshot.machine[task].isIdle || !play.isOnScript
        || moves.contains { $0.task == task && $0.step.map { .step($0) } == next }
    }
    let rows = tasks.map { task in ActionRow.task(task, moves.first { $0.task == task }) }
    switch play.stepOfNoMove {
    case .joining(let spec): return [.joining(spec)] + rows
    // The audience need not know that the script turns to something else.
    case .turning, .task, nil: return rows
    }
  }

  private func name(of row: ActionRow) -> String {
    switch row {
    case .joining, .turning: ""
    case .task(let task, _): play.snapshot.name(of: task)
    }
  }

  private func line(of row: ActionRow, isNext: Bool, _ nameWidth: Int, _ width: Int) -> Line {
    switch row {
    case .joining(let spec):
      return ActionRow.sign(isNext: true).appending(" \(spec.joiningWords)", .text).cut(to: width)
    case .turning: return .empty
    case .task(let task, let move):
      let lane = TaskLane(play, task)
      let key = play.isOnScript ? "" : Play.key(ofMove: play.moveNumber(of: task))
      let head = ActionRow.sign(isNext: isNext)
        .appending(key + " ", isNext ? .next : move?.step == nil ? .dim : .hintKey)
        .appending(Line(play.snapshot.name(of: task), .emphasis).padded(to: nameWidth))
        .appending("  ", .text)
      let line = head.appending(lane.reason.map { Line($0, .waiting) } ?? lane.stepLine)
      let mark = play.reachability(of: move)?.line(behind: line.width, of: width) ?? .empty
      return line.ending(with: mark, at: width)
    }
  }
}
