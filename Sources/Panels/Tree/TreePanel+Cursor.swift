// Draws the place of the cursor, in the tree and in the code.

import Display
import Playback
import RadixTrees
import Shmem

extension TreePanel {
  /// Draws the place of the cursor, with its page and its loop.
  ///
  /// If no other row tells of nodes, the page is named by its way from the root.
  func drawCursor(
    in row: Int,
    withPath: Bool,
    _ window: SlotWindow,
    _ grid: inout Grid
  ) {
    let words = cursorWords
    guard let index = snapshot.cursorIndex else {
      let start = Position(row: row, column: window.labelWidth + window.lead)
      grid.put(words, at: start, role: .dim)
      return
    }
    guard let column = window.column(of: index) else {
      let start = Position(row: row, column: window.labelWidth + window.lead)
      let text = index.rawValue < snapshot.scenario.filePages ? "not shown" : "beyond the file"
      grid.put("index \(index) \(text), \(words)", at: start, role: .cursor)
      return
    }
    grid.put("^", at: Position(row: row, column: column.start), role: .cursor)
    let end = check.flatMap { drawWay(after: $0, to: column.start, in: row, window, &grid) }
    let textStart = (end ?? column.start + 1) + 1
    let roomRight = grid.size.columns - 1 - textStart
    // The text may go to the left, up to the blank after the row's name, unless the way of the cursor is there.
    let ways = check?.wayWords ?? []
    let roomLeft = ways.isEmpty ? column.start - 1 - (window.labelWidth + window.lead) : 0
    let path = crumbs.joined(separator: " › ")
    let short = (crumbs.dropLast() + ["\(index)"]).joined(separator: " › ")
    let texts =
      ways + (withPath ? ["\(path), \(loopWords)", path, short] : [])
      + ["index \(index), \(words)", "index \(index), \(loopWords)", "index \(index)"]
    let text = texts.first { $0.widthInColumns <= max(roomRight, roomLeft) } ?? ""
    let start = text.count <= roomRight ? textStart : column.start - 1 - text.count
    grid.put(text, at: Position(row: row, column: start), role: ways.isEmpty ? .text : .emphasis)
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

  /// The way from the root to the slot at the cursor, or at the selection if there is no cursor.
  ///
  /// ```text
  ///   root › 0-63 › 8-11 › slot 10
  /// ```
  private var crumbs: [String] {
    let index = snapshot.cursorIndex ?? play.selected
    let inner = (1..<max(1, tree.height)).reversed().map { height in
      guard let node = tree.node(ofHeight: height, covering: index.rawValue) else {
        return "no node"
      }
      return "\(node.firstIndex)-\(node.lastIndex)"
    }
    let end = inner.firstIndex(of: "no node").map { $0 + 1 } ?? inner.count
    return ["root"] + inner.prefix(end) + ["slot \(index)"]
  }

  /// Draws the way from the root to the cursor in one line; where it does not fit, its middle is left out.
  func drawCrumbs(in row: Int, _ grid: inout Grid) {
    let room = grid.size.columns - 1 - SlotWindow.textStart
    let whole = crumbs
    let shortened = (0..<max(1, whole.count - 2)).map { dropped in
      dropped == 0 ? whole : [whole[0], "..."] + whole.dropFirst(1 + dropped)
    }
    let texts = shortened.map { $0.joined(separator: " › ") }
    let text = texts.first { $0.widthInColumns <= room } ?? texts[texts.count - 1]
    grid.put(Line(text, .text).cut(to: room), at: Position(row: row, column: SlotWindow.textStart))
  }
}
