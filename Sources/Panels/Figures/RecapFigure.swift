// Draws the end of a demo: what it has told in short, and the slots at the start and at the end.

import Display
import Playback
import Shmem

/// The demo in a few lines, and below them the slots at the start and now, one above the other.
///
/// ```text
///   - The punch gathered s2.
///   - A read made it P2.
///   - The punch found P2, went on, and left the old data of page 2 behind.
///
///   page   0     1     2     3
///   start  P0    .     s2*   .
///   end    P0    .     P2*   .
///   hole       =================
///                      LEFT BEHIND
/// ```
///
/// The lines come first where there is little room, then the slots. If two or more pages got past the first loop, the
/// table of the ways stands below.
struct RecapFigure: Panel {
  let play: Play
  /// The lines that tell the demo.
  let lines: [String]

  var title: String { "In short: \(play.title)" }

  func picture(_ size: Size) -> Grid {
    let window = SlotWindow(play, widthInColumns: size.columns, measure: Self.measure(size.columns))
    let width = min(size.columns, Self.widest)
    let points = lines.map { line in
      Line.hanging(Line("- ", .dim), Line(line, .emphasis), width: width)
    }
    let pictureRows = 1 + Self.rows(of: window, in: play).count
    let isAiry = points.joined().count + points.count - 1 + pictureRows <= size.rows
    let text = Array(isAiry ? Array(points.joined(separator: [.empty])) : points.flatMap(\.self))
    var grid = Grid(text, size: size)
    let left = size.rows - text.count
    let rows = Self.rows(of: window, in: play, atMost: left)
    var row = text.count + (rows.count < left ? 1 : 0)
    for kind in rows {
      draw(kind, in: row, window, &grid)
      row += 1
    }
    drawSurvivors(from: row + 1, &grid)
    return grid
  }

  /// The length of a line that is read with ease.
  private static let widest = 100

  /// Returns the widths of row names and slots; eight slots are seen whole in 40 columns.
  private static func measure(_ widthInColumns: Int) -> SlotWindow.Measure {
    SlotWindow.Measure(labelWidth: 6, narrowest: widthInColumns < 50 ? 3 : 5, usual: 5)
  }

  // MARK: Rows

  /// A row of the picture.
  private enum Row {
    case index, start, end, hole, remarks
  }

  /// Returns the rows of the picture from the top, those worth most if there is no room for all of them; none if the
  /// slots at the start and at the end do not both have room.
  private static func rows(
    of window: SlotWindow,
    in play: Play,
    atMost count: Int = .max
  ) -> [Row] {
    guard count >= 2 else { return [] }
    let hasRemarks = window.columns.contains { play.leavesBehind($0.index) }
    let byWorth: [Row] = [.start, .end, .index] + (hasRemarks ? [.remarks] : []) + [.hole]
    let chosen = byWorth.prefix(count)
    return [.index, .start, .end, .hole, .remarks].filter(chosen.contains)
  }

  private func draw(_ kind: Row, in row: Int, _ window: SlotWindow, _ grid: inout Grid) {
    func label(_ text: String) {
      grid.put(text, at: Position(row: row, column: 0), role: .heading)
    }
    switch kind {
    case .index:
      label("page")
      drawIndex(in: row, window, &grid)
    case .start:
      label("start")
      drawSlots(of: play.timeline[.start].snapshot, in: row, window, &grid)
    case .end:
      label("end")
      drawSlots(of: play.snapshot, in: row, window, &grid)
    case .hole:
      label("hole")
      TreePanel(play: play).drawHole(in: row, window, &grid)
    case .remarks: drawRemarks(in: row, window, &grid)
    }
  }

  private func drawIndex(in row: Int, _ window: SlotWindow, _ grid: inout Grid) {
    for column in window.columns {
      grid.put("\(column.index)", at: Position(row: row, column: column.start), role: .text)
    }
    for fold in window.folds {
      let text = ["(\(fold.count))", "(...)"].first { $0.count <= fold.room } ?? ""
      grid.put(text, at: Position(row: row, column: fold.start), role: .dim)
    }
  }

  private func drawSlots(
    of snapshot: Snapshot,
    in row: Int,
    _ window: SlotWindow,
    _ grid: inout Grid
  ) {
    window.drawLargeEntries(of: snapshot, in: row, indent: 0, &grid)
    for column in window.columns {
      let glyph = snapshot.glyph(at: column.index)
      let texts = [glyph.nameWithData, glyph.name]
      let text = texts.first { $0.count <= column.room } ?? ""
      grid.put(text, at: Position(row: row, column: column.start), role: glyph.role)
    }
    for fold in window.folds {
      let contents = FoldContents(fold, in: snapshot).line(widthInColumns: fold.room)
      grid.put(contents, at: Position(row: row, column: fold.start))
    }
  }

  /// Writes under each slot that keeps old data that it is left behind, in one word where two would reach the next one.
  private func drawRemarks(in row: Int, _ window: SlotWindow, _ grid: inout Grid) {
    let left = window.columns.filter { play.leavesBehind($0.index) }
    var end = 0
    for (place, column) in left.enumerated() {
      let next = place + 1 < left.count ? left[place + 1].start : grid.size.columns + 1
      let text = ["LEFT BEHIND", "LEFT"].first { text in
        max(end, min(column.start, grid.size.columns - text.count)) + text.count < next
      }
      guard let text else { continue }
      let start = max(end, min(column.start, grid.size.columns - text.count))
      grid.put(text, at: Position(row: row, column: start), role: .broken)
      end = start + text.count + 1
    }
  }

  // MARK: The ways past the first loop

  /// Draws the table of the ways past the first loop, if it has two rows or more and room for all of them.
  private func drawSurvivors(from row: Int, _ grid: inout Grid) {
    let count = play.firstLoopSurvivors.count
    guard count >= 2, row + count < grid.size.rows else { return }
    let room = Size(rows: grid.size.rows - row, columns: grid.size.columns)
    grid.blit(SurvivorsFigure(play: play).picture(room), at: Position(row: row, column: 0))
  }
}

extension Play {
  /// Returns true if a slot keeps old data although the punch is over.
  fileprivate func leavesBehind(_ index: PageIndex) -> Bool {
    TreePanel(play: self).isLeftBehind(index)
  }
}
