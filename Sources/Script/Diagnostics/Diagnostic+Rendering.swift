// Knows how a diagnostic looks: the place, the words, the line and a caret under it.

extension ScriptError {
  /// All diagnostics as text, one under the other.
  ///
  /// ```
  /// 04-classroom.punch:4:10: error: unknown kernel '3.17'
  ///  4 | kernel   3.17
  ///    |          ^~~~ expected 3.15, rfc-24jun, take-2, 8e205f779d14, 3.16 or 6.1
  /// ```
  ///
  /// - Parameters:
  ///   - file: the name of the file.
  ///   - widthOf: the columns that a character takes where the text is shown.
  /// - Returns: the text, without a line feed at its end.
  public func rendered(file: String, widthOf: (Character) -> Int) -> String {
    diagnostics.map { $0.rendered(file: file, widthOf: widthOf) }.joined(separator: "\n")
  }
}

extension Diagnostic {
  /// The diagnostic as three lines of text.
  ///
  /// The caret stands under the first of the characters that are wrong, however wide the ones before it
  /// are; the number behind that of the line counts characters.
  ///
  /// - Parameters:
  ///   - file: the name of the file.
  ///   - widthOf: the columns that a character takes where the text is shown.
  /// - Returns: the text, without a line feed at its end.
  public func rendered(file: String, widthOf: (Character) -> Int) -> String {
    let number = String(line)
    let margin = String(repeating: " ", count: number.count)
    let text = source.withoutInvisibleCharacters
    let before = text.prefix(columns.lowerBound - 1)
    let wrong = text.dropFirst(before.count).prefix(columns.count)
    // What is missing at the end of a line has no characters: there a column is a character.
    let indentInColumns =
      before.reduce(0) { $0 + widthOf($1) } + columns.lowerBound - 1 - before.count
    let width = wrong.reduce(0) { $0 + widthOf($1) } + columns.count - wrong.count
    let indent = String(repeating: " ", count: indentInColumns)
    let caret = "^" + String(repeating: "~", count: max(0, width - 1))
    return """
      \(file):\(line):\(columns.lowerBound): error: \(problem.message)
       \(number) | \(text)
       \(margin) | \(indent)\(caret)\(problem.advice.map { " " + $0 } ?? "")
      """
  }
}

extension String {
  /// The text, as many characters long, with nothing in it that could disturb a terminal.
  fileprivate var withoutInvisibleCharacters: String {
    String(map { $0.invisibleScalar == nil ? $0 : $0 == "\t" ? " " : "?" })
  }
}
