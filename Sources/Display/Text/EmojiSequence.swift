// Knows which clusters of scalars are one emoji.

/// The emoji that are put together from several scalars.
///
/// Source: Unicode Technical Standard 51, "ED-17. emoji sequence" and the definitions before it.
enum EmojiSequence {
  /// Returns the columns of the picture that `scalars` form together, or nil if they are not one
  /// picture.
  static func width(of scalars: some Collection<Unicode.Scalar>) -> Int? {
    guard let first = scalars.first else { return nil }
    if first.isRegionalIndicator {
      return scalars.count == 2 && scalars.allSatisfy(\.isRegionalIndicator) ? 2 : nil
    }
    guard first.properties.isEmoji else { return nil }
    let rest = scalars.dropFirst()
    let isPicture = rest.contains { scalar in
      scalar == emojiPresentation || scalar.properties.isEmojiModifier
        || (0xE0020...0xE007F).contains(scalar.value)
    }
    let isJoined = rest.first.map { $0 == "\u{200D}" } ?? false
    return isPicture || isJoined && scalars.count > 2 ? 2 : nil
  }

  /// The selector that asks for a coloured picture in place of a sign.
  static let emojiPresentation: Unicode.Scalar = "\u{FE0F}"
  /// The selector that asks for a sign in place of a picture.
  static let textPresentation: Unicode.Scalar = "\u{FE0E}"
  /// The mark that draws a key around a digit.
  static let keycap: Unicode.Scalar = "\u{20E3}"
}
