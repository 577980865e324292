// Draws the place of the cursor, in the tree and in the code.

import Display
import Playback
import RadixTrees
import Shmem

extension TreePanel {
  /// Draws the place of the cursor, with its page and its loop.
  ///
  /// If no other row tells of nodes, the page is named by its way from the root. Before the punch has begun and after
  /// it, that is the way to the slot of the last step.
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
    drawCursor(at: index, in: column, row, path, window, &grid)
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
    let lines = path.map { [$0.lines[0].appending(", \(cursorWords)", .dim)] + $0.lines } ?? []
    if !isCursor, let line = lines.first(where: { $0.width <= room }) {
      // The row has another name without a cursor.
      let name = Line(label(of: .crumbs), .heading).padded(to: label(of: .cursor).count)
      grid.put(name, at: Position(row: row, column: 0))
      grid.put(line, at: start)
    } else if let index = snapshot.cursorIndex {
      let text = index.rawValue < snapshot.scenario.filePages ? "not shown" : "beyond the file"
      grid.put("index \(index) \(text), \(cursorWords)", at: start, role: .cursor)
    } else {
      grid.put(cursorWords, at: start, role: .dim)
    }
  }

  /// Draws the mark of the cursor, and beside it the longest text that has room.
  private func drawCursor(
    at index: PageIndex,
    in column: SlotWindow.Column,
    _ row: Int,
    _ path: TreePath?,
    _ window: SlotWindow,
    _ grid: inout Grid
  ) {
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

  private var cursorWords: String {
    if let walk = snapshot.walk { return words(for: walk) }
    switch snapshot.puncher {
    case .dropMmapSem, .takeMutex, .publish: return "the punch has not begun"
    case .unmap: return "clearing ptes"
    case .undo(let walk): return words(for: walk)
    case .withdraw, .releaseMutex: return "both loops are over"
    case .takeMmapSem, .finished: return "the punch has returned"
    }
  }

  private func words(for walk: UndoRange<SharedStorage.Batch>) -> String {
    switch walk {
    case .begin: return "the ptes are cleared"
    case .edge(.before, _, _): return "at the page cut by the start of the hole"
    case .edge(.after, _, _): return "at the page cut by the end of the hole"
    case .edge(.first, _, _): return "at the first page, between the loops"
    case .edge(.last, _, _): return "at the last page, between the loops"
    case .returnEarly: return "there is no whole page"
    case .account: return "both loops are over"
    case .gather: return "about to gather, \(loopWords)"
    case .gathering: return "gathering slot by slot, \(loopWords)"
    case .batch(_, let batch):
      let cursor = batch.cursor
      guard !cursor.isExhausted else { return "batch done, \(loopWords)" }
      return "entry \(cursor.position + 1) of \(cursor.batch.count), \(loopWords)"
    }
  }

  /// The loop, and its task if that is not the punch.
  private var loopWords: String {
    let loop = snapshot.walk?.loop == .first ? "first loop" : "second loop"
    let walker = snapshot.walker
    return walker == .puncher ? loop : "\(loop) of \(snapshot.name(of: walker))"
  }

  /// Draws the cursor alone, over the bar of the hole.
  func drawCursorMark(in row: Int, _ window: SlotWindow, _ grid: inout Grid) {
    guard let index = snapshot.cursorIndex, let column = window.column(of: index)
    else {
      return
    }
    grid.put("^", at: Position(row: row, column: column.start), role: .cursor)
  }
}
