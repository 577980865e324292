// A screen, or a part of one, as a value.

/// A rectangle of cells: the one form in which a picture leaves the panels.
///
/// ```text
///   var grid = Grid(size: Size(rows: 3, columns: 12))
///   grid.box(grid.bounds, title: "swap")           ┌─ swap ───┐
///   grid.put("s1 count 1", at: …, role: .oldSwap)  │s1 count 1│
///                                                  └──────────┘
/// ```
///
/// Whatever is drawn outside of the grid is clipped without a word, so that panels need no special
/// cases for small screens.
package struct Grid: Hashable, Sendable {
  /// The extent, which never changes.
  package let size: Size

  private var cells: [Cell]

  /// A grid full of `cell`.
  ///
  /// - Precondition: the cell is one column wide.
  package init(size: Size, filledWith cell: Cell = .blank) {
    precondition(cell.glyph.widthInColumns == 1, "a grid is filled with a glyph of one column")
    self.size = size
    cells = Array(repeating: cell, count: size.rows * size.columns)
  }

  /// The whole grid as a rectangle.
  package var bounds: Rect { Rect(origin: Position(row: 0, column: 0), size: size) }

  /// The cell in `row` and `column`.
  ///
  /// A glyph of two columns takes the cell to its right as well, whose role is always its own. What it
  /// leaves behind of a glyph that it covers one half of is a blank; at the right edge, where there is no
  /// room for its second half, it is a blank itself. Setting a second half changes nothing where its first
  /// half is to the left, and leaves a blank elsewhere.
  ///
  /// - Precondition: it lies inside of the grid.
  package subscript(row row: Int, column column: Int) -> Cell {
    get { cells[index(row, column)] }
    set {
      let place = index(row, column)
      guard newValue.glyph.widthInColumns == 1, cells[place].glyph.widthInColumns == 1 else {
        setWide(newValue, row, column)
        return
      }
      cells[place] = newValue
    }
  }

  /// Replaces a cell where a glyph of two columns comes or goes.
  private mutating func setWide(_ cell: Cell, _ row: Int, _ column: Int) {
    let place = index(row, column)
    guard !cell.glyph.isSecondHalf else {
      if !cells[place].glyph.isSecondHalf { self[row: row, column: column] = Cell(" ", cell.role) }
      return
    }
    clearOtherHalf(of: place)
    guard cell.glyph.widthInColumns == 2 else {
      cells[place] = cell
      return
    }
    guard column + 1 < size.columns else {
      cells[place] = Cell(" ", cell.role)
      return
    }
    clearOtherHalf(of: place + 1)
    cells[place] = cell
    cells[place + 1] = Cell(.secondHalf, cell.role)
  }

  /// Leaves a blank where half of a glyph would be left when `place` is overwritten.
  private mutating func clearOtherHalf(of place: Int) {
    switch cells[place].glyph.widthInColumns {
    case 2: cells[place + 1] = Cell(" ", cells[place + 1].role)
    case 0: cells[place - 1] = Cell(" ", cells[place - 1].role)
    default: break
    }
  }

  /// Writes `text` to the right of `position`, which takes its first character.
  ///
  /// What may not reach a screen, such as a control character, is shown as `Glyph.replacement`. Of a glyph
  /// that lies across an edge a blank is left inside.
  ///
  /// - Returns: the position after the last character, clipped or not, where more text may follow.
  @discardableResult
  package mutating func put(_ text: String, at position: Position, role: Role) -> Position {
    var end = position
    // Nearly all text is ASCII, and a frame has thousands of characters.
    if text.isPrintableASCII {
      for scalar in text.unicodeScalars {
        set(Cell(Glyph(scalar), role), at: end)
        end.column += 1
      }
      return end
    }
    for glyph in Glyph.glyphs(of: text) {
      if glyph.widthInColumns == 2, end.column == -1 {
        set(Cell(" ", role), at: Position(row: end.row, column: 0))
      } else {
        set(Cell(glyph, role), at: end)
      }
      end.column += glyph.widthInColumns
    }
    return end
  }

  /// Fills the part of `rect` inside of the grid with `cell`.
  package mutating func fill(_ rect: Rect, with cell: Cell) {
    let inside = bounds.intersection(rect)
    for row in inside.rows {
      for column in inside.columns {
        self[row: row, column: column] = cell
      }
    }
  }

  /// Gives `role` to the part of `rect` inside of the grid, whose characters stay.
  ///
  /// Of a glyph of two columns the first one decides.
  package mutating func paint(_ rect: Rect, role: Role) {
    let inside = bounds.intersection(rect)
    for row in inside.rows {
      for column in inside.columns {
        self[row: row, column: column].role = role
      }
    }
  }

  /// Copies `other` over this grid, with the top left cell of `other` at `position`.
  package mutating func blit(_ other: Grid, at position: Position) {
    let inside = bounds.intersection(Rect(origin: position, size: other.size))
    for row in inside.rows {
      for column in inside.columns {
        var cell = other[row: row - position.row, column: column - position.column]
        // Its first half lies outside.
        if cell.glyph.isSecondHalf, column == inside.columns.lowerBound {
          cell = Cell(" ", cell.role)
        }
        self[row: row, column: column] = cell
      }
    }
  }

  /// The characters of each row, without the spaces at its end.
  package var lines: [String] {
    (0..<size.rows).map { row in
      let cells = self.row(row)
      let end = cells.lastIndex { $0.glyph != " " }.map { $0 + 1 } ?? cells.startIndex
      return cells[..<end].reduce(into: "") { $0 += $1.glyph.text }
    }
  }

  /// The lines one under the other, each ended by a line feed.
  package var text: String { lines.map { $0 + "\n" }.joined() }

  /// The cells of one row, from the left.
  ///
  /// The slice is a part of the whole grid: its indices do not start at zero.
  ///
  /// - Precondition: the row lies inside of the grid.
  package func row(_ row: Int) -> ArraySlice<Cell> {
    precondition((0..<size.rows).contains(row), "a row is read inside of the grid")
    return cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// Replaces the cell at `position` if there is one.
  mutating func set(_ cell: Cell, at position: Position) {
    guard bounds.contains(position) else { return }
    self[row: position.row, column: position.column] = cell
  }

  private func index(_ row: Int, _ column: Int) -> Int {
    precondition(
      (0..<size.rows).contains(row) && (0..<size.columns).contains(column),
      "a cell is named by a row and a column inside of the grid",
    )
    return row * size.columns + column
  }
}
