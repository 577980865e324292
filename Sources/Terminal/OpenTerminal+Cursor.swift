// Where the terminal's own cursor goes.

package import Display

extension OpenTerminal {
  /// The place of the terminal's own cursor after a picture has been drawn.
  package enum Cursor: Hashable, Sendable {
    /// Not seen, but where the attention should be: screen readers and braille displays go there.
    case hidden(at: Position)
    /// Seen, as where text is typed.
    case visible(at: Position)
  }
}
