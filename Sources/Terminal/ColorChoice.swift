// Whether colours are used.

package import Display

/// What the user has said about colours on the command line.
package enum ColorChoice: String, CaseIterable, Sendable {
  /// No colours.
  case never
  /// Colours where they can be seen and are not banned by the environment.
  case auto
  /// Colours whatever the environment says.
  case always

  /// Says whether to use colours on something that has `terminalColors` of them.
  ///
  /// A choice beats `NO_COLOR`, which counts when it is set and not empty, and `NO_COLOR` beats what
  /// the terminal can do. See no-color.org.
  package func usesColors(noColor: String?, terminalColors: Int) -> Bool {
    switch self {
    case .never: false
    case .auto: (noColor ?? "").isEmpty && terminalColors >= Self.fewestColors
    case .always: true
    }
  }

  /// A terminal with fewer colours than these is treated as one without any.
  private static let fewestColors = 8

  /// The theme to show on a terminal: `wanted`, or what comes nearest to it.
  package func palette(_ wanted: Palette, noColor: String?, terminalColors: Int) -> Palette {
    guard usesColors(noColor: noColor, terminalColors: terminalColors) else { return .monochrome }
    var palette = wanted
    while palette.requiredColors > terminalColors, let next = palette.withFewerColors {
      palette = next
    }
    return palette
  }
}
