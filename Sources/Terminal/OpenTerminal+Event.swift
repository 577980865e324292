// What a terminal can report.

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
    /// More text was pasted than anything here has a use for; it is dropped.
    case pastedTooMuch
    /// The screen has this size now, and shows nothing useful until the next `show`.
    case resized(Size)
    /// Ctrl-C was typed, or the signal of that meaning was sent.
    case interrupted
    /// The terminal is gone and will never report anything else.
    case hungUp
    /// Nothing has happened in the time given.
    case timedOut
  }
}
