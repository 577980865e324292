// Knows tasks and moves in one line each, for small screens.

import Display
import Playback
import Shmem

/// A line for each task: the number of its moves, its next step, and the reason if it waits.
///
/// ```text
///   >1   punch            P14 gather from 2                     > taken by Space
///    2 # read-1 @2        S7 slot: s2 -> P2                     # focused
///    3   reclaim-1 @1     C2 trylock(P1)      waits for read-1
/// ```
///
/// While hints are on, an enabled step ends with its reachability; odds stand in the title. Finished
/// tasks are named below where there is room, and always counted in the title.
struct LanesPanel: Panel {
  let play: Play

  var title: String {
    let finished = finishedNames.isEmpty ? "" : ", \(finishedNames.count) finished"
    guard let odds = play.shownOdds else {
      return "tasks and moves, slot \(play.selected) selected\(finished)"
    }
    let line = OddsLine.line(odds, widthInColumns: 54 - finished.count)
    return line.spans.map(\.text).joined() + finished
  }

  private var finishedNames: [String] {
    let snapshot = play.snapshot
    return snapshot.machine.tasks.filter { snapshot.readiness(of: $0) == .finished }
      .map { TaskLane(play, $0).name }
  }

  func picture(_ size: Size) -> Grid {
    let rows = rows
    let excerpt = excerpt(of: rows, size)
    let next = play.pressedAction
    let shown = excerpt.places.map { rows[$0] }
    let nameWidth = min(21, shown.compactMap { lane(of: $0)?.name.count }.max() ?? 0)
    let lockWords = lockWords(for: shown, nameWidth, size.columns)
    var lines = shown.map {
      line(of: $0, isNext: $0.does(next), nameWidth, lockWords, size.columns)
    }
    let finished = finishedNames
    if excerpt.hiddenCount > 0 {
      lines.append(Line("     ... \(excerpt.hiddenWords)", .dim))
    } else if !finished.isEmpty, lines.count < size.rows {
      lines.append(Line("     finished: " + finished.joined(separator: ", "), .dim))
    }
    return Grid(lines, size: size)
  }

  /// Returns the number of the move in a row of the panel, or nil if there is none.
  func move(atRow row: Int, _ size: Size) -> Int? {
    let rows = rows
    let places = excerpt(of: rows, size).places
    return places.indices.contains(row) ? rows[places[row]].number : nil
  }

  /// The task that joins, if one does, then every task that has not finished.
  private var rows: [ActionRow] {
    let moves = play.moves
    let tasks = play.snapshot.machine.tasks.filter { play.snapshot.readiness(of: $0) != .finished }
    return [play.stepOfNoMove].compactMap(\.self)
      + tasks.map { task in .task(task, moves.first { $0.task == task }) }
  }

  /// Returns the rows that fit; the one that Space takes and the focused task are always among them.
  private func excerpt(of rows: [ActionRow], _ size: Size) -> Excerpt {
    let next = play.pressedAction
    let kept = [
      rows.firstIndex { $0.does(next) }, rows.firstIndex { lane(of: $0)?.isFocused == true },
    ]
    let room = rows.count > size.rows ? size.rows - 1 : size.rows
    return Excerpt(of: rows.count, room: room, keeping: kept.compactMap(\.self))
  }

  private func lane(of row: ActionRow) -> TaskLane? {
    switch row {
    case .joining, .turning: nil
    case .task(let task, _): TaskLane(play, task)
    }
  }

  /// Returns the words that mark the moves under the lock of the tree.
  private func lockWords(for rows: [ActionRow], _ nameWidth: Int, _ width: Int) -> String {
    let moves = rows.compactMap(\.move).map { move in
      let line = line(of: move.task, move, isNext: false, nameWidth)
      return (move: move, width: line.width + play.hintWidth(of: move))
    }
    return play.lockWords(for: moves, of: width)
  }

  private func line(
    of row: ActionRow,
    isNext: Bool,
    _ nameWidth: Int,
    _ lockWords: String,
    _ width: Int
  ) -> Line {
    switch row {
    case .joining(let spec): return spec.joiningLine
    case .turning(let turn): return turn.line
    case .task(let task, let move):
      let line = line(of: task, move, isNext: isNext, nameWidth)
      let end =
        TaskLane(play, task).reason.map { Line($0, .waiting) }
        ?? play.ending(of: move, lockWords, behind: line, of: width - 1)
      return line.ending(with: end, at: width - 1)
    }
  }

  /// Returns the line of a task up to its next step.
  private func line(of task: TaskID, _ move: Move?, isNext: Bool, _ nameWidth: Int) -> Line {
    let lane = TaskLane(play, task)
    let key = Play.key(ofMove: play.moveNumber(of: task))
    return ActionRow.sign(isNext: isNext)
      .appending(key, isNext ? .next : move?.step == nil ? .dim : .hintKey)
      .appending(" ", .text)
      .appending(lane.focusSign)
      .appending(Line(lane.name, lane.isFocused ? .focus : .emphasis).padded(to: nameWidth))
      .appending(" ", .text)
      .appending(lane.stepLine)
  }
}
