// Knows how to search in a text or a list.

/// A search in the text that is being read, or in the list that is shown.
///
/// Only the screen knows how a text is broken into lines. So the screen searches in it, and reports the
/// match by `WindowEvent.foundLine`.
package struct TextSearch: Hashable, Sendable {
  /// The words to search for, regardless of upper and lower case.
  package var text: String
  /// True if the search goes down the text, false if it goes up.
  package var isForward = true
  /// True until the screen has searched.
  package internal(set) var isPending = true
  /// The line that was found last, counted from 0; nil before, and in a list.
  package internal(set) var line: Int?

  /// The line or item that a search has come to.
  package struct Match: Hashable, Sendable {
    /// The place of the line or item, counted from 0.
    package let line: Int
    /// True if the search has gone on at the other end.
    package let hasWrapped: Bool
    /// True if the search has come back to where it began.
    package let isBack: Bool
  }

  /// Returns the nearest line that contains the words, in the direction of the search and round the ends.
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
  /// - Returns: the match; nil if no line contains the words.
  package func match(in lines: [String], shown: Range<Int>) -> Match? {
    let last = line.flatMap { shown.contains($0) ? $0 : nil }
    let wanted = text.lowercased()
    func matches(_ place: Int) -> Bool { lines[place].lowercased().contains(wanted) }
    let start = last.map { isForward ? $0 + 1 : $0 } ?? shown.lowerBound
    let (before, after) = (lines.indices.prefix(start), lines.indices.dropFirst(start))
    let direct = isForward ? after.first(where: matches) : before.last(where: matches)
    if let direct { return Match(line: direct, hasWrapped: false, isBack: false) }
    let around = isForward ? before.first(where: matches) : after.last(where: matches)
    return around.map { Match(line: $0, hasWrapped: true, isBack: $0 == last) }
  }
}
