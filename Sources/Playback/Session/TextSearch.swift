// Knows how to search in a text that takes the whole screen.

/// A search in a text that is being read.
///
/// Only the screen knows how the text is broken into lines. So the screen searches, and reports the
/// line by `Event.foundLine`.
package struct TextSearch: Hashable, Sendable {
  /// The words to search for, regardless of upper and lower case.
  package var text: String
  /// True if the search goes down the text, false if it goes up.
  package var isForward = true
  /// True until the screen has searched.
  package internal(set) var isPending = true
  /// The line that was found last, counted from 0; nil before.
  package internal(set) var line: Int?

  /// Returns the nearest line that contains the words, in the direction of the search.
  ///
  /// The search starts next to the line that was found last, or else at the first line shown:
  ///
  /// ```text
  ///   lines shown    found last    down from    up from
  ///   40 to 61       none          40           39
  ///   40 to 61       44            45           43
  /// ```
  ///
  /// - Parameters:
  ///   - lines: all lines.
  ///   - shown: the numbers of the lines on the screen.
  /// - Returns: the number of the line, counted from 0; nil if there is none.
  package func match(in lines: [String], shown: Range<Int>) -> Int? {
    let last = line.flatMap { shown.contains($0) ? $0 : nil }
    let wanted = text.lowercased()
    func matches(_ place: Int) -> Bool { lines[place].lowercased().contains(wanted) }
    return isForward
      ? lines.indices.dropFirst(last.map { $0 + 1 } ?? shown.lowerBound).first(where: matches)
      : lines.indices.prefix(last ?? shown.lowerBound).last(where: matches)
  }
}
