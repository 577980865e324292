// Knows how a diagnostic looks: the place, the words, the line and a caret under it.

extension ScriptError {
  /// All diagnostics as text, one under the other, without a line feed at the end.
  ///
  /// ```
  /// 06-classroom.punch:4:10: error: unknown kernel '3.17'
  ///  4 | kernel   3.17
  ///    |          ^~~~ expected 3.15, rfc-24jun, take-2, 8e205f779d14, 3.16 or 6.1
  /// ```
  public func rendered(file: String) -> String {
    diagnostics.map { $0.rendered(file: file) }.joined(separator: "\n")
  }
}

extension Diagnostic {
  /// The diagnostic as three lines of text, without a line feed at the end.
  ///
  /// The caret counts characters: behind characters that are two columns wide it stands too far
  /// left.
  public func rendered(file: String) -> String {
    let number = String(line)
    let margin = String(repeating: " ", count: number.count)
    let indent = String(repeating: " ", count: columns.lowerBound - 1)
    let caret = "^" + String(repeating: "~", count: max(0, columns.count - 1))
    return """
      \(file):\(line):\(columns.lowerBound): error: \(problem.message)
       \(number) | \(source.withoutInvisibleCharacters)
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
