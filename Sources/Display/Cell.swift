// Holds what stands in one place of the screen.

/// One character, or a half of one, and what it means.
public struct Cell: Hashable, Sendable {
  /// What is drawn here.
  public let glyph: Glyph

  /// The meaning of the character.
  public var role: Role

  /// A cell that shows `glyph` in the look of `role`.
  public init(_ glyph: Glyph, _ role: Role) {
    self.glyph = glyph
    self.role = role
  }

  /// A space, in the role of plain text.
  public static let blank = Cell(" ", .text)
}
