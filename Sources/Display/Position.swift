// Where a cell is on a screen.

/// The place of one cell, counted from the top left corner, which is row 0, column 0.
///
/// A position may lie outside of the grid it is used with, negative numbers included: what is
/// drawn there is clipped.
package struct Position: Hashable, Sendable {
  /// The row, from the top.
  package var row: Int

  /// The column, from the left.
  package var column: Int

  /// The place in `row` and `column`.
  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}
