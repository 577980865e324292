// Holds a rectangle of cells, with the arithmetic that layouts need.

/// A rectangle of cells.
package struct Rect: Hashable, Sendable {
  /// The cell in the top left corner.
  package var origin: Position

  /// The extent to the right and downwards.
  package var size: Size

  /// Makes the rectangle that starts at `origin` and extends over `size`.
  package init(origin: Position, size: Size) {
    self.origin = origin
    self.size = size
  }

  /// Makes the rectangle whose top left cell is at `row` and `column`.
  ///
  /// - Precondition: neither `rows` nor `columns` is negative.
  package init(row: Int, column: Int, rows: Int, columns: Int) {
    self.init(
      origin: Position(row: row, column: column),
      size: Size(rows: rows, columns: columns),
    )
  }

  /// The rows that the rectangle covers, from the top of the grid.
  package var rows: Range<Int> { origin.row..<origin.row + size.rows }

  /// The columns that the rectangle covers, from the left of the grid.
  package var columns: Range<Int> { origin.column..<origin.column + size.columns }

  /// Returns true if the cell at `position` lies inside.
  package func contains(_ position: Position) -> Bool {
    rows.contains(position.row) && columns.contains(position.column)
  }

  /// Returns the cells that lie in both rectangles; an empty rectangle if there are none.
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

  /// Returns the rectangle that remains after `cells` are taken off each of the four sides.
  ///
  /// For a box drawn around a rectangle, `inset(by: 1)` is its inside. A side too short for that
  /// becomes empty, never negative.
  package func inset(by cells: Int) -> Rect {
    Rect(
      row: origin.row + cells,
      column: origin.column + cells,
      rows: max(0, size.rows - 2 * cells),
      columns: max(0, size.columns - 2 * cells),
    )
  }
}
