// Which characters the program draws of its own accord, and what stands in for them in ASCII.

/// The characters of which the program makes its own pictures.
///
/// These are the printable ASCII characters, and the lines and blocks of code page 437, which the
/// fonts of all consoles have had since 1981. Whatever else is shown comes from the user: a `Glyph`.
package enum Glyphs {
  /// Says whether `scalar` is one of them.
  package static func contains(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isPrintableASCII || replacements[scalar] != nil
  }

  /// The ASCII character that stands in for a line or a block; nil if `scalar` is neither.
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
