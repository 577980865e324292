// One place on the screen.

/// One character, or a half of one, and what it means.
package struct Cell: Hashable, Sendable {
  /// What is drawn here.
  package let glyph: Glyph

  /// The meaning of the character.
  package var role: Role

  /// A cell that shows `glyph` in the look of `role`.
  package init(_ glyph: Glyph, _ role: Role) {
    self.glyph = glyph
    self.role = role
  }

  /// A space, in the role of plain text.
  package static let blank = Cell(" ", .text)
}
