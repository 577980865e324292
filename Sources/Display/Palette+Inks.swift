// Lists the colours of every palette, and what each stands for.

extension Palette {
  /// The meaning of a colour, whichever colour a palette chooses for it.
  enum Ink: CaseIterable {
    /// New data, and text that a person reads or presses.
    case accent
    /// Old data.
    case old
    /// Things beside the main matter, and things that are tolerated: the bar of the hole, words for the
    /// speaker.
    case aside
    /// Bad news.
    case bad
    /// Good news.
    case good
    /// Text that matters less than the text around it.
    case quiet
  }

  /// Returns the colour of an ink, or nil if no available colour can be read.
  func color(of ink: Ink) -> Style.Color? {
    guard let colors = inkColors else { return nil }
    return switch ink {
    case .accent: colors.accent
    case .old: colors.old
    case .aside: colors.aside
    case .bad: colors.bad
    case .good: colors.good
    case .quiet: colors.quiet
    }
  }

  private var inkColors: InkColors? {
    switch self {
    case .standard: .standard
    case .colorBlind: .colorBlind
    case .dark: .dark
    case .dark16: .dark16
    case .dark8: .dark8
    case .light: .light
    case .light8: .light8
    case .colorBlindDark: .colorBlindDark
    case .colorBlindLight: .colorBlindLight
    case .monochrome: nil
    }
  }

  /// Returns the ink and the attributes of a role, for palettes with colours.
  ///
  /// Every pair of roles that differ here can be told apart by a person who cannot tell red from green:
  /// a bad role and a good role differ in their attributes too. No role is dim: terminals make text fainter by
  /// different amounts, and the colour of quiet text has a contrast that is known.
  static func look(of role: Role) -> (ink: Ink?, attributes: Style.Attributes) {
    switch role {
    case .text, .hint: (nil, [])
    case .dim, .frame, .waiting: (.quiet, [])
    case .title, .emphasis: (nil, .bold)
    case .heading, .hintKey, .focus: (.accent, .bold)
    case .prompt, .newPage, .note: (.accent, [])
    case .hole, .tolerated, .speaker: (.aside, [])
    case .oldPage: (.old, .bold)
    case .oldSwap: (.old, [.bold, .underline])
    case .newSwap: (.accent, .underline)
    case .locked: (.bad, .underline)
    case .gathered: (nil, .underline)
    case .stale: (.bad, [.reverse, .underline])
    case .cursor: (.aside, .reverse)
    case .changed: (nil, [.bold, .reverse])
    case .changedBefore: (nil, [.bold, .underline])
    case .selected: (nil, .reverse)
    case .broken: (.bad, [.bold, .reverse])
    case .holds: (.good, [])
    case .struck: (.quiet, .underline)
    case .currentLine: (.accent, .reverse)
    case .error, .held: (.bad, .bold)
    case .next: (.good, [.bold, .underline])
    }
  }
}

/// The colours that a palette has for its inks; nil for an ink without a colour that can be read.
///
/// The contrasts are those of xterm's own colours.
private struct InkColors {
  let accent: Style.Color?
  let old: Style.Color?
  let aside: Style.Color?
  let bad: Style.Color?
  let good: Style.Color?
  let quiet: Style.Color?

  /// The contrasts are 4.5 to 4.7 on black and on white; only seven of the 256 colours reach that, a grey
  /// among them.
  static let standard = InkColors(
    accent: .indexed(63),
    old: .indexed(163),
    aside: .indexed(98),
    bad: .indexed(131),
    good: .indexed(29),
    quiet: .indexed(243)
  )

  /// Of those, blue and brown are the two that all people tell apart; brown and green are not.
  static let colorBlind = InkColors(
    accent: .indexed(63),
    old: .indexed(131),
    aside: .indexed(98),
    bad: .indexed(163),
    good: .indexed(63),
    quiet: .indexed(243)
  )

  /// The colours of sixteen, and a grey that sixteen do not have: the contrasts are 5.2 to 10.6 on black.
  static let dark = InkColors(
    accent: dark16.accent,
    old: dark16.old,
    aside: dark16.aside,
    bad: dark16.bad,
    good: dark16.good,
    quiet: .indexed(245)
  )

  /// The contrasts are 5.2 to 10.6 on black; the first red and the first magenta have 3.6 and 4.48.
  ///
  /// The ninth colour is a grey on some terminals and cannot be seen on others.
  static let dark16 = InkColors(
    accent: .cyan,
    old: .indexed(13),
    aside: .indexed(13),
    bad: .indexed(9),
    good: .green,
    quiet: nil
  )

  static let dark8 = InkColors(
    accent: .cyan,
    old: .yellow,
    aside: nil,
    bad: nil,
    good: .green,
    quiet: nil
  )

  /// The contrasts are 4.7 to 6.5 on white.
  static let light = InkColors(
    accent: .indexed(25),
    old: .indexed(127),
    aside: .indexed(127),
    bad: .indexed(160),
    good: .indexed(28),
    quiet: .indexed(242)
  )

  /// The contrasts are 4.7 to 9.4 on white; cyan and green have 2.
  static let light8 = InkColors(
    accent: .blue,
    old: .magenta,
    aside: .magenta,
    bad: .red,
    good: nil,
    quiet: nil
  )

  /// Colours near sky blue, orange, purple, vermilion and green; the contrasts are 5.5 to 11.4 on
  /// black.
  static let colorBlindDark = InkColors(
    accent: .indexed(74),
    old: .indexed(214),
    aside: .indexed(175),
    bad: .indexed(166),
    good: .indexed(36),
    quiet: .indexed(245)
  )

  /// Blue, and darker shades of the others; the contrasts are 4.5 to 6.5 on white.
  static let colorBlindLight = InkColors(
    accent: .indexed(25),
    old: .indexed(130),
    aside: .indexed(97),
    bad: .indexed(160),
    good: .indexed(29),
    quiet: .indexed(242)
  )
}
