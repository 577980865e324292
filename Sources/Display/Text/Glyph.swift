// Knows what stands in one cell: a character with everything that is drawn over it.

/// What a terminal draws in one place, one or two columns wide.
///
/// ```text
///   e + U+0301          é     one column: the mark is drawn over the letter
///   漢                  漢     two columns, the second of which is `secondHalf`
///   👩 + joiner + 💻     👩‍💻    two columns: one picture
/// ```
///
/// No glyph holds a control character, however it was made.
package struct Glyph: Hashable, Sendable {
  private enum Form: Hashable, Sendable {
    /// One scalar, which is what nearly all glyphs are.
    case scalar(Unicode.Scalar)
    /// Several scalars that are drawn in one place.
    case cluster(String)
    /// The right half of the glyph to the left.
    case secondHalf
  }

  private let form: Form
  private let width: UInt8

  private init(_ form: Form, width: Int) {
    self.form = form
    self.width = UInt8(width)
  }

  /// The right half of a glyph that is two columns wide; it has no text of its own.
  package static let secondHalf = Glyph(.secondHalf, width: 0)

  /// What is shown in the place of a character that may not reach a screen.
  package static let replacement = Glyph(.scalar("\u{FFFD}"), width: 1)

  /// The columns that the glyph takes: 1 or 2; none for the second half of another one.
  package var widthInColumns: Int { Int(width) }

  /// True if this is the right half of the glyph to the left.
  package var isSecondHalf: Bool { form == .secondHalf }

  /// The text; empty for a second half.
  package var text: String {
    switch form {
    case .scalar(let scalar): String(Character(scalar))
    case .cluster(let text): text
    case .secondHalf: ""
    }
  }

  /// The one scalar that the glyph is made of; nil if there are none or several.
  package var scalar: Unicode.Scalar? {
    switch form {
    case .scalar(let scalar): scalar
    case .cluster, .secondHalf: nil
    }
  }

  /// The scalars, the one that everything else is drawn over first.
  package var scalars: [Unicode.Scalar] {
    switch form {
    case .scalar(let scalar): [scalar]
    case .cluster(let text): Array(text.unicodeScalars)
    case .secondHalf: []
    }
  }
}

extension Glyph: ExpressibleByUnicodeScalarLiteral {
  /// The glyph of one scalar, or `replacement` if that may not reach a screen.
  package init(_ scalar: Unicode.Scalar) {
    guard !scalar.isPrintableASCII else {
      self.init(.scalar(scalar), width: 1)
      return
    }
    guard scalar.isVisible else {
      self = .replacement
      return
    }
    let width = scalar.widthInColumns
    // A mark without a letter is shown over a circle of dots, as in the charts of Unicode.
    self =
      width == 0
      ? Glyph(.cluster("\u{25CC}\(scalar)"), width: 1) : Glyph(.scalar(scalar), width: width)
  }

  /// The glyph of one scalar.
  package init(unicodeScalarLiteral scalar: Unicode.Scalar) {
    self.init(scalar)
  }
}

extension Glyph {
  /// The glyphs of a text, in its order, without second halves.
  ///
  /// A text falls into the characters that people see (grapheme clusters). Emoji that are put together
  /// from several stay together. Of other scripts a character whose parts stand side by side, such as a
  /// consonant and the vowel to its right, becomes several glyphs: terminals give each a place.
  package static func glyphs(of text: some StringProtocol) -> [Glyph] {
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(text.utf8.count)
    for character in text {
      let scalars = character.unicodeScalars
      if let first = scalars.first, scalars.count == 1 {
        glyphs.append(Glyph(first))
      } else if let width = EmojiSequence.width(of: scalars), scalars.allSatisfy(\.isEmojiPart) {
        glyphs.append(Glyph(.cluster(String(character)), width: width))
      } else {
        append(scalars, to: &glyphs)
      }
    }
    return glyphs
  }

  /// Adds the parts of a character that stand side by side, each with what is drawn over it.
  private static func append(_ scalars: Character.UnicodeScalarView, to glyphs: inout [Glyph]) {
    // A line end of two characters is one place.
    guard scalars.contains(where: \.isVisible) else {
      glyphs.append(.replacement)
      return
    }
    var base: Glyph?
    for scalar in scalars {
      let isMark = scalar.isVisible && scalar.widthInColumns == 0 || scalar.isJoiner
      if isMark, let last = base {
        base = Glyph(.cluster(last.text + String(Character(scalar))), width: last.widthInColumns)
      } else {
        if let base { glyphs.append(base) }
        base = Glyph(scalar)
      }
    }
    if let base { glyphs.append(base) }
  }
}

extension Unicode.Scalar {
  /// True for the two characters that join letters or keep them apart; some scripts cannot be written
  /// without them.
  fileprivate var isJoiner: Bool { self == "\u{200C}" || self == "\u{200D}" }

  /// True if the scalar can be a part of an emoji without harm to a terminal.
  fileprivate var isEmojiPart: Bool {
    isVisible || isJoiner || (0xE0020...0xE007F).contains(value)
  }
}
