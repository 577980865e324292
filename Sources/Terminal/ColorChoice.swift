// Decides whether colours are used.

package import Display

/// The user's choice about colours on the command line.
package enum ColorChoice: String, CaseIterable, Sendable {
  /// No colours.
  case never
  /// Colours where the terminal has them and the environment does not forbid them.
  case auto
  /// Colours, whatever the environment says.
  case always

  /// Returns true if colours are to be used on a terminal that has `terminalColors` of them.
  ///
  /// A choice of never or always beats `NO_COLOR`, which counts if it is set and not empty. `NO_COLOR`
  /// beats the abilities of the terminal. See no-color.org.
  package func usesColors(noColor: String?, terminalColors: Int) -> Bool {
    switch self {
    case .never: false
    case .auto: (noColor ?? "").isEmpty && terminalColors >= Self.fewestColors
    case .always: true
    }
  }

  /// The lowest useful number of colours; a terminal with fewer is treated as one without any.
  private static let fewestColors = 8

  /// Returns the theme for a terminal: `wanted`, or the nearest one that the terminal can show.
  package func palette(_ wanted: Palette, noColor: String?, terminalColors: Int) -> Palette {
    guard usesColors(noColor: noColor, terminalColors: terminalColors) else { return .monochrome }
    var palette = wanted
    while palette.requiredColors > terminalColors, let next = palette.withFewerColors {
      palette = next
    }
    return palette
  }
}
