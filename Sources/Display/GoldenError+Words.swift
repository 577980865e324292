// The sentences for texts that are no pictures.

extension GoldenError: CustomStringConvertible {
  /// The error as a sentence that starts with the line it is about.
  package var description: String {
    switch self {
    case .noSize:
      "line 1: expected the size, such as '3 rows x 10 columns'"
    case .lineCount(let expected, let found):
      "line 1: the size asks for \(expected) lines, there are \(found)"
    case .notAStepID(let line, let widthInColumns):
      "line \(line): expected \(widthInColumns) characters between bars"
    case .notEmpty(let line):
      "line \(line): expected an empty line between characters and roles"
    case .unknownGlyph(let character, let line, let column):
      "line \(line), column \(column): '\(character)' cannot be drawn"
    case .unknownRole(let character, let line, let column):
      "line \(line), column \(column): no role has the letter '\(character)'"
    }
  }
}
