// The themes: which look each role has.

/// A theme, which gives every role its style.
public enum Palette: String, CaseIterable, Sendable {
  /// Four of the eight colours every terminal has.
  case color8 = "color"
  /// The colours of Okabe and Ito, which people with any kind of colour vision tell apart.
  case colorBlind = "color-blind"
  /// No colour at all.
  case monochrome = "monochrome"

  /// The number of colours a terminal must have to show the theme.
  public var requiredColors: Int {
    switch self {
    case .color8: 8
    case .colorBlind: 256
    case .monochrome: 0
    }
  }

  /// The look of `role` in this theme.
  public func style(for role: Role) -> Style {
    switch self {
    case .color8: Palette.color8Style(for: role)
    case .colorBlind: Palette.colorBlindStyle(for: role)
    case .monochrome: Palette.monochromeStyle(for: role)
    }
  }
}
