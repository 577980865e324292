// Lists the characters that the program draws of its own accord, and what stands in for them in ASCII.

/// The characters that the program draws with.
///
/// These are the printable ASCII characters, and the lines and blocks of code page 437, which the fonts
/// of all consoles have had since 1981. All other characters come from the user; `Glyph` holds those.
package enum Glyphs {
  /// Returns true if `scalar` is one of these characters.
  package static func contains(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isPrintableASCII || replacements[scalar] != nil
  }

  /// Returns the ASCII character that stands in for a line or a block, or nil if `scalar` is neither.
  ///
  /// Single lines become `-` and `|`, double ones `=` and `|`, and every joint a `+`.
  static func lineStandIn(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    replacements[scalar]
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
