// Draws the bars of the lanes, and the waits that cross them.

import Display
import Playback
import Shmem

extension TaskLanesPanel {
  /// Draws the bars, each joined to the texts of the steps with which it begins and ends.
  ///
  /// The bars on the right are drawn first: a bar that touches the text has no line to it, and joins theirs as a branch
  /// (`┬┐`), where a line to the right would join it as if it came from above (`├┐`). Then those of locks once more, which
  /// are seen where they share a line with references or cross them.
  func drawBars(_ rows: LaneRows, _ grid: inout Grid) {
    let bars = rows.bars.sorted { $0.position > $1.position }
    for bar in bars + bars.filter({ $0.thing != nil }) {
      guard let column = rows.layout.column(ofBar: bar.position, of: bar.task),
        let shown = rows.rows(of: bar)
      else { continue }
      let (top, end) = (shown.lowerBound, shown.upperBound)
      var corners: [Position] = []
      if !bar.isOlder {
        corners.append(Position(row: top, column: textEnd(bar.places.lowerBound, bar.task, rows)))
      }
      corners.append(Position(row: top, column: column))
      if end > top { corners.append(Position(row: end, column: column)) }
      if !bar.isOpen {
        corners.append(Position(row: end, column: textEnd(bar.places.upperBound, bar.task, rows)))
      }
      grid.polyline(
        through: corners,
        role: bar.thing == nil ? .dim : .held,
        comesFromAbove: bar.isOlder,
        goesOnBelow: bar.isOpen
      )
    }
  }

  /// Makes dotted lines of the bars of references, so that they differ from locks without a colour as well.
  func dotReferences(_ rows: LaneRows, _ grid: inout Grid) {
    for bar in rows.bars where bar.thing == nil {
      guard let column = rows.layout.column(ofBar: bar.position, of: bar.task),
        let shown = rows.rows(of: bar)
      else { continue }
      for row in shown where grid[row: row, column: column].glyph == "│" {
        grid.put(":", at: Position(row: row, column: column), role: .dim)
      }
    }
  }

  /// Returns the column after the text of a step in its lane.
  private func textEnd(_ place: Int, _ task: TaskID, _ rows: LaneRows) -> Int {
    let width = textRoom(at: place, rows)
    return (rows.layout.start(of: task) ?? 0) + min(width, text(of: place, width).width) + 1
  }

  /// Draws a wait, and an arrow to the task that holds what is waited for; bars that it crosses stay whole.
  func draw(_ wait: TaskWait, in row: Int, _ rows: LaneRows, _ grid: inout Grid) {
    let layout = rows.layout
    guard let start = layout.start(of: wait.task) else {
      let last = snapshot(rows.lines[rows.lines.count - 1].place)
      let words = "\(last.name(of: wait.task)) \(last.describeShortly(wait.reason))"
      drawAside(words, .waiting, in: row, rows, &grid)
      return
    }
    let target = wait.holder.flatMap { layout.start(of: $0) }
    let words = wait.reason == .waitQueue ? "sleeps" : "\(wait.stepID.rawValue) waits"
    guard let target, let holder = wait.holder, holder != wait.task else {
      let width = rows.room(inRow: row, of: wait.task, beside: [])
      let last = snapshot(rows.lines[rows.lines.count - 1].place)
      let whole = "\(wait.stepID.rawValue) \(last.describeShortly(wait.reason))"
      let text = [whole, words].first { $0.count <= width } ?? words
      grid.put(Line(text, .waiting).cut(to: width), at: Position(row: row, column: start))
      return
    }
    let isRight = target > start
    let arrow = isRight ? target - 2 : target + layout.width(of: holder) - 1
    let first = isRight ? start + words.count + 1 : arrow + 1
    let line = first..<max(first, isRight ? arrow : start - 1)
    grid.horizontalLine(row: row, columns: line, role: .waiting)
    for (bar, column) in rows.bars(inRow: row) where line.contains(column) {
      let isReference = bar.thing == nil
      let place = Position(row: row, column: column)
      grid.put(isReference ? ":" : "│", at: place, role: isReference ? .dim : .held)
    }
    grid.put(isRight ? ">" : "<", at: Position(row: row, column: arrow), role: .waiting)
    grid.put(words, at: Position(row: row, column: start), role: .waiting)
  }
}
