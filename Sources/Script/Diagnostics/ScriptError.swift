// Holds all the errors of a text.

/// The errors of a text, from top to bottom.
package struct ScriptError: Error, Hashable, Sendable {
  /// The errors; never empty.
  package let diagnostics: [Diagnostic]

  /// Collects errors, in any order.
  ///
  /// - Precondition: there is at least one.
  init(_ diagnostics: [Diagnostic]) {
    precondition(!diagnostics.isEmpty, "a text is refused for a reason")
    self.diagnostics = diagnostics.sorted {
      ($0.line, $0.columns.lowerBound) < ($1.line, $1.columns.lowerBound)
    }
  }
}
