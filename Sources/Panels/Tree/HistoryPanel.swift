// Shows the recent history of the slots: one row for each step.

import Display
import Playback
import Shmem

/// The slots after each of the last steps, in the columns of the tree above.
///
/// The cursor's path is a diagonal, a retry is a tooth in it, and data that survives is a vertical
/// line that the diagonal has crossed.
///
/// ```text
///   P14    P0    >P1*   s2*    s3*
///   S7     P0    >P1*   P2*L!  s3*       > where the punch is, ! what the step changed
///   P19    P0    >.!    P2*    s3*
///   P16    P0     .    >P2*    s3*
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
    let start = textStart(window)
    // The column next to the border stays free.
    let room = size.columns - start - 1
    for (row, moment) in moments.enumerated() {
      draw(moment, in: row, window, &grid)
      guard room >= Self.leastText else { continue }
      grid.put(sentence(of: moment, room), at: Position(row: row, column: start))
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

  private func draw(_ id: MomentID, in row: Int, _ window: SlotWindow, _ grid: inout Grid) {
    let moment = play.timeline[id]
    let before = moment.parent.map { play.timeline[$0].snapshot }
    let isNow = id == play.timeline.current
    grid.put(
      label(of: moment),
      at: Position(row: row, column: 0),
      role: isNow ? .emphasis : .dim,
    )
    let cursor = moment.snapshot.cursorIndex
    for column in window.columns {
      let glyph = moment.snapshot.glyph(at: column.index)
      let hasChanged = before.map { $0.glyph(at: column.index) != glyph } ?? false
      let mark = hasChanged && glyph.text.count + 1 < window.slotWidth ? "!" : ""
      let line = hasChanged ? Line(glyph.text + mark, isNow ? .changed : .emphasis) : glyph.line
      let start = column.start(ofWidth: line.width)
      if column.index == cursor {
        grid.put(">", at: Position(row: row, column: start - 1), role: .cursor)
      }
      grid.put(line, at: Position(row: row, column: start))
    }
  }

  private func label(of moment: Moment) -> String {
    switch moment.action {
    case .step(let step): step.id.rawValue
    case .injection: "+"
    case nil: "start"
    }
  }
}
