// Knows which characters of pasted text are kept.

/// The conversion of pasted text to lines of visible characters.
enum PastedText {
  /// The most characters that a pasted line may have.
  static let longestLine = 1_000

  /// Returns the lines of a text, without blank lines at its start and its end.
  ///
  /// A tab becomes a blank. Control characters are dropped, and so are characters that change the
  /// direction of the text around them. So the person sees exactly the text that is run.
  static func lines(of text: String) -> [String] {
    var lines = [""]
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where isAfterReturn: break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": lines.append("")
      case "\t": lines[lines.count - 1].unicodeScalars.append(" ")
      case _ where isHarmful(scalar): break
      default: lines[lines.count - 1].unicodeScalars.append(scalar)
      }
      isAfterReturn = scalar == "\r"
    }
    let isFull: (String) -> Bool = { $0.contains { $0 != " " } }
    guard let first = lines.firstIndex(where: isFull), let last = lines.lastIndex(where: isFull)
    else { return [] }
    return Array(lines[first...last])
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: scalar.properties.generalCategory == .control
    }
  }
}
