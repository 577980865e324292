// Draws the cells of a level of the whole file, and their marks in rows of their own.

import Display
import Playback
import Shmem

extension ZoomPanel {
  /// Draws cells, after the number of their first slot.
  func draw(_ cells: Range<Int>, of level: ZoomLevel, in row: Int, _ grid: inout Grid) {
    let pages = pages(of: cells.lowerBound, level)
    let isInFocus = level.height == zoom.height
    grid.put(
      String(pages.lowerBound),
      at: Position(row: row, column: 0),
      role: isInFocus ? .emphasis : .dim
    )
    for cell in cells {
      let pages = self.pages(of: cell, level)
      guard !pages.isEmpty else { continue }
      var line = level.height == 1 ? slot(pages.lowerBound, level) : node(pages, level)
      if cell == chosen(of: level) {
        let text = line.spans.map(\.text).joined()
        line = Line(text, isInFocus ? .selected : .emphasis)
      }
      grid.put(line, at: Position(row: row, column: level.column(of: cell)))
    }
    let last = self.pages(of: cells.upperBound - 1, level)
    let end = level.column(of: cells.upperBound - 1) + level.cellWidth
    let number = "\(max(last.upperBound, 1) - 1)"
    if !last.isEmpty, end + 1 + number.count <= grid.size.columns {
      grid.put(number, at: Position(row: row, column: end + 1), role: .dim)
    }
  }

  /// Returns the text of a cell above the lowest level: how full it is and, with room, the number of its entries.
  private func node(_ pages: Range<UInt64>, _ level: ZoomLevel) -> Line {
    let used = facts.used(in: pages)
    let density = ZoomFacts.density(used: used, of: pages)
    let number = used > 0 && String(used).count + 2 <= level.cellWidth ? String(used) : ""
    return Line(density + number, used > 0 ? .text : .dim)
  }

  /// Returns the text of a slot.
  private func slot(_ index: UInt64, _ level: ZoomLevel) -> Line {
    let glyph = snapshot.glyph(at: PageIndex(index))
    let isLeftBehind = facts.isOver && glyph.data == .old
    let text =
      switch level.slotWords {
      case .letter: String(glyph.name.prefix(1))
      case .letterAndData: String(glyph.name.prefix(1)) + glyph.dataMark
      case .nameAndData: glyph.nameWithData
      case .nameAndMarks: glyph.text
      }
    return Line(text, isLeftBehind ? .broken : glyph.role)
  }

  // MARK: Marks

  /// Draws the marks of one kind, each at its cell.
  func draw(
    _ mark: ZoomLayout.Mark,
    over cells: Range<Int>,
    of level: ZoomLevel,
    in row: Int,
    _ grid: inout Grid
  ) {
    grid.put(name(of: mark, level), at: Position(row: row, column: 0), role: .heading)
    let chosen = chosen(of: level)
    for cell in cells {
      let pages = self.pages(of: cell, level)
      guard !pages.isEmpty else { continue }
      let start = Position(row: row, column: level.column(of: cell))
      if let line = line(of: mark, for: pages, level) {
        grid.put(line.cut(to: level.cellWidth), at: start)
      } else if cell == chosen, mark != .hole {
        // The line from the cell down to its name.
        grid.put(level.height == zoom.height ? "║" : "│", at: start, role: .dim)
      }
    }
  }

  private func name(of mark: ZoomLayout.Mark, _ level: ZoomLevel) -> String {
    switch mark {
    case .hole: "hole"
    case .data: level.height == 1 ? "data" : "old"
    case .state: "state"
    case .got: "got"
    case .cursor: "cursor"
    case .rest, .all: ""
    }
  }

  /// Returns the mark of a cell in a row of its kind; nil if it has none.
  private func line(of mark: ZoomLayout.Mark, for pages: Range<UInt64>, _ level: ZoomLevel) -> Line?
  {
    switch mark {
    case .hole:
      facts.hole(over: pages).map { Line(String(repeating: $0, count: level.cellWidth), .hole) }
    case .data: data(of: pages, level)
    case .state: state(of: pages, level)
    case .got: got(in: pages, level)
    case .cursor: facts.hasCursor(in: pages) ? Line("^", .cursor) : nil
    case .rest: mostImportant(of: pages, level, withData: false)
    case .all: mostImportant(of: pages, level, withData: true)
    }
  }

  private func data(of pages: Range<UInt64>, _ level: ZoomLevel) -> Line? {
    if facts.hasOldData(in: pages) { return Line("*", facts.isOver ? .broken : .oldPage) }
    guard level.height == 1 else { return nil }
    let glyph = snapshot.glyph(at: PageIndex(pages.lowerBound))
    return glyph.dataMark.isEmpty ? nil : Line(glyph.dataMark, glyph.role)
  }

  private func state(of pages: Range<UInt64>, _ level: ZoomLevel) -> Line? {
    let glyph = snapshot.glyph(at: PageIndex(pages.lowerBound))
    guard !glyph.stateMarks.isEmpty else { return nil }
    // Without room for all of them, the lock comes first: another task waits for it.
    let marks =
      glyph.stateMarks.count < max(2, level.cellWidth)
      ? glyph.stateMarks
      : glyph.isLocked ? "L" : String(glyph.stateMarks.prefix(1))
    return Line(marks, glyph.isLocked ? .locked : .text)
  }

  private func got(in pages: Range<UInt64>, _ level: ZoomLevel) -> Line? {
    guard let got = facts.got(in: pages) else { return nil }
    let isNamed = level.height == 1 && level.slotWords.tellName
    let name = isNamed ? got.entry.map { got.sign.text(of: $0) } : nil
    let text = name.flatMap { $0.count < level.cellWidth ? $0 : nil } ?? got.sign.text
    return Line(text, got.sign.role)
  }

  /// Returns the mark that a row of several kinds has room for.
  private func mostImportant(
    of pages: Range<UInt64>,
    _ level: ZoomLevel,
    withData: Bool
  ) -> Line? {
    let sign = facts.got(in: pages)?.sign
    let mark: Line? =
      if facts.hasCursor(in: pages) {
        Line("^", .cursor)
      } else if let sign, sign > .done {
        Line(sign.text, sign.role)
      } else {
        (withData ? data(of: pages, level) : nil)
          ?? (level.height == 1 ? state(of: pages, level) : nil)
      }
    guard let hole = facts.hole(over: pages) else { return mark }
    // The bar of the hole fills the rest of a wide cell.
    let rest = String(repeating: hole, count: max(0, level.cellWidth - (mark?.width ?? 0)))
    return (mark ?? .empty).appending(rest, .hole)
  }
}
