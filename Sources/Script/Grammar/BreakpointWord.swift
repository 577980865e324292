// Lists the words of conditions that are no claims.

/// A word of a condition that is not also a word of a claim.
package enum BreakpointWord: String, CaseIterable, Hashable, Sendable {
  /// A claim that stops being true.
  case not
  /// A change of a slot or of the status of a promise.
  case changes
  /// The return of the punch to an entry that has changed.
  case retry
}
