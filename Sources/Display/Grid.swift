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
public struct Grid: Hashable, Sendable {
  /// The extent, which never changes.
  public let size: Size

  private var cells: [Cell]

  /// A grid full of `cell`.
  public init(size: Size, filledWith cell: Cell = .blank) {
    self.size = size
    cells = Array(repeating: cell, count: size.rows * size.columns)
  }

  /// The whole grid as a rectangle.
  public var bounds: Rect { Rect(origin: Position(row: 0, column: 0), size: size) }

  /// The cell in `row` and `column`.
  ///
  /// - Precondition: it lies inside of the grid.
  public subscript(row row: Int, column column: Int) -> Cell {
    get { cells[index(row, column)] }
    set { cells[index(row, column)] = newValue }
  }

  /// Writes `text` to the right of `position`, which takes its first character.
  ///
  /// - Precondition: every character is a member of `Glyphs`, inside of the grid or not.
  /// - Returns: the position after the last character, clipped or not, where more text may follow.
  @discardableResult
  public mutating func put(_ text: String, at position: Position, role: Role) -> Position {
    var end = position
    for scalar in text.unicodeScalars {
      set(Cell(scalar, role), at: end)
      end.column += 1
    }
    return end
  }

  /// Fills the part of `rect` inside of the grid with `cell`.
  public mutating func fill(_ rect: Rect, with cell: Cell) {
    let inside = bounds.intersection(rect)
    for row in inside.rows {
      for column in inside.columns {
        self[row: row, column: column] = cell
      }
    }
  }

  /// Gives `role` to the part of `rect` inside of the grid, whose characters stay.
  public mutating func paint(_ rect: Rect, role: Role) {
    let inside = bounds.intersection(rect)
    for row in inside.rows {
      for column in inside.columns {
        self[row: row, column: column].role = role
      }
    }
  }

  /// Copies `other` over this grid, with the top left cell of `other` at `position`.
  public mutating func blit(_ other: Grid, at position: Position) {
    let inside = bounds.intersection(Rect(origin: position, size: other.size))
    for row in inside.rows {
      for column in inside.columns {
        self[row: row, column: column] =
          other[row: row - position.row, column: column - position.column]
      }
    }
  }

  /// The same picture with every character replaced by its stand-in in ASCII.
  public func inASCII() -> Grid {
    var copy = self
    copy.cells = cells.map { Cell(Glyphs.ascii($0.glyph), $0.role) }
    return copy
  }

  /// The characters of each row, without the spaces at its end.
  public var lines: [String] {
    (0..<size.rows).map { row in
      var scalars = String.UnicodeScalarView()
      scalars.append(contentsOf: self.row(row).map(\.glyph))
      while scalars.last == " " { scalars.removeLast() }
      return String(scalars)
    }
  }

  /// The lines one under the other, each ended by a line feed.
  public var text: String { lines.map { $0 + "\n" }.joined() }

  /// The cells of one row, from the left.
  ///
  /// The slice is a part of the whole grid: its indices do not start at zero.
  ///
  /// - Precondition: the row lies inside of the grid.
  public func row(_ row: Int) -> ArraySlice<Cell> {
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
