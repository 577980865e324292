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
  }

  /// Returns the colour of an ink, or nil if no available colour can be read.
  ///
  /// The contrasts in the comments are those of xterm's own colours.
  func color(of ink: Ink) -> Style.Color? {
    switch self {
    case .standard:
      // The contrasts are 4.5 to 4.7 on black and on white; only six of the 256 colours reach that.
      switch ink {
      case .accent: .indexed(63)
      case .old: .indexed(163)
      case .aside: .indexed(98)
      case .bad: .indexed(131)
      case .good: .indexed(29)
      }
    case .colorBlind:
      // Of those six, blue and brown are the two that all people tell apart; brown and green are not.
      switch ink {
      case .accent: .indexed(63)
      case .old: .indexed(131)
      case .aside: .indexed(98)
      case .bad: .indexed(163)
      case .good: .indexed(63)
      }
    case .dark:
      // The contrasts are 5.2 to 10.6 on black; the first red and the first magenta have 3.6 and 4.48.
      switch ink {
      case .accent: .cyan
      case .old, .aside: .indexed(13)
      case .bad: .indexed(9)
      case .good: .green
      }
    case .dark8:
      switch ink {
      case .accent: .cyan
      case .old: .yellow
      case .good: .green
      case .aside, .bad: nil
      }
    case .light:
      // The contrasts are 4.7 to 6.5 on white.
      switch ink {
      case .accent: .indexed(25)
      case .old, .aside: .indexed(127)
      case .bad: .indexed(160)
      case .good: .indexed(28)
      }
    case .light8:
      // The contrasts are 4.7 to 9.4 on white; cyan and green have 2.
      switch ink {
      case .accent: .blue
      case .old, .aside: .magenta
      case .bad: .red
      case .good: nil
      }
    case .colorBlindDark:
      // Colours near sky blue, orange, purple, vermilion and green; the contrasts are 5.5 to 11.4 on
      // black.
      switch ink {
      case .accent: .indexed(74)
      case .old: .indexed(214)
      case .aside: .indexed(175)
      case .bad: .indexed(166)
      case .good: .indexed(36)
      }
    case .colorBlindLight:
      // Blue, and darker shades of the others; the contrasts are 4.5 to 6.5 on white.
      switch ink {
      case .accent: .indexed(25)
      case .old: .indexed(130)
      case .aside: .indexed(97)
      case .bad: .indexed(160)
      case .good: .indexed(29)
      }
    case .monochrome: nil
    }
  }

  /// Returns the ink and the attributes of a role, for palettes with colours.
  ///
  /// Every pair of roles that differ here can be told apart by a person who cannot tell red from green:
  /// a bad role and a good role differ in their attributes too. No role is both coloured and dim: a
  /// colour that can just be read could not be read any more.
  static func look(of role: Role) -> (ink: Ink?, attributes: Style.Attributes) {
    switch role {
    case .text, .hint: (nil, [])
    case .dim, .frame, .waiting: (nil, .dim)
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
    case .selected: (nil, .reverse)
    case .broken: (.bad, [.bold, .reverse])
    case .holds: (.good, [])
    case .struck: (nil, [.dim, .underline])
    case .currentLine: (.accent, .reverse)
    case .error: (.bad, .bold)
    case .next: (.good, [.bold, .underline])
    }
  }
}
