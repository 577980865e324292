// Knows the picture for terminals that can show nothing but ASCII.

extension Grid {
  /// The same picture with every character replaced by its stand-in in ASCII.
  ///
  /// A stand-in may be wider than what it stands for, or narrower. The text to its right moves, up to the
  /// next gap: columns, edges and what stands at the right stay where they are.
  ///
  /// ```text
  ///   │Wait… then “go”     │ 3 │
  ///   |Wait... then "go"   | 3 |
  /// ```
  package func inASCII() -> Grid {
    var copy = self
    for row in 0..<size.rows where !self.row(row).allSatisfy(\.glyph.isReplacedInPlace) {
      for (column, cell) in ASCIIRow(self.row(row)).cells.enumerated() {
        copy[row: row, column: column] = cell
      }
    }
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let cell = copy[row: row, column: column]
        guard cell.glyph.scalar?.isASCII != true else { continue }
        let standIn = cell.glyph.standIn.short.unicodeScalars.first ?? "?"
        copy[row: row, column: column] = Cell(Glyph(standIn), cell.role)
      }
    }
    return copy
  }

  /// The place in `inASCII()` of what is at `position` here.
  package func positionInASCII(of position: Position) -> Position {
    guard bounds.contains(position), !row(position.row).allSatisfy(\.glyph.isReplacedInPlace) else {
      return position
    }
    let places = ASCIIRow(row(position.row)).places
    return Position(row: position.row, column: min(places[position.column], size.columns - 1))
  }
}

extension Glyph {
  /// True if the stand-in is one character in the place of a glyph of one column.
  fileprivate var isReplacedInPlace: Bool {
    guard widthInColumns == 1 else { return false }
    if let scalar, scalar.isASCII { return true }
    return standIn.text.utf8.count == 1
  }
}

/// A row in ASCII.
private struct ASCIIRow {
  /// The cells, as many as there were.
  private(set) var cells: [Cell] = []
  /// The new column of what was in each column.
  private(set) var places: [Int] = []

  /// A stretch of text and the blanks after it.
  private struct Stretch {
    var text: [Cell] = []
    var gap: [Cell] = []
  }

  init(_ row: ArraySlice<Cell>) {
    let stretches = Self.stretches(of: row)
    for (place, stretch) in stretches.enumerated() {
      append(stretch, before: stretches.dropFirst(place + 1).first?.text.first)
    }
  }

  /// Parts a row at its lines and at its gaps: two blanks and more, or one before a line or at the end.
  private static func stretches(of row: ArraySlice<Cell>) -> [Stretch] {
    var stretches: [Stretch] = []
    var current = Stretch()
    func isEdge(_ cell: Cell) -> Bool {
      cell.glyph.scalar.map { Glyphs.lineStandIn(for: $0) != nil } ?? false
    }
    func close() {
      stretches.append(current)
      current = Stretch()
    }
    for cell in row {
      switch (cell.glyph == " ", isEdge(cell)) {
      case (true, _): current.gap.append(cell)
      case (false, true):
        if !current.text.isEmpty || !current.gap.isEmpty { close() }
        current.text = [cell]
        close()
      case (false, false):
        if current.gap.count == 1, !current.text.isEmpty {
          current.text += current.gap
          current.gap = []
        } else if !current.gap.isEmpty {
          close()
        }
        current.text.append(cell)
      }
    }
    close()
    return stretches
  }

  /// Adds a stretch, as wide as it was, before the cell `next`, or at the end of the row.
  private mutating func append(_ stretch: Stretch, before next: Cell?) {
    let width = stretch.text.count + stretch.gap.count
    let room = next == nil ? width : width - min(1, stretch.gap.count)
    var standIns = stretch.text.map(\.glyph.standIn.text)
    var length = standIns.reduce(0) { $0 + $1.utf8.count }
    // From the right: what is read first is spelled in full.
    for place in standIns.indices.reversed() where length > room {
      let short = stretch.text[place].glyph.standIn.short
      length -= standIns[place].utf8.count - short.utf8.count
      standIns[place] = short
    }
    let start = cells.count
    for (cell, text) in zip(stretch.text, standIns) {
      places.append(cells.count)
      cells += text.unicodeScalars.map { Cell(Glyph($0), cell.role) }
    }
    let end = cells.count
    // What stands right after the text stays there.
    places += stretch.gap.indices.map { $0 == 0 ? end : max(end, start + stretch.text.count + $0) }
    cells += stretch.gap.suffix(start + width - end)
    let role = stretch.gap.first?.role ?? stretch.text.last?.role ?? .text
    let filler = next.flatMap(Self.line) ?? Cell(" ", role)
    while cells.count < start + width { cells.append(filler) }
  }

  /// A horizontal line that can be made longer to the left.
  private static func line(_ cell: Cell) -> Cell? {
    let isLine = cell.glyph == "─" || cell.glyph == "═"
    return isLine ? cell : nil
  }
}
