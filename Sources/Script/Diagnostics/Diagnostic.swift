// Describes one error in a text, and its place.

/// One error in a text.
package struct Diagnostic: Hashable, Sendable {
  /// The line, counted from 1.
  package var line: Int
  /// The characters of the line, counted from 1; empty where something is missing.
  package var columns: Range<Int>
  /// The whole line.
  package var source: String
  /// The error.
  package var problem: Problem
}
