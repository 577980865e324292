// Lists the reasons for which a screen cannot be shown.

/// The reason why a terminal cannot be opened.
package enum TerminalError: Error, Hashable, Sendable {
  /// Keys cannot be read.
  case inputIsNotATerminal
  /// There is no screen to draw on.
  case outputIsNotATerminal
  /// The environment does not name the kind of terminal.
  case termUnset
  /// The kind of terminal is not in the terminfo database.
  case unknownTerminal(name: String)
  /// Terminals of this kind can only write line by line.
  case cannotMoveCursor(name: String)
  /// The system has no more file descriptors to give.
  case noResources
}
