// Draws the place of the cursor, in the tree and in the code.

import Display
import Playback
import Shmem

extension TreePanel {
  /// Draws the place of the cursor, with its page and its loop.
  ///
  /// If no other row tells of nodes, the page is named by its way from the root. Before the punch has begun and after
  /// it, that is the way to the slot of the last step or, if that touched none, to the selected slot.
  func drawCursor(
    in row: Int,
    _ path: TreePath?,
    _ window: SlotWindow,
    _ grid: inout Grid
  ) {
    guard let index = snapshot.cursorIndex, let column = window.column(of: index) else {
      drawPlaceWithoutMark(in: row, path, window, &grid)
      return
    }
    let mark = CursorMark(snapshot: snapshot, check: check, path: path)
    draw(mark, at: index, in: column, row, window, &grid)
  }

  /// Says why there is no mark of the cursor, or tells the way to another slot in its place.
  private func drawPlaceWithoutMark(
    in row: Int,
    _ path: TreePath?,
    _ window: SlotWindow,
    _ grid: inout Grid
  ) {
    let start = Position(row: row, column: window.labelWidth + window.lead)
    let room = grid.size.columns - 1 - start.column
    let isCursor = snapshot.cursorIndex.map { $0 == path?.index } ?? false
    let words = snapshot.cursorWords
    let lines = path.map { [$0.lines[0].appending(", \(words)", .dim)] + $0.lines } ?? []
    if !isCursor, let line = lines.first(where: { $0.width <= room }) {
      // The row has another name without a cursor.
      let name = Line(label(of: .crumbs), .heading).padded(to: label(of: .cursor).count)
      grid.put(name, at: Position(row: row, column: 0))
      grid.put(line, at: start)
    } else if let index = snapshot.cursorIndex {
      let text = index.rawValue < snapshot.scenario.filePages ? "not shown" : "beyond the file"
      grid.put("index \(index) \(text), \(words)", at: start, role: .cursor)
    } else {
      grid.put(words, at: start, role: .dim)
    }
  }

  /// A cursor that is drawn: its race, the comparison that it has just made, and its way from the root.
  private struct CursorMark {
    let snapshot: Snapshot
    let check: EntryCheck?
    let path: TreePath?
  }

  /// Draws the cursor of the race that this one is compared with, and its loop.
  func drawOtherCursor(in row: Int, _ window: SlotWindow, _ grid: inout Grid) {
    guard let other else { return }
    let index = other.snapshot.cursorIndex
    guard let index, let column = window.column(of: index) else {
      let name = label(of: .otherCursor)
      let start = Position(row: row, column: max(window.labelWidth + window.lead, name.count + 1))
      let place = index.map { "index \($0) not shown, " } ?? ""
      grid.put(place + other.snapshot.cursorWords, at: start, role: .dim)
      return
    }
    let mark = CursorMark(snapshot: other.snapshot, check: play.otherEntryCheck, path: nil)
    draw(mark, at: index, in: column, row, window, &grid)
  }

  /// Draws the mark of a cursor, and beside it the longest text that has room.
  private func draw(
    _ mark: CursorMark,
    at index: PageIndex,
    in column: SlotWindow.Column,
    _ row: Int,
    _ window: SlotWindow,
    _ grid: inout Grid
  ) {
    let (check, path) = (mark.check, mark.path)
    let (cursorWords, loopWords) = (mark.snapshot.cursorWords, mark.snapshot.loopWords)
    grid.put("^", at: Position(row: row, column: column.start), role: .cursor)
    let end = check.flatMap { drawWay(after: $0, to: column.start, in: row, window, &grid) }
    let textStart = (end ?? column.start + 1) + 1
    let roomRight = grid.size.columns - 1 - textStart
    // A node that has come or gone is told of nowhere else; the sentence tells of a failed comparison as well.
    let isShapeNew = path?.hasChange == true
    let ways = isShapeNew ? [] : check?.wayWords ?? []
    // The text may go to the left, up to the blank after the row's name, unless the way of the cursor is there.
    let roomLeft = ways.isEmpty ? column.start - 1 - (window.labelWidth + window.lead) : 0
    var lines = ways.map { Line($0, .emphasis) }
    if let path {
      if !isShapeNew { lines.append(path.lines[0].appending(", \(loopWords)", .text)) }
      lines += path.lines
    }
    let role: Role = ways.isEmpty ? .text : .emphasis
    lines += ["index \(index), \(cursorWords)", "index \(index), \(loopWords)", "index \(index)"]
      .map { Line($0, role) }
    let line = lines.first { $0.width <= max(roomRight, roomLeft) } ?? .empty
    let start = line.width <= roomRight ? textStart : column.start - 1 - line.width
    grid.put(line, at: Position(row: row, column: start))
  }

  /// Draws the cursors that have no row of their own over the bar of the hole: `^`, and `^'` that of the other race.
  func drawCursorMarks(
    in row: Int,
    among rows: [Row],
    _ window: SlotWindow,
    _ grid: inout Grid
  ) {
    let others = rows.contains(.otherCursor) ? nil : other?.snapshot.cursorIndex
    let owns = rows.contains(.cursor) ? nil : snapshot.cursorIndex
    // At the same slot both marks are seen: the longer one is drawn first.
    for (index, mark) in [(others, "^'"), (owns, "^")] {
      guard let column = index.flatMap(window.column) else { continue }
      grid.put(mark, at: Position(row: row, column: column.start), role: .cursor)
    }
  }
}
