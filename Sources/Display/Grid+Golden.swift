// The picture as a text that people can review and tests can compare.

extension Grid {
  /// The grid as two planes, one of characters and one of the letters of their roles.
  ///
  /// ```text
  ///   2 rows x 9 columns
  ///   |now   P0+|
  ///   |hole  ===|
  ///
  ///   |hhh...ppp|
  ///   |hhh...HHH|
  /// ```
  public var golden: String {
    let rows = 0..<size.rows
    let glyphs = rows.map { "|" + row($0).map { String($0.glyph) }.joined() + "|" }
    let letters = rows.map { "|" + row($0).map { String($0.role.letter) }.joined() + "|" }
    let lines = ["\(size.rows) rows x \(size.columns) columns"] + glyphs + [""] + letters
    return lines.map { $0 + "\n" }.joined()
  }

  /// Reads what `golden` has written.
  ///
  /// - Throws: the first thing that keeps `golden` from being a picture.
  public init(golden: String) throws(GoldenError) {
    var lines = golden.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    guard let size = lines.first.flatMap(Grid.size(goldenHeader:)) else { throw .noSize }
    let expected = 2 * size.rows + 2
    guard lines.count == expected else {
      throw .lineCount(expected: expected, found: lines.count)
    }
    let gap = size.rows + 1
    guard lines[gap].isEmpty else { throw .notEmpty(line: gap + 1) }

    self.init(size: size)
    for row in 0..<size.rows {
      let glyphLine = row + 1
      let letterLine = gap + row + 1
      let glyphs = try Grid.cells(of: lines[glyphLine], line: glyphLine + 1, size.columns)
      let letters = try Grid.cells(of: lines[letterLine], line: letterLine + 1, size.columns)
      for (column, (glyph, letter)) in zip(glyphs, letters).enumerated() {
        guard let scalar = glyph.unicodeScalars.first, glyph.unicodeScalars.count == 1,
          Glyphs.contains(scalar)
        else { throw .unknownGlyph(glyph, line: glyphLine + 1, column: column + 2) }
        guard let role = Role(letter: letter) else {
          throw .unknownRole(letter, line: letterLine + 1, column: column + 2)
        }
        self[row: row, column: column] = Cell(scalar, role)
      }
    }
  }

  private static func size(goldenHeader line: Substring) -> Size? {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 5, words[1] == "rows", words[2] == "x", words[4] == "columns",
      let rows = Int(words[0]), let columns = Int(words[3]), rows >= 0, columns >= 0
    else { return nil }
    return Size(rows: rows, columns: columns)
  }

  /// The characters between the bars of a line.
  private static func cells(
    of text: Substring,
    line: Int,
    _ columns: Int,
  ) throws(GoldenError) -> Substring {
    guard text.count == columns + 2, text.first == "|", text.last == "|" else {
      throw .notARow(line: line, widthInColumns: columns)
    }
    return text.dropFirst().dropLast()
  }
}
