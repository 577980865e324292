// Knows how an error shows what somebody has written.

extension String {
  /// The text as an error shows it: no longer than a line, and nothing in it that steers a terminal.
  ///
  /// ```
  /// ESC [2J            ␛[2J
  /// AAAA… (100 kB)     AAAAAAAA…AAAA, 100 characters in all
  /// ```
  package var echoed: String { echoed(limit: 100) }

  /// The same with at most `limit` characters: of a longer text the beginning and the end.
  package func echoed(limit: Int) -> String {
    // Counting the characters of a long text takes long; of its bytes, no time.
    guard utf8.count > limit else { return withVisibleControls }
    let text = withFewMarks
    guard text.count > limit else { return text.withVisibleControls }
    let tail = limit / 3
    return String(text.prefix(limit - tail - 1)).withVisibleControls + "…"
      + String(text.suffix(tail)).withVisibleControls
  }

  /// The text without the marks that a character carries beyond the first few, however many there are.
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
  /// The scalar itself, or what stands for it where it can be seen.
  ///
  /// The control characters of ASCII have pictures; another one is shown as its number.
  fileprivate var visible: [Unicode.Scalar] {
    guard Character(self).invisibleScalar != nil else { return [self] }
    switch value {
    case 0..<0x20: return [Unicode.Scalar(0x2400 + value)].compactMap(\.self)
    case 0x7F: return ["\u{2421}"]
    default: return Array("<U+\(String(value, radix: 16, uppercase: true))>".unicodeScalars)
    }
  }
}
