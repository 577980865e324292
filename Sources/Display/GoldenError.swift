// Why a text is not a picture.

/// The first thing in a text that keeps it from being read as a grid.
///
/// Lines and columns are counted from 1, as editors do; columns count the bars.
package enum GoldenError: Error, Hashable, Sendable {
  /// The first line is not of the form `3 rows x 10 columns`.
  case noSize

  /// The text has not the number of lines that its size asks for.
  case lineCount(expected: Int, found: Int)

  /// A line is not a row of the right width between bars.
  case notAStepID(line: Int, widthInColumns: Int)

  /// A line is not empty although it parts the two planes.
  case notEmpty(line: Int)

  /// A character may not be drawn.
  case unknownGlyph(Character, line: Int, column: Int)

  /// A letter stands for no role.
  case unknownRole(Character, line: Int, column: Int)
}
