// Names a cell by its place on a screen.

/// The place of one cell, counted from the top left corner, which is row 0, column 0.
///
/// A position may lie outside of the grid it is used with; its numbers may be negative. Everything
/// drawn there is clipped.
package struct Position: Hashable, Sendable {
  /// The row, from the top.
  package var row: Int

  /// The column, from the left.
  package var column: Int

  /// Makes the position in `row` and `column`.
  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}
