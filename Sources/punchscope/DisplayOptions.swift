// Knows the options about the look of things.

import ArgumentParser
import Display
import Terminal

extension ColorChoice: ExpressibleByArgument {}

/// The themes that can be chosen.
enum Theme: String, CaseIterable, ExpressibleByArgument {
  /// Blue, magenta, purple, red and green, for the background of the terminal.
  case standard
  /// The same for a light background.
  case light
  /// The same for a dark background.
  case dark
  /// Colours that people with any colour vision can tell apart; needs 256 colours.
  case colorBlind = "color-blind"
  /// No colours: bold, underlined and reversed letters.
  case monochrome

  /// Returns the palette for a background.
  func palette(on background: Background) -> Palette {
    switch self {
    case .standard: Palette.standard.on(background)
    case .light: Palette.standard.on(.light)
    case .dark: Palette.standard.on(.dark)
    case .colorBlind: Palette.colorBlind.on(background)
    case .monochrome: .monochrome
    }
  }
}

extension Background: ExpressibleByArgument {}

/// The options about the look of things.
struct DisplayOptions: ParsableArguments {
  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  @Option(help: "When to use colours. auto: where a terminal has them and NO_COLOR is not set.")
  var color = ColorChoice.auto

  @Option(
    help: """
      The colours. standard: for the background of the terminal; light, dark: for a light or a dark \
      background; color-blind: told apart with any colour vision; monochrome: none.
      """
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

  /// Returns the wanted palette; a terminal with fewer colours shows the nearest one that it can.
  func palette(in environment: [String: String]) -> Palette {
    let found = Background(
      colorFGBG: environment["COLORFGBG"],
      terminalName: environment["TERM"]
    )
    return theme.palette(on: background == .unknown ? found : background)
  }
}
