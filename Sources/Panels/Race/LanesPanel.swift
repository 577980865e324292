// Knows tasks and moves in one line each, for small screens.

import Display
import Playback
import Shmem

/// A line for each task: its number as a move, its next step, why it waits.
///
/// ```text
///   > 1 punch      P14 gather from 2                    space
///     2 read-1 @2  S7 slot: s2 -> P2
///     - reclaim-1  C2 trylock(P1)           waits for read-1
/// ```
struct LanesPanel: Panel {
  let play: Play

  var title: String { "tasks and moves, slot \(play.selected) selected" }

  func picture(_ size: Size) -> Grid {
    let lanes = play.situation.machine.tasks.map { TaskLane(play, $0) }
    let active = lanes.filter { !$0.isFinished }
    let nameWidth = min(14, active.map(\.name.count).max() ?? 0)
    let finished = lanes.filter(\.isFinished).map(\.name)
    let moves = play.moves
    let next = play.nextDeed
    var lines = active.map { lane in
      let move = moves.first { $0.task == lane.task }
      let isNext = move?.step != nil && move?.step.map { .step($0) } == next
      return line(of: lane, move, isNext: isNext, nameWidth, size.columns)
    }
    if !finished.isEmpty {
      lines.append(Line("    finished: " + finished.joined(separator: ", "), .dim))
    }
    return Grid(lines.fitted(to: size.rows), size: size)
  }

  /// The move in a row of the panel.
  func move(atRow row: Int) -> Int? {
    let tasks = play.situation.machine.tasks.filter { play.situation.outlook(of: $0) != .finished }
    guard tasks.indices.contains(row) else { return nil }
    return play.moves.first { $0.task == tasks[row] }?.number
  }

  private func line(
    of lane: TaskLane,
    _ move: Move?,
    isNext: Bool,
    _ nameWidth: Int,
    _ width: Int,
  ) -> Line {
    let number = move?.number.map(String.init) ?? "-"
    let end = lane.reason.map { Line($0, .waiting) } ?? (isNext ? Line("space", .next) : .empty)
    return Line(lane.isFocused ? " >" : "  ", .focus)
      .appending(number, isNext ? .next : .hintKey)
      .appending(" ", .text)
      .appending(Line(lane.name, lane.isFocused ? .focus : .emphasis).padded(to: nameWidth))
      .appending("  ", .text)
      .appending(lane.stepLine)
      .ending(with: end, at: width - 1)
  }
}
