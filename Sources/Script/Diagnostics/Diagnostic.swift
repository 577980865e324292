// Knows where something is wrong with a text.

/// One thing that is wrong with a text.
package struct Diagnostic: Hashable, Sendable {
  /// The line, counted from 1.
  package var line: Int
  /// The characters of the line, counted from 1; empty where something is missing.
  package var columns: Range<Int>
  /// The whole line.
  package var source: String
  /// What is wrong there.
  package var problem: Problem
}
