// Which characters may be drawn, and what stands in for them where only ASCII can be shown.

/// The characters that every terminal shows one cell wide.
///
/// These are the printable ASCII characters, and the lines and blocks of code page 437, which the
/// fonts of all consoles have had since 1981. A fixed set needs no tables of character widths, and
/// leaves no way to write a control character to the screen.
public enum Glyphs {
  /// Says whether `scalar` may be drawn.
  public static func contains(_ scalar: Unicode.Scalar) -> Bool {
    isPrintableASCII(scalar) || replacements[scalar] != nil
  }

  /// The ASCII character that stands in for `scalar`.
  ///
  /// Single lines become `-` and `|`, double ones `=` and `|`, and every joint a `+`.
  ///
  /// - Precondition: `scalar` is a member of the set.
  public static func ascii(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if isPrintableASCII(scalar) { return scalar }
    guard let replacement = replacements[scalar] else {
      preconditionFailure("only characters in Glyphs have a stand-in")
    }
    return replacement
  }

  /// The given text with a `?` in the place of everything that may not be drawn.
  ///
  /// For text that comes from files of the user. A character of several scalars, such as a letter
  /// with a combining mark or a family of emoji, becomes a single `?`.
  public static func printable(_ text: String) -> String {
    String(
      text.map { character in
        let scalars = character.unicodeScalars
        guard scalars.count == 1, scalars.allSatisfy(contains) else { return "?" }
        return character
      }
    )
  }

  private static func isPrintableASCII(_ scalar: Unicode.Scalar) -> Bool {
    (0x20...0x7E).contains(scalar.value)
  }

  private static let replacements: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = [
      "█": "#", "▓": "%", "▒": ":", "░": ".", "▀": "^", "▄": "_", "▌": "[", "▐": "]",
    ]
    for joint in LineJoint.all {
      table[joint.glyph] =
        switch joint.glyph {
        case "─": "-"
        case "═": "="
        case "│", "║": "|"
        default: "+"
        }
    }
    return table
  }()
}
