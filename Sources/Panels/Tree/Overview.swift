// Shows how full a file is, part by part.

import Display
import Playback
import Shmem

/// A file as a row of cells, each for the same number of pages.
struct Overview {
  /// The row.
  let line: Line

  /// Divides a file of any size into cells.
  ///
  /// The marks of the hole and of the cursor stand between the cells, as none of them may hide a lone page.
  ///
  /// - Parameters:
  ///   - snapshot: the state of the race.
  ///   - width: the most columns, the marks included.
  /// - Complexity: linear in the number of cells, times the height of the tree.
  init(_ snapshot: Snapshot, widthInColumns width: Int) {
    let limit = max(1, width - Self.mostMarks)
    let filePages = snapshot.scenario.filePages
    let pagesPerCell = max(1, (filePages + UInt64(limit) - 1) / UInt64(limit))
    let cells = Int((filePages + pagesPerCell - 1) / pagesPerCell)
    let tree = snapshot.machine.storage.tree
    let hole = snapshot.scenario.hole
    func cell(of index: UInt64) -> Int { min(cells - 1, Int(index / pagesPerCell)) }
    let first = cell(of: hole.first.rawValue)
    let last = hole.count > 0 ? cell(of: hole.end.rawValue - 1) : first
    let cursor = snapshot.cursorIndex.map { cell(of: $0.rawValue) }

    line = Line(
      (0..<cells).flatMap { cell in
        let start = UInt64(cell) * pagesPerCell
        let end = min(filePages, start + pagesPerCell)
        let glyph = Self.glyph(used: UInt64(tree.count(in: start..<end)), of: end - start)
        let marks: [Span?] = [
          cell == first ? Span("[", .hole) : nil, cell == cursor ? Span("^", .cursor) : nil,
          Span(glyph, (first...last).contains(cell) ? .hole : .text),
          cell == last ? Span("]", .hole) : nil,
        ]
        return marks.compactMap(\.self)
      }
    )
  }

  /// The number of marks: the two ends of the hole and the cursor.
  private static let mostMarks = 3

  /// Returns the glyph of a cell: a blank only for an empty part, a solid block only for a full one.
  static func glyph(used: UInt64, of pages: UInt64) -> String {
    guard used > 0 else { return " " }
    guard used < pages else { return "█" }
    return ["░", "▒", "▓"][Int(used * 3 / pages)]
  }
}

extension TreePanel {
  /// Draws the whole file in a line: how full each part is, the hole in brackets, the cursor.
  ///
  /// ```text
  ///   file   ███[██████^██████████]███░░░    shown 64-70 of 4096
  /// ```
  func drawOverview(in row: Int, _ window: SlotWindow, _ grid: inout Grid) {
    let shown = PageList.words(PageSet(window.columns.map(\.index)), most: 4)
    let tail = "shown \(shown) of \(snapshot.scenario.filePages)"
    let end = grid.size.columns - 1
    let room = end - SlotWindow.textStart - tail.count - 2
    grid.put(tail, at: Position(row: row, column: max(0, end - tail.count)), role: .dim)
    guard room >= 8 else { return }
    let overview = Overview(snapshot, widthInColumns: room)
    grid.put(overview.line, at: Position(row: row, column: SlotWindow.textStart))
  }
}
