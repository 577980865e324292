// Gives each role its look, in every theme.

/// A theme on a background: a style for every role.
///
/// Every colour can be read where it is used: its contrast with the background is at least 4.5, as WCAG
/// asks for text. Few colours can be read on black and on white alike, so a palette for a known
/// background has brighter or darker ones.
package enum Palette: String, CaseIterable, Sendable {
  /// Six of the 256 colours, which can be read on black and on white.
  case standard
  /// Four of the sixteen colours and a grey, for a dark background.
  case dark
  /// The same four colours without the grey.
  case dark16 = "dark-16"
  /// Three of the eight colours, for a dark background.
  case dark8 = "dark-8"
  /// Five of the 256 colours, for a light background.
  case light
  /// Three of the eight colours, for a light background.
  case light8 = "light-8"
  /// Colours that people with any kind of colour vision tell apart, on black and on white.
  case colorBlind = "color-blind"
  /// The colours of Okabe and Ito, for a dark background.
  case colorBlindDark = "color-blind-dark"
  /// The same hues, dark enough for a light background.
  case colorBlindLight = "color-blind-light"
  /// No colour at all.
  case monochrome

  /// The number of colours a terminal must have to show the palette.
  package var requiredColors: Int {
    switch self {
    case .standard, .dark, .light, .colorBlind, .colorBlindDark, .colorBlindLight: 256
    case .dark16: 16
    case .dark8, .light8: 8
    case .monochrome: 0
    }
  }

  /// The palette to use on a terminal with fewer colours; nil if this one needs no colours.
  package var withFewerColors: Palette? {
    switch self {
    // None of the first sixteen colours can be read both on black and on white.
    case .standard, .colorBlind, .dark8, .light8: .monochrome
    case .dark, .colorBlindDark: .dark16
    case .dark16: .dark8
    case .light: .light8
    case .colorBlindLight: .light8
    case .monochrome: nil
    }
  }

  /// Returns the same theme for another background.
  package func on(_ background: Background) -> Palette {
    switch self {
    case .standard, .dark, .dark16, .dark8, .light, .light8:
      switch background {
      case .unknown: .standard
      case .dark: .dark
      case .light: .light
      }
    case .colorBlind, .colorBlindDark, .colorBlindLight:
      switch background {
      case .unknown: .colorBlind
      case .dark: .colorBlindDark
      case .light: .colorBlindLight
      }
    case .monochrome: .monochrome
    }
  }

  /// The backgrounds on which the colours of the palette can be read.
  package var backgrounds: [Background] {
    switch self {
    case .standard, .colorBlind, .monochrome: [.dark, .light]
    case .dark, .dark16, .dark8, .colorBlindDark: [.dark]
    case .light, .light8, .colorBlindLight: [.light]
    }
  }

  /// Returns the look of `role` in this palette.
  ///
  /// A role without a colour in the palette looks as in the theme without colours.
  package func style(for role: Role) -> Style {
    guard self != .monochrome else { return Palette.monochromeStyle(for: role) }
    let look = Palette.look(of: role)
    guard let ink = look.ink else { return Style(.standard, look.attributes) }
    return color(of: ink).map { Style($0, look.attributes) }
      ?? Palette.monochromeStyle(for: role)
  }
}
