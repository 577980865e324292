// Knows what is searched for in a text that takes the whole screen.

/// A search in a text that is being read.
///
/// Only the screen knows into which lines the text falls: it looks, and says what it has found as a
/// fact.
public struct TextSearch: Hashable, Sendable {
  /// What is searched for; upper and lower case are the same.
  public var text: String
  /// Whether it is searched for further down, or further up.
  public var isForward = true
  /// Whether the screen still has to look.
  public internal(set) var isPending = true
  /// The line in which it was found last, counted from 0.
  public internal(set) var line: Int?

  /// The first of some lines in which the text stands, in the direction of the search.
  ///
  /// ```text
  ///   lines on the screen     from         found last     from
  ///   40 to 61                40 on        44             45 on
  /// ```
  ///
  /// - Parameters:
  ///   - lines: all lines.
  ///   - shown: those that can be seen.
  /// - Returns: the number of the line, counted from 0; nothing if there is none.
  public func match(in lines: [String], shown: Range<Int>) -> Int? {
    let last = line.flatMap { shown.contains($0) ? $0 : nil }
    let wanted = text.lowercased()
    func matches(_ place: Int) -> Bool { lines[place].lowercased().contains(wanted) }
    return isForward
      ? lines.indices.dropFirst(last.map { $0 + 1 } ?? shown.lowerBound).first(where: matches)
      : lines.indices.prefix(last ?? shown.lowerBound).last(where: matches)
  }
}
