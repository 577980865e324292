// Knows the words for what a check comes to.

/// A word that says what a check came to.
public enum VerdictWord: String, CaseIterable, Hashable, Sendable {
  /// Whatever happens, nothing that was asked about is broken.
  case holds
  /// Some schedule breaks a promise.
  case violated
}
