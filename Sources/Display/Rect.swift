// A rectangle of cells, and the arithmetic that layouts need.

/// A rectangle of cells.
package struct Rect: Hashable, Sendable {
  /// The cell in the top left corner.
  package var origin: Position

  /// The extent to the right and downwards.
  package var size: Size

  /// The rectangle that starts at `origin` and extends over `size`.
  package init(origin: Position, size: Size) {
    self.origin = origin
    self.size = size
  }

  /// The rectangle whose top left cell is at `row` and `column`.
  ///
  /// - Precondition: neither `rows` nor `columns` is negative.
  package init(row: Int, column: Int, rows: Int, columns: Int) {
    self.init(
      origin: Position(row: row, column: column),
      size: Size(rows: rows, columns: columns),
    )
  }

  /// The rows it covers, from the top of the grid.
  package var rows: Range<Int> { origin.row..<origin.row + size.rows }

  /// The columns it covers, from the left of the grid.
  package var columns: Range<Int> { origin.column..<origin.column + size.columns }

  /// Says whether the cell at `position` lies inside.
  package func contains(_ position: Position) -> Bool {
    rows.contains(position.row) && columns.contains(position.column)
  }

  /// The cells that lie in both rectangles, an empty rectangle when there are none.
  package func intersection(_ other: Rect) -> Rect {
    let rows = rows.clamped(to: other.rows)
    let columns = columns.clamped(to: other.columns)
    return Rect(
      row: rows.lowerBound,
      column: columns.lowerBound,
      rows: rows.count,
      columns: columns.count,
    )
  }

  /// What remains after `cells` are taken off each of the four sides.
  ///
  /// A box drawn around a rectangle leaves `inset(by: 1)` for what is inside. The result is empty,
  /// never negative, when there is too little to take off.
  package func inset(by cells: Int) -> Rect {
    Rect(
      row: origin.row + cells,
      column: origin.column + cells,
      rows: max(0, size.rows - 2 * cells),
      columns: max(0, size.columns - 2 * cells),
    )
  }
}
