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
  ///
  /// A glyph of two columns is one character in the first plane and two letters in the second.
  package var golden: String {
    let rows = 0..<size.rows
    let glyphs = rows.map { "|" + row($0).map(\.glyph.text).joined() + "|" }
    let letters = rows.map { "|" + row($0).map { String($0.role.letter) }.joined() + "|" }
    let lines = ["\(size.rows) rows x \(size.columns) columns"] + glyphs + [""] + letters
    return lines.map { $0 + "\n" }.joined()
  }

  /// Reads what `golden` has written.
  ///
  /// - Throws: the first thing that keeps `golden` from being a picture.
  package init(golden: String) throws(GoldenError) {
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
      var column = 0
      for character in glyphs {
        for glyph in Glyph.glyphs(of: String(character)) {
          guard glyph != .replacement || character == "\u{FFFD}" else {
            throw .unknownGlyph(character, line: glyphLine + 1, column: column + 2)
          }
          let letter = letters[letters.index(letters.startIndex, offsetBy: column)]
          guard let role = Role(letter: letter) else {
            throw .unknownRole(letter, line: letterLine + 1, column: column + 2)
          }
          self[row: row, column: column] = Cell(glyph, role)
          column += glyph.widthInColumns
        }
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
    guard text.widthInColumns == columns + 2, text.first == "|", text.last == "|" else {
      throw .notAStepID(line: line, widthInColumns: columns)
    }
    return text.dropFirst().dropLast()
  }
}
