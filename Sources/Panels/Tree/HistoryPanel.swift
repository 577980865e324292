// Shows the recent history of the slots: one row for each step.

import Display
import Playback
import Shmem

/// The slots after each of the last steps, in the columns of the tree above: a part of the space-time view.
///
/// The cursor's path is a line, a retry is a tooth in it, and data that survives is a vertical line that it has
/// crossed.
///
/// ```text
///   P14    P0   (P1*───s2*───s3*)
///   S7     P0   │P1*  [P2*L] s3*      [ ] stale: changed since it was gathered
///   P19    P0   │.!   [P2*]  s3*      ! changed by the step
///   P16    P0   └─────[P2*]  s3*
/// ```
///
/// Each row ends with the sentence about its step if there is room for it beside the slots.
struct HistoryPanel: Panel {
  let play: Play

  var title: String { "history, a row for each of the last steps" }

  func picture(_ size: Size) -> Grid {
    var grid = Grid(size: size)
    let window = SlotWindow(play, widthInColumns: size.columns)
    let moments = play.timeline.past(last: size.rows)
    var path = SlotPath(in: window)
    for (row, id) in moments.enumerated() {
      let parent = play.timeline[id].parent
      path.go(
        into: row,
        to: play.timeline[id].snapshot.walkIndex,
        from: parent.flatMap { play.timeline[$0].snapshot.walkIndex },
        &grid
      )
      if play.timeline.change(at: id)?.isRetry == true { path.markRetry(in: row) }
    }
    path.draw(&grid)
    let start = textStart(window)
    // The column next to the border stays free.
    let room = size.columns - start - 1
    let marks = window.marks(
      moments.map { id in
        (play.timeline[id].snapshot, play.timeline.change(at: id)?.changedSlots ?? [])
      }
    )
    for (row, id) in moments.enumerated() {
      draw(id, in: row, window, marks, &grid)
      guard room >= Self.leastText else { continue }
      grid.put(sentence(of: id, room), at: Position(row: row, column: start))
    }
    return grid
  }

  /// The columns from which on a sentence is worth its place.
  private static let leastText = 40

  /// Returns the column after the last slot and some air.
  private func textStart(_ window: SlotWindow) -> Int {
    let slots = window.columns.last.map { $0.start + window.slotWidth } ?? 0
    return max(slots, window.folds.last?.cells.upperBound ?? 0) + 3
  }

  /// Returns the sentence about the step that led to a moment, or as many of its words as there is room
  /// for.
  private func sentence(of id: MomentID, _ room: Int) -> Line {
    guard let narration = play.narration(of: id) else { return .empty }
    let role: Role = id == play.timeline.current ? .text : .dim
    let whole = Line(narration.sentence, role)
    guard whole.width > room, let start = whole.wrapped(to: room - 4).first else { return whole }
    return start.appending(" ...", .dim)
  }

  private func draw(
    _ id: MomentID,
    in row: Int,
    _ window: SlotWindow,
    _ marks: [PageIndex: ColumnMarks],
    _ grid: inout Grid
  ) {
    let moment = play.timeline[id]
    let change = play.timeline.change(at: id)
    let isNow = id == play.timeline.current
    grid.put(
      label(of: moment),
      at: Position(row: row, column: 0),
      role: isNow ? .emphasis : .dim,
    )
    let slots = SlotRow(
      snapshot: moment.snapshot,
      changed: Set(change?.changedSlots ?? []),
      gather: change?.gather,
      survivors: moment.snapshot.machine.file.phase == .after
        ? Set(window.columns.map(\.index).filter { moment.snapshot.obligations.contains($0) })
        : [],
      changedRole: isNow ? .changed : .emphasis,
      marks: marks
    )
    slots.draw(in: row, window, &grid)
  }

  private func label(of moment: Moment) -> String {
    switch moment.action {
    case .step(let step): step.id.rawValue
    case .injection: "+"
    case nil: "start"
    }
  }
}
