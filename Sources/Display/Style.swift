// How a cell looks.

/// The look of a cell: one foreground colour on the terminal's own background, and attributes.
package struct Style: Hashable, Sendable {
  /// The colour of the character.
  package var foreground: Color

  /// Everything about the look that is not colour.
  package var attributes: Attributes

  /// The look of `foreground` with `attributes`.
  package init(_ foreground: Color = .standard, _ attributes: Attributes = []) {
    self.foreground = foreground
    self.attributes = attributes
  }

  /// A foreground colour.
  ///
  /// Black and white are left out: one of them is the background, and the other is the standard
  /// colour.
  package enum Color: Hashable, Sendable {
    /// The colour the user reads all other text in.
    case standard
    /// ANSI colour 1.
    case red
    /// ANSI colour 2.
    case green
    /// ANSI colour 3.
    case yellow
    /// ANSI colour 4.
    case blue
    /// ANSI colour 5.
    case magenta
    /// ANSI colour 6.
    case cyan
    /// A number in the table of 256 colours.
    case indexed(UInt8)

    /// The number that terminals know the colour by, or nil for the standard colour.
    package var index: UInt8? {
      switch self {
      case .standard: nil
      case .red: 1
      case .green: 2
      case .yellow: 3
      case .blue: 4
      case .magenta: 5
      case .cyan: 6
      case .indexed(let number): number
      }
    }
  }

  /// The ways besides colour in which a character can stand out.
  package struct Attributes: OptionSet, Hashable, Sendable {
    /// One bit for each attribute.
    package let rawValue: UInt8

    /// The attributes whose bits are set in `rawValue`.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Brighter or heavier; some fonts have none, so it never says anything alone.
    package static let bold = Attributes(rawValue: 1)

    /// Fainter; some terminals have none, so it never says anything alone.
    package static let dim = Attributes(rawValue: 2)

    /// A line under the character.
    package static let underline = Attributes(rawValue: 4)

    /// Foreground and background exchanged.
    package static let reverse = Attributes(rawValue: 8)
  }
}
