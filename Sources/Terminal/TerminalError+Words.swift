// The sentences for screens that cannot be shown.

extension TerminalError: CustomStringConvertible {
  /// The error in words, with advice where there is any, to stand after the name of the program.
  package var description: String {
    switch self {
    case .inputIsNotATerminal:
      "standard input is not a terminal and /dev/tty cannot be opened"
    case .outputIsNotATerminal:
      "standard output is not a terminal"
    case .termUnset:
      "the environment variable TERM is not set; try TERM=xterm-256color"
    case .unknownTerminal(let name):
      "unknown terminal '\(name)' (TERM); try TERM=xterm-256color"
    case .cannotMoveCursor(let name):
      "terminal '\(name)' (TERM) cannot move its cursor; try TERM=xterm-256color"
    case .noResources:
      "the system has no more file descriptors to give"
    }
  }
}
