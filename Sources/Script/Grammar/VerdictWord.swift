// Lists the words for the result of a check.

/// The result of a check, in a word.
package enum VerdictWord: String, CaseIterable, Hashable, Sendable {
  /// No schedule breaks any of the promises in question.
  case holds
  /// Some schedule breaks a promise.
  case violated
}
