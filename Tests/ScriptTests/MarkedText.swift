// Knows how expected places are marked inside a text.

/// A text in which ‹ and › enclose the places of the expected diagnostics.
///
/// ```
/// kernel   ‹3.17›      columns 10 to 13
/// swizzle  at‹›        nothing, at column 12
/// ```
struct MarkedText {
  struct Mark: Hashable, CustomStringConvertible {
    var line: Int
    var columns: Range<Int>

    var description: String { "\(line):\(columns)" }
  }

  /// The text without the marks.
  private(set) var text = ""
  /// The places, from top to bottom.
  private(set) var marks: [Mark] = []

  init(_ marked: String) {
    var line = 1
    var column = 1
    var start = 1
    for character in marked {
      switch character {
      case "‹": start = column
      case "›": marks.append(Mark(line: line, columns: start..<column))
      case "\n", "\r\n":
        text.append(character)
        line += 1
        column = 1
      default:
        text.append(character)
        column += 1
      }
    }
  }
}
