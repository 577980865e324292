// Knows why a text as a whole is refused.

/// Why a text was refused: everything that is wrong with it, from top to bottom.
package struct ScriptError: Error, Hashable, Sendable {
  /// What is wrong; never empty.
  package let diagnostics: [Diagnostic]

  /// Collects what is wrong, in any order.
  ///
  /// - Precondition: something is wrong.
  init(_ diagnostics: [Diagnostic]) {
    precondition(!diagnostics.isEmpty, "a text is refused for a reason")
    self.diagnostics = diagnostics.sorted {
      ($0.line, $0.columns.lowerBound) < ($1.line, $1.columns.lowerBound)
    }
  }
}
