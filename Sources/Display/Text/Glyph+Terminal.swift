// Knows how a glyph is sent to a terminal so that every terminal draws it as wide as we do.

extension Glyph {
  /// A part of a glyph that is written at a column of its own.
  package struct Piece: Hashable, Sendable {
    /// The columns to the right of the glyph's first one.
    package let offset: Int
    /// The scalars; the others are drawn over the first one.
    package let scalars: [Unicode.Scalar]
  }

  /// The highest number of scalars in a cell of curses (CCHARW_MAX).
  private static let scalarLimit = 5

  /// Returns the parts of the glyph as a program must write them that has to know where the cursor is
  /// afterwards.
  ///
  /// Terminals differ in how wide they draw an emoji of several scalars: some as one picture, some as
  /// all of them side by side. So only the first scalar of such an emoji is written. `measure` can
  /// disagree with the width of the glyph: a scalar that it finds narrower is followed by a blank. A
  /// scalar that it finds wider, or does not know, is replaced by its ASCII stand-in.
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

  /// The text of the glyph for a stream that a terminal shows; it is as wide on every terminal as it is
  /// here.
  ///
  /// Of an emoji of several scalars only the first one is left, as in `pieces(measuredBy:)`.
  package var streamText: String {
    if let scalar { return String(Character(scalar)) }
    return pieces(measuredBy: \.widthInColumns).map { piece in
      String(String.UnicodeScalarView(piece.scalars))
    }.joined()
  }
}
