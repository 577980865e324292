// What a terminal is opened with.

package import Display

extension OpenTerminal {
  /// Which terminal to open, and how to use it.
  package struct Options: Sendable {
    /// The file descriptor that keys come from; `/dev/tty` takes its place if it is no terminal.
    package var input: Int32 = 0

    /// The file descriptor of the screen.
    package var output: Int32 = 1

    /// The name of the kind of terminal, the value of `TERM`.
    package var terminalName: String?

    /// The value of `NO_COLOR`.
    package var noColor: String?

    /// What the user has said about colours.
    package var colorChoice = ColorChoice.auto

    /// The theme to use as far as the terminal can.
    package var palette = Palette.standard

    /// Says that lines and blocks are shown in ASCII even where the locale could say more.
    package var isASCIIOnly = false

    /// How long an Esc may be the beginning of a longer key.
    package var escapeDelay: EscapeDelay

    /// The options that `environment` asks for: it names the terminal, may ban colours, and says how
    /// slow the line is.
    package init(environment: [String: String]) {
      terminalName = environment["TERM"]
      noColor = environment["NO_COLOR"]
      escapeDelay = EscapeDelay(variable: environment["ESCDELAY"])
    }
  }
}
