// Knows how the slots came to hold what they hold: one row for each step.

import Display
import Playback
import Shmem

/// The slots at every one of the last steps, in the columns of the tree above.
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
struct HistoryPanel: Panel {
  let play: Play

  var title: String { "history, a row for each of the last steps" }

  func picture(_ size: Size) -> Grid {
    var grid = Grid(size: size)
    let window = SlotWindow(play, widthInColumns: size.columns)
    let moments = play.timeline.past(last: size.rows)
    for (row, moment) in moments.enumerated() {
      draw(moment, in: row, window, &grid)
    }
    return grid
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
