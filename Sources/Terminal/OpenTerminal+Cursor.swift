// Moves the terminal's own cursor.

package import Display

extension OpenTerminal {
  /// The place of the terminal's own cursor after a picture has been drawn.
  package enum Cursor: Hashable, Sendable {
    /// An invisible cursor at the place of interest: screen readers and braille displays follow it.
    case hidden(at: Position)
    /// A visible cursor, for a place where text is typed.
    case visible(at: Position)
  }
}
