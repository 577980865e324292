// The themes: which look each role has.

/// A theme on a background, which gives every role its style.
///
/// Every colour can be read where it is used: it has at least 4.5 times the contrast of its
/// background, as WCAG asks for text. Few colours stand on black and on white alike, so a palette for
/// a background that is known has brighter or darker ones.
package enum Palette: String, CaseIterable, Sendable {
  /// Five of the 256 colours, which can be read on black and on white.
  case standard
  /// Four of the sixteen colours, for a dark background.
  case dark
  /// Three of the eight colours, for a dark background.
  case dark8 = "dark-8"
  /// Four of the 256 colours, for a light background.
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
    case .standard, .light, .colorBlind, .colorBlindDark, .colorBlindLight: 256
    case .dark: 16
    case .dark8, .light8: 8
    case .monochrome: 0
    }
  }

  /// The palette for a terminal with fewer colours, or nil if this one needs none.
  package var withFewerColors: Palette? {
    switch self {
    // No colour of the first sixteen can be read on black and on white.
    case .standard, .colorBlind, .dark8, .light8: .monochrome
    case .dark: .dark8
    case .light: .light8
    case .colorBlindDark: .dark
    case .colorBlindLight: .light8
    case .monochrome: nil
    }
  }

  /// The same theme for another background.
  package func on(_ background: Background) -> Palette {
    switch self {
    case .standard, .dark, .dark8, .light, .light8:
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

  /// The backgrounds on which its colours can be read.
  package var backgrounds: [Background] {
    switch self {
    case .standard, .colorBlind, .monochrome: [.dark, .light]
    case .dark, .dark8, .colorBlindDark: [.dark]
    case .light, .light8, .colorBlindLight: [.light]
    }
  }

  /// The look of `role` in this palette.
  ///
  /// A role whose colour the palette lacks looks as it does without any colour.
  package func style(for role: Role) -> Style {
    guard self != .monochrome else { return Palette.monochromeStyle(for: role) }
    let look = Palette.look(of: role)
    guard let ink = look.ink else { return Style(.standard, look.attributes) }
    return color(of: ink).map { Style($0, look.attributes) }
      ?? Palette.monochromeStyle(for: role)
  }
}
