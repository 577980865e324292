// Holds a word of a line and its place.

/// A word, or a part of one, and its place in the line.
struct Token {
  let text: Substring
  /// The columns of the word in its line, in characters counted from 1.
  let columns: Range<Int>

  init(_ text: Substring, column: Int) {
    self.text = text
    columns = column..<column + text.count
  }

  /// True if the word consists of the digits 0 to 9.
  var isDecimal: Bool {
    !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// Returns the parts before and after the first such character; the tail is nil if there is none.
  ///
  /// ```
  /// read:loop@3  cut at @  →  read:loop  and  3
  /// ```
  func cut(at separator: Character) -> (head: Token, tail: Token?) {
    guard let place = text.firstIndex(of: separator) else { return (self, nil) }
    let head = Token(text[..<place], column: columns.lowerBound)
    let tail = Token(text[text.index(after: place)...], column: head.columns.upperBound + 1)
    return (head, tail)
  }

  /// Returns the word without that first character, or nil if it begins otherwise.
  func removingPrefix(_ character: Character) -> Token? {
    guard text.first == character else { return nil }
    return Token(text.dropFirst(), column: columns.lowerBound + 1)
  }

  /// Returns the word without that last character, or nil if it ends otherwise.
  func removingSuffix(_ character: Character) -> Token? {
    guard text.last == character else { return nil }
    return Token(text.dropLast(), column: columns.lowerBound)
  }

  func refused(_ problem: Problem) -> Refusal { Refusal(columns, problem) }

  func unknown(_ wanted: Wanted, _ candidates: [String]) -> Refusal {
    text.isEmpty
      ? refused(.missing(wanted, candidates: candidates))
      : refused(.unknown(wanted, String(text), candidates: candidates))
  }
}
