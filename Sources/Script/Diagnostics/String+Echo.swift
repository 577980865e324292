// Knows how an error shows the text that it is about.

extension String {
  /// The text as an error shows it: at most one line long, and without characters that steer a
  /// terminal.
  ///
  /// ```
  /// ESC [2J            ␛[2J
  /// AAAA… (100 kB)     AAAAAAAA…AAAA, 100 characters in all
  /// ```
  package var echoed: String { echoed(limit: 100) }

  /// Returns the text in at most `limit` characters: of a longer text the beginning and the end.
  package func echoed(limit: Int) -> String {
    // Counting the characters of a long text takes long; counting its bytes takes no time.
    guard utf8.count > limit else { return withVisibleControls }
    let text = withFewMarks
    guard text.count > limit else { return text.withVisibleControls }
    let tail = limit / 3
    return String(text.prefix(limit - tail - 1)).withVisibleControls + "…"
      + String(text.suffix(tail)).withVisibleControls
  }

  /// The text with at most eight scalars in each character; a character can carry any number of marks.
  var withFewMarks: String {
    guard unicodeScalars.count > 2 * count else { return self }
    return String(map { Character(String($0.unicodeScalars.prefix(8))) })
  }

  /// The text with a visible sign in place of each character that steers how text is shown.
  private var withVisibleControls: String {
    guard contains(where: { $0.invisibleScalar != nil }) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.flatMap(\.visible)))
  }
}

extension Unicode.Scalar {
  /// The scalar itself, or a visible sign for it.
  ///
  /// Control characters of ASCII have pictures of their own; others are shown as their numbers.
  fileprivate var visible: [Unicode.Scalar] {
    guard Character(self).invisibleScalar != nil else { return [self] }
    switch value {
    case 0..<0x20: return [Unicode.Scalar(0x2400 + value)].compactMap(\.self)
    case 0x7F: return ["\u{2421}"]
    default: return Array("<U+\(String(value, radix: 16, uppercase: true))>".unicodeScalars)
    }
  }
}
