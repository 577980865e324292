// Knows how a glyph is sent to a terminal so that every terminal draws it as wide as we do.

extension Glyph {
  /// A piece of a glyph that is written at a column of its own.
  package struct Piece: Hashable, Sendable {
    /// The columns to the right of the glyph's first one.
    package let offset: Int
    /// The scalars, the one that the others are drawn over first.
    package let scalars: [Unicode.Scalar]
  }

  /// The most scalars that a cell of curses holds (CCHARW_MAX).
  private static let scalarLimit = 5

  /// What is written for the glyph by a program that has to know where the cursor is afterwards.
  ///
  /// Terminals differ in how wide they draw an emoji of several scalars: as one picture, or as all of
  /// them side by side. So of those only the first one is written. A scalar that the measure finds
  /// narrower than we do is followed by a blank; one that it finds wider, or does not know, is replaced
  /// by what stands in for it in ASCII.
  ///
  /// - Parameter measure: the columns that a scalar takes: `wcwidth` of the C library, negative where
  ///   that does not know it.
  /// - Returns: pieces that cover all columns of the glyph; none for a second half.
  package func pieces(measuredBy measure: (Unicode.Scalar) -> Int) -> [Piece] {
    guard let base = scalars.first else { return [] }
    let marks = scalars.dropFirst()
    if base.isRegionalIndicator, widthInColumns == 2, scalars.allSatisfy({ measure($0) == 1 }) {
      return scalars.enumerated().map { Piece(offset: $0, scalars: [$1]) }
    }
    let width = measure(base)
    guard (1...widthInColumns).contains(width), !base.isRegionalIndicator else {
      let text = Array(standIn.short.unicodeScalars)
      let padding = Array(repeating: Unicode.Scalar(" "), count: widthInColumns - text.count)
      return (text + padding).enumerated().map { Piece(offset: $0, scalars: [$1]) }
    }
    let isEmoji = EmojiSequence.width(of: scalars) != nil
    let kept = marks.filter { mark in
      let isSelector = mark.properties.isVariationSelector
      return !isSelector && measure(mark) == 0 && (!isEmoji || mark == EmojiSequence.keycap)
    }
    let first = Piece(offset: 0, scalars: [base] + kept.prefix(Self.scalarLimit - 1))
    let blanks = (width..<widthInColumns).map { Piece(offset: $0, scalars: [" "]) }
    return [first] + blanks
  }

  /// The text of the glyph for a stream that a terminal shows: as wide everywhere as it is here.
  ///
  /// Of an emoji of several scalars only the first one is left, as `pieces(measuredBy:)` says.
  package var streamText: String {
    if let scalar { return String(Character(scalar)) }
    return pieces(measuredBy: \.widthInColumns).map { piece in
      String(String.UnicodeScalarView(piece.scalars))
    }.joined()
  }
}
