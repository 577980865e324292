// Knows where something is wrong with a text.

/// One thing that is wrong with a text.
public struct Diagnostic: Hashable, Sendable {
  /// The line, counted from 1.
  public var line: Int
  /// The characters of the line, counted from 1; empty where something is missing.
  public var columns: Range<Int>
  /// The whole line.
  public var source: String
  /// What is wrong there.
  public var problem: Problem
}
