// Why a screen cannot be shown.

/// The reason why a terminal cannot be opened.
package enum TerminalError: Error, Hashable, Sendable {
  /// No keys can be read.
  case inputIsNotATerminal
  /// There is no screen to draw on.
  case outputIsNotATerminal
  /// The environment does not name the kind of terminal.
  case termUnset
  /// The kind of terminal is not in the terminfo database.
  case unknownTerminal(name: String)
  /// Terminals of this kind write line by line only.
  case cannotMoveCursor(name: String)
  /// The system has no more file descriptors to give.
  case noResources
}
