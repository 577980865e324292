// One place on the screen.

/// One character and what it means.
public struct Cell: Hashable, Sendable {
  /// The character, a member of `Glyphs`.
  public let glyph: Unicode.Scalar

  /// The meaning of the character.
  public var role: Role

  /// A cell that shows `glyph` in the look of `role`.
  ///
  /// - Precondition: `glyph` is a member of `Glyphs`.
  public init(_ glyph: Unicode.Scalar, _ role: Role) {
    precondition(Glyphs.contains(glyph), "a cell holds one of the characters in Glyphs")
    self.glyph = glyph
    self.role = role
  }

  /// A space, in the role of plain text.
  public static let blank = Cell(" ", .text)
}
