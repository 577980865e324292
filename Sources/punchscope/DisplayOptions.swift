// Knows the options that say how things are shown.

public import ArgumentParser
import Display
public import Terminal

extension ColorChoice: ExpressibleByArgument {}

/// The themes that can be asked for.
enum Theme: String, CaseIterable, ExpressibleByArgument {
  /// The eight colours every terminal has.
  case standard
  /// Colours that people with any colour vision can tell apart; needs 256 colours.
  case colorBlind = "color-blind"
  /// No colours: bold, underlined and reversed letters.
  case monochrome

  /// The palette.
  var palette: Palette {
    switch self {
    case .standard: .color8
    case .colorBlind: .colorBlind
    case .monochrome: .monochrome
    }
  }
}

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

  @Option(name: .customLong("demos"), help: DemoLibrary.folderHelp)
  var demoFolder: String?
}
