// Knows who is on the way somewhere in a race, in a line each.

import Display
import Playback
import Shmem

/// The tasks that move: who has begun and not finished, and who takes the next step.
///
/// ```text
///   > punch   P16 free_swap(2, s2)        > takes the next step
///     read-1  waits for punch
/// ```
///
/// Off the script each line begins with the number that takes the step.
struct StageTasks {
  let play: Play

  /// As many lines as there is room for, the next step always among them.
  func lines(_ size: Size) -> [Line] {
    let rows = rows
    let next = play.nextAction
    let kept = [rows.firstIndex { $0.does(next) }].compactMap(\.self)
    let excerpt = Excerpt(of: rows.count, room: size.rows, keeping: kept)
    let shown = excerpt.places.map { rows[$0] }
    let nameWidth = shown.map { name(of: $0).count }.max() ?? 0
    var lines = shown.map { line(of: $0, isNext: $0.does(next), nameWidth, size.columns) }
    if excerpt.hiddenCount > 0, let last = lines.indices.last {
      let more = Line("+\(excerpt.hiddenCount)", .dim)
      lines[last] = lines[last].ending(with: more, at: size.columns)
    }
    return lines
  }

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
    // That the script turns to something else is no business of the audience's.
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
      let number = play.isOnScript ? "" : move?.number.map(String.init) ?? "-"
      let head = ActionRow.sign(isNext: isNext)
        .appending(number + " ", isNext ? .next : .hintKey)
        .appending(Line(play.snapshot.name(of: task), .emphasis).padded(to: nameWidth))
        .appending("  ", .text)
      return head.appending(lane.reason.map { Line($0, .waiting) } ?? lane.stepLine).cut(to: width)
    }
  }
}
