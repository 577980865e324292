// The picture as text with colours, for pagers, files, pipes and recordings.

extension Grid {
  /// The lines with the escape sequences (SGR) that give them the looks of `palette`.
  ///
  /// Every line starts and ends in the terminal's own look, so that lines can be cut out and pasted
  /// elsewhere. There is no cursor movement. Spaces at the end of a line are left out when they would
  /// not be seen.
  package func ansi(palette: Palette) -> String {
    var output = StyledText(palette: palette)
    for row in 0..<size.rows {
      for cell in visiblePart(of: self.row(row), palette) { output.append(cell) }
      output.reset()
      output.append(control: "\n")
    }
    return output.text
  }

  /// What a terminal that shows `old` has to be sent so that it shows this picture instead.
  ///
  /// The cursor is moved to every stretch of a row that differs, and nothing is ever cleared: the
  /// picture does not flicker. It starts and ends in the terminal's own look. A terminal that has been
  /// cleared shows `Grid(size: size)`.
  ///
  /// ```text
  ///   now  P2           ESC[1;6H  ESC[36m  s1  ESC[0m           now  s1
  ///   old  |----------- what is sent -----------------------|   this
  /// ```
  ///
  /// - Precondition: both grids have the same size, which is also the terminal's.
  package func ansi(over old: Grid, palette: Palette) -> String {
    var output = StyledText(palette: palette)
    for change in stretches(since: old) {
      output.append(control: "\u{1B}[\(change.row + 1);\(change.columns.lowerBound + 1)H")
      for column in change.columns { output.append(self[row: change.row, column: column]) }
    }
    output.reset()
    return output.text
  }

  /// To move the cursor takes about as many bytes as to write so many cells once more.
  private static let movementInCells = 8

  /// The changes, those that lie close together in a row as one.
  private func stretches(since old: Grid) -> [Change] {
    changes(since: old).reduce(into: []) { stretches, change in
      guard let last = stretches.last, last.row == change.row,
        change.columns.lowerBound - last.columns.upperBound <= Self.movementInCells
      else {
        stretches.append(change)
        return
      }
      let columns = last.columns.lowerBound..<change.columns.upperBound
      stretches[stretches.count - 1] = Change(row: change.row, columns: columns)
    }
  }

  private func visiblePart(of row: ArraySlice<Cell>, _ palette: Palette) -> ArraySlice<Cell> {
    let last = row.lastIndex {
      $0.glyph != " " || palette.style(for: $0.role).drawsOnSpaces
    }
    guard let last else { return [] }
    return row[...last]
  }
}
