// Lists the words of older versions of the language that are still read.

/// A word that has a new spelling since version 4 of the language.
///
/// Every version reads both spellings. A demo of an older version is printed with the old one.
package enum OldWord: String, CaseIterable, Hashable, Sendable {
  /// The claim that old data was left behind at some pages; now `left-behind`.
  case lost
  /// The condition that the punch has left old data behind; now `left-behind`.
  case loss

  /// The first version of the language that prints the new spelling.
  static let endVersion = 4

  /// Returns the word as a version of the language prints it.
  func spelling(ofVersion version: Int) -> String {
    version < Self.endVersion ? rawValue : ExpectationWord.leftBehind.rawValue
  }
}
