// Knows how wide a text is, and how it is cut.

extension StringProtocol {
  /// True if the text is printable ASCII alone, each character of which takes one column.
  package var isPrintableASCII: Bool { utf8.allSatisfy { (0x20...0x7E).contains($0) } }

  /// The columns that the text takes when it is drawn.
  package var widthInColumns: Int {
    if isPrintableASCII { return utf8.count }
    return Glyph.glyphs(of: self).reduce(0) { $0 + $1.widthInColumns }
  }

  /// The text with what `Glyph` shows in the place of each character that may not reach a screen, line
  /// feeds excepted.
  package var visible: String {
    guard !isPrintableASCII else { return String(self) }
    return split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      .map { Glyph.glyphs(of: $0).map(\.text).joined() }.joined(separator: "\n")
  }

  /// The longest beginning of the text that fits into a width; no character is cut in two.
  package func prefix(columns: Int) -> String {
    var width = 0
    return String(
      prefix { character in
        width += String(character).widthInColumns
        return width <= columns
      }
    )
  }

  /// The longest end of the text that fits into a width; no character is cut in two.
  package func suffix(columns: Int) -> String {
    var width = 0
    var start = endIndex
    while start > startIndex {
      let before = index(before: start)
      width += String(self[before]).widthInColumns
      guard width <= columns else { break }
      start = before
    }
    return String(self[start...])
  }
}
