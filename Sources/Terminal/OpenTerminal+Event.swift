// Lists what a terminal can report.

package import Display

extension OpenTerminal {
  /// Something that happened on the terminal, or to it.
  package enum Event: Hashable, Sendable {
    /// A key was pressed.
    case key(Key)
    /// The mouse was used.
    case mouse(MouseEvent)
    /// Text was pasted, which may hold anything, control characters included.
    case pasted(String)
    /// A pasted text was too long; it is dropped.
    case pastedTooMuch
    /// The screen has a new size; its content is undefined until the next `show`.
    case resized(Size)
    /// Ctrl-C was typed, or a signal of the same meaning was sent.
    case interrupted
    /// The terminal is gone and will not report anything else.
    case hungUp
    /// Nothing happened in the time given.
    case timedOut
  }
}
