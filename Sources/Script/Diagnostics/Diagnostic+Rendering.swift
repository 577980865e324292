// Knows how a diagnostic looks: the place, the words, the line and a caret under it.

extension ScriptError {
  /// All diagnostics as text, one under the other.
  ///
  /// ```
  /// 06-classroom.punch:4:10: error: unknown kernel '3.17'
  ///  4 | kernel   3.17
  ///    |          ^~~~ expected 3.15, rfc-24jun, take-2, 8e205f779d14, 3.16 or 6.1
  /// ```
  ///
  /// - Parameters:
  ///   - file: the name of the file.
  ///   - widthOf: the columns that a character takes where the text is shown.
  /// - Returns: the text, without a line feed at its end.
  package func rendered(file: String, widthOf: (Character) -> Int) -> String {
    diagnostics.map { $0.rendered(file: file, widthOf: widthOf) }.joined(separator: "\n")
  }
}

extension Diagnostic {
  /// The diagnostic as three lines of text.
  ///
  /// The caret stands under the first of the characters that are wrong, however wide the ones before it
  /// are; the number behind that of the line counts characters. Of a long line the part around the caret
  /// is shown.
  ///
  /// - Parameters:
  ///   - file: the name of the file.
  ///   - widthOf: the columns that a character takes where the text is shown.
  /// - Returns: the text, without a line feed at its end.
  package func rendered(file: String, widthOf: (Character) -> Int) -> String {
    let number = String(line)
    let margin = String(repeating: " ", count: number.count)
    let (text, columns) = excerpt
    let before = text.prefix(columns.lowerBound - 1)
    let wrong = text.dropFirst(before.count).prefix(columns.count)
    // What is missing at the end of a line has no characters: there a column is a character.
    let indentInColumns =
      before.reduce(0) { $0 + widthOf($1) } + columns.lowerBound - 1 - before.count
    let width = wrong.reduce(0) { $0 + widthOf($1) } + columns.count - wrong.count
    let indent = String(repeating: " ", count: indentInColumns)
    let caret = "^" + String(repeating: "~", count: max(0, width - 1))
    return """
      \(file.echoed(limit: 200)):\(line):\(self.columns.lowerBound): error: \(problem.message)
       \(number) | \(text)
       \(margin) | \(indent)\(caret)\(problem.advice.map { " " + $0 } ?? "")
      """
  }
}

extension Diagnostic {
  /// The most characters that are shown of a line.
  private static var excerptLimit: Int { 100 }

  /// What is shown of the line, and where in it something is wrong.
  ///
  /// ```
  /// …ge page page pgae page page pag…
  ///               ^~~~
  /// ```
  private var excerpt: (text: String, columns: Range<Int>) {
    let limit = Self.excerptLimit
    let characters = source.withFewMarks
    let length = characters.count
    guard length > limit else { return (characters.withoutInvisibleCharacters, columns) }
    // A third of the excerpt leads up to the place, if the line goes on so far behind it.
    let start = max(0, min(columns.lowerBound - 1 - limit / 3, length - limit))
    let end = min(length, start + limit)
    let text =
      (start > 0 ? "…" : "")
      + String(characters.dropFirst(start).prefix(limit))
      .withoutInvisibleCharacters + (end < length ? "…" : "")
    let shift = start - (start > 0 ? 1 : 0)
    let last = max(columns.lowerBound, min(columns.upperBound, end + 1))
    return (text, columns.lowerBound - shift..<last - shift)
  }
}

extension String {
  /// The text, as many characters long, with nothing in it that could disturb a terminal.
  fileprivate var withoutInvisibleCharacters: String {
    String(map { $0.invisibleScalar == nil ? $0 : $0 == "\t" ? " " : "?" })
  }
}
