// Knows the words for what a check comes to.

/// A word that says what a check came to.
package enum VerdictWord: String, CaseIterable, Hashable, Sendable {
  /// No schedule breaks anything that was asked about.
  case holds
  /// Some schedule breaks a promise.
  case violated
}
