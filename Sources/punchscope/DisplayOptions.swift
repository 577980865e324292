// Knows the options that say how things are shown.

import ArgumentParser
import Display
import Terminal

extension ColorChoice: ExpressibleByArgument {}

/// The themes that can be asked for.
enum Theme: String, CaseIterable, ExpressibleByArgument {
  /// Blue, magenta, purple, red and green.
  case standard
  /// Colours that people with any colour vision can tell apart; needs 256 colours.
  case colorBlind = "color-blind"
  /// No colours: bold, underlined and reversed letters.
  case monochrome

  /// The palette for a background.
  func palette(on background: Background) -> Palette {
    switch self {
    case .standard: Palette.standard.on(background)
    case .colorBlind: Palette.colorBlind.on(background)
    case .monochrome: .monochrome
    }
  }
}

extension Background: ExpressibleByArgument {}

/// The options that say how things are shown.
struct DisplayOptions: ParsableArguments {
  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  @Option(help: "When to use colours. auto: where a terminal has them and NO_COLOR is not set.")
  var color = ColorChoice.auto

  @Option(
    help:
      "The colours. standard: the 8 of every terminal; color-blind: needs 256; monochrome: none."
  )
  var theme = Theme.standard

  @Option(
    help: """
      The background: dark, light, or auto, which reads COLORFGBG and else uses colours that can \
      be read on both.
      """
  )
  var background = Background.unknown

  @Option(name: .customLong("demos"), help: DemoLibrary.folderHelp)
  var demoFolder: String?

  /// The palette to use as far as the terminal can.
  func palette(in environment: [String: String]) -> Palette {
    let found = Background(
      colorFGBG: environment["COLORFGBG"],
      terminalName: environment["TERM"]
    )
    return theme.palette(on: background == .unknown ? found : background)
  }
}
