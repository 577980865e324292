// Knows how many columns one scalar takes.

extension Unicode.Scalar {
  /// The number of columns by which a terminal moves on when it draws the scalar alone: 0, 1 or 2.
  ///
  /// Marks that are drawn over the character before them take 0, East Asian wide characters 2. The
  /// numbers are those of `wcwidth` of the C library, but the same on every system; a test compares the
  /// two.
  ///
  /// Source: Unicode Standard Annex 11; the categories are those of the standard library.
  var widthInColumns: Int {
    guard value >= 0x300 else { return 1 }
    switch value {
    // These are the vowels and final consonants that Hangul syllables are put together from.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
    default: break
    }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    // The standard library's Unicode.GeneralCategory: all that takes room.
    default: return WideRanges.contains(self) ? 2 : 1
    }
  }

  /// True if the scalar can be seen on a screen.
  ///
  /// Control characters steer a terminal, formatting characters change the order or the look of other
  /// ones, and unassigned characters have no known width: none of these may reach a screen.
  var isVisible: Bool {
    switch value {
    case 0x20...0x7E: return true
    case ..<0xA0: return false
    default: break
    }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator:
      return false
    // The standard library's Unicode.GeneralCategory: all that is seen.
    default: return true
    }
  }

  /// True if the scalar is printable ASCII.
  var isPrintableASCII: Bool { (0x20...0x7E).contains(value) }

  /// True for the scalars of which two stand for the flag of a country.
  var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }
}
