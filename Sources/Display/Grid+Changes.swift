// What must be drawn again when one picture follows another.

extension Grid {
  /// A stretch of cells in one row, each of which differs from the cell that was there before.
  package struct Change: Hashable, Sendable {
    /// The row, from the top.
    package let row: Int

    /// The columns, from the left; never empty.
    package let columns: Range<Int>

    /// The change of `columns` in `row`.
    package init(row: Int, columns: Range<Int>) {
      self.row = row
      self.columns = columns
    }
  }

  /// The stretches in which this grid differs from `old`, from the top left to the bottom right.
  ///
  /// - Precondition: both grids have the same size.
  package func changes(since old: Grid) -> some Sequence<Change> {
    precondition(size == old.size, "only grids of one size are compared")
    return Changes(old: old, new: self)
  }

  private struct Changes: Sequence, IteratorProtocol {
    let old: Grid
    let new: Grid
    private var row = 0
    private var column = 0

    init(old: Grid, new: Grid) {
      self.old = old
      self.new = new
    }

    mutating func next() -> Change? {
      while row < new.size.rows {
        while column < new.size.columns, !differs(column) { column += 1 }
        let start = column
        while column < new.size.columns, differs(column) { column += 1 }
        if start < column { return Change(row: row, columns: start..<column) }
        row += 1
        column = 0
      }
      return nil
    }

    private func differs(_ column: Int) -> Bool {
      old[row: row, column: column] != new[row: row, column: column]
    }
  }
}
