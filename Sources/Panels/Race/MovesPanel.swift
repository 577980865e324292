// Lists the steps that can be taken now, and the reasons why others cannot.

import Display
import Playback
import Shmem

/// The next step of every task with the number that belongs to the task, or the reason why there is none.
///
/// ```text
///    1 punch     P17 waits for reclaim-1
///   >2 reclaim-1 C13 write, unlock P3     > taken by Space
///    3 read-1    finished
///    i inject at slot 3 ...      5 more
/// ```
///
/// While the odds are on, they replace the last row. The number of rows without room always stands at
/// its end. While hints are on, each enabled step ends with its reachability: `safe`, `risk 12`,
/// `doomed`.
struct MovesPanel: Panel {
  let play: Play

  var title: String { "moves, slot \(play.selected) selected" }

  func picture(_ size: Size) -> Grid {
    let rows = rows
    let excerpt = excerpt(of: rows, size)
    let next = play.pressedAction
    let nameWidth = rows.compactMap(\.task).map { play.snapshot.name(of: $0).count }.max() ?? 0
    let shown = excerpt.places.map { rows[$0] }
    let lockWords = lockWords(for: shown, nameWidth, size.columns)
    var lines = shown.map { row in
      line(of: row, nameWidth, lockWords, isNext: row.does(next), size.columns)
    }
    if rows.isEmpty {
      lines.append(Line("   no task can go on", .dim))
    }
    let hidden = excerpt.hiddenCount > 0 ? Line(excerpt.hiddenWords, .dim) : .empty
    if let odds = play.shownOdds {
      let room = size.columns - 2 - (hidden.width > 0 ? hidden.width + 1 : 0)
      let bar = Line(" ", .text).appending(OddsLine.line(odds, widthInColumns: room))
      lines.append(bar.ending(with: hidden, at: size.columns - 1))
      return Grid(lines, size: size)
    }
    let hint = Line(" ", .text).appending(play.round == nil ? "i" : "r", .hintKey)
      .appending(play.round == nil ? " inject at slot \(play.selected) ..." : " begin again", .hint)
    lines.append(hint.ending(with: hidden, at: size.columns - 1))
    return Grid(lines, size: size)
  }

  /// Returns the number of the move in a row of the panel, or nil if there is none.
  func move(atRow row: Int, _ size: Size) -> Int? {
    let rows = rows
    let places = excerpt(of: rows, size).places
    return places.indices.contains(row) ? rows[places[row]].number : nil
  }

  /// The task that joins, if one does, then every task in order, then the stray wake-ups.
  ///
  /// The order is that of the numbers, so that no row changes its place when a task waits.
  private var rows: [ActionRow] {
    let moves = play.moves
    let tasks = play.snapshot.machine.tasks.map { task in
      ActionRow.task(task, moves.first { $0.number == play.moveNumber(of: task) })
    }
    let strays = moves.filter { $0.number != play.moveNumber(of: $0.task) }
    return [play.stepOfNoMove].compactMap(\.self) + tasks + strays.map { .task($0.task, $0) }
  }

  /// Returns the rows that fit above the hint: the one that Space takes is always among them, then come the other
  /// steps that can be taken.
  private func excerpt(of rows: [ActionRow], _ size: Size) -> Excerpt {
    let next = play.pressedAction
    let taken = rows.firstIndex { $0.does(next) }
    let enabled = rows.indices.filter { rows[$0].number != nil && $0 != taken }
    let kept = [taken].compactMap(\.self) + enabled
    return Excerpt(of: rows.count, room: size.rows - 1, keeping: kept)
  }

  /// Returns the words that mark the moves under the lock of the tree.
  private func lockWords(for rows: [ActionRow], _ nameWidth: Int, _ width: Int) -> String {
    let moves = rows.compactMap(\.move).map { move in
      let line = line(of: move, nameWidth, isNext: false)
      return (move: move, width: line.width + play.hintWidth(of: move))
    }
    return play.lockWords(for: moves, of: width)
  }

  private func line(
    of row: ActionRow,
    _ nameWidth: Int,
    _ lockWords: String,
    isNext: Bool,
    _ width: Int
  ) -> Line {
    switch row {
    case .joining(let spec): return spec.joiningLine
    case .turning(let turn): return turn.line
    case .task(let task, nil): return self.line(ofIdle: task, nameWidth).cut(to: width - 1)
    case .task(_, let move?):
      let line = line(of: move, nameWidth, isNext: isNext)
      let end = play.ending(of: move, lockWords, behind: line, of: width - 1)
      let narrow = self.line(of: move, 0, isNext: isNext)
      let short = self.line(of: move, 0, isNext: isNext, hasShortStatement: true)
      guard end.width > 0 else {
        if line.width < width { return line }
        // A move that is whole may touch the border; a move that is cut leaves a blank.
        return [narrow, short].first { $0.width <= width } ?? short.cut(to: width - 1)
      }
      let fitting = [line, narrow, short].first { $0.width + 1 + end.width < width }
      return (fitting ?? short).ending(with: end, at: width - 1)
    }
  }

  /// Returns the line of a task without a move: it has finished, or it cannot start at the selected slot.
  private func line(ofIdle task: TaskID, _ nameWidth: Int) -> Line {
    let lane = TaskLane(play, task)
    let words = lane.isFinished ? lane.endWord : "cannot start at slot \(play.selected)"
    return ActionRow.sign(isNext: false)
      .appending(Play.key(ofMove: play.moveNumber(of: task)), .dim)
      .appending(" ", .text)
      .appending(Line(play.snapshot.name(of: task), .dim).padded(to: nameWidth))
      .appending(" \(words)", .dim)
  }

  private func line(
    of move: Move,
    _ nameWidth: Int,
    isNext: Bool,
    hasShortStatement: Bool = false
  ) -> Line {
    let name = play.snapshot.name(of: move.task)
    let head = ActionRow.sign(isNext: isNext)
      .appending(move.key, isNext ? .next : move.step == nil ? .dim : .hintKey)
      .appending(" ", .text)
      .appending(Line(name, .emphasis).padded(to: nameWidth))
      .appending(" \(move.stepID.rawValue) ", .emphasis)
    guard let reason = move.reason else {
      let statement = play.snapshot.statement(of: move.stepID, for: move.task)
      let kernel = play.snapshot.scenario.kernel
      let text = hasShortStatement ? statement.shortText(in: kernel) : statement.text(in: kernel)
      return head.appending(text, .text)
    }
    return head.appending(play.snapshot.describeShortly(reason), .waiting)
  }
}
