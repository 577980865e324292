// Lists the options that a terminal is opened with.

package import Display

extension OpenTerminal {
  /// The choice of a terminal, and of the way to use it.
  package struct Options: Sendable {
    /// The file descriptor that keys come from; if it is no terminal, `/dev/tty` is used.
    package var input: Int32 = 0

    /// The file descriptor of the screen.
    package var output: Int32 = 1

    /// The kind of terminal: the value of `TERM`.
    package var terminalName: String?

    /// The value of `NO_COLOR`.
    package var noColor: String?

    /// The user's choice about colours.
    package var colorChoice = ColorChoice.auto

    /// The wanted theme; a terminal with fewer colours shows the nearest one that it can.
    package var palette = Palette.standard

    /// True if lines and blocks are to be shown in ASCII, whatever the locale is.
    package var isASCIIOnly = false

    /// The time that an Esc may be the beginning of a longer key.
    package var escapeDelay: EscapeDelay

    /// Reads the options from `TERM`, `NO_COLOR` and `ESCDELAY` of an environment.
    package init(environment: [String: String]) {
      terminalName = environment["TERM"]
      noColor = environment["NO_COLOR"]
      escapeDelay = EscapeDelay(variable: environment["ESCDELAY"])
    }
  }
}
