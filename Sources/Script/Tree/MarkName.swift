// Knows how the moments of a demo are named.

/// The name of a moment: a word of letters, digits and `-` that begins with a letter.
package struct MarkName: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  /// The name itself.
  package let rawValue: String

  /// Makes a name; none of what cannot be one.
  ///
  /// `start` is taken: it names the start of every race.
  package init?(rawValue: String) {
    let isWord = rawValue.allSatisfy { $0 == "-" || $0.isASCII && ($0.isLetter || $0.isNumber) }
    guard let first = rawValue.first, first.isLetter, isWord, rawValue != Particle.start.rawValue
    else { return nil }
    self.rawValue = rawValue
  }

  /// The name itself.
  package var description: String { rawValue }
}

/// Where a jump goes.
package enum JumpTarget: Hashable, Sendable {
  /// The start of the race.
  case start
  /// The moment with this name.
  case mark(MarkName)
}
