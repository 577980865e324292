// Splits a line into words.

/// One line, read from left to right.
///
/// ```
/// rules    first-pass off, swap-retry off   # a comment
/// ~~~~~    ~~~~~~~~~~ ~~~~ ~~~~~~~~~~ ~~~   words; the comma is one more
/// ```
///
/// The reader remembers the words that were tried without success at its place. So a refusal can list
/// every word that could have stood there, and completion can offer them.
struct LineReader {
  private let text: [Character]
  /// The number of characters read.
  private var position = 0
  private var tried: [String] = []

  init(_ text: some StringProtocol) {
    self.text = Array(text)
  }

  /// True if only blanks and a comment are left.
  var isAtEnd: Bool { peek() == nil }

  /// True if a text follows; what looks like a comment is a part of it.
  var hasText: Bool { text[position...].contains { $0 != " " } }

  /// The column after the last word read, counted from 1.
  var column: Int { position + 1 }

  /// The column of the next word, or the one where a word is missing.
  var columnOfNextWord: Int { peek()?.columns.lowerBound ?? column }

  /// Takes the next word and returns what `read` makes of it; a result of nil means that the word is
  /// unknown.
  mutating func take<Value>(
    _ wanted: Wanted,
    candidates: @autoclosure () -> [String] = [],
    _ read: (Token) throws(Refusal) -> Value?,
  ) throws(Refusal) -> Value {
    guard let token = peek() else {
      throw Refusal(column..<column, .missing(wanted, candidates: tried + candidates()))
    }
    guard token.text != "," else {
      throw token.refused(.missing(wanted, candidates: tried + candidates()))
    }
    do throws(Refusal) {
      guard let value = try read(token) else { throw token.unknown(wanted, []) }
      advance(behind: token)
      return value
    } catch {
      // A refusal of a part of the word knows best which words could stand in that part.
      throw error.columns == token.columns ? error.offering(tried + candidates()) : error
    }
  }

  /// Takes the next word, which must be one of these.
  mutating func take<Word: RawRepresentable<String>>(
    _ wanted: Wanted,
    among words: [Word]
  ) throws(Refusal) -> Word {
    try take(wanted, candidates: words.map(\.rawValue)) { token in
      words.first { $0.rawValue == token.text }
    }
  }

  /// Takes the next word, which must be this one.
  mutating func take(_ particle: Particle) throws(Refusal) {
    _ = try take(.word, among: [particle])
  }

  /// Takes the next word if it is one of these.
  mutating func takeIfNext<Word: RawRepresentable<String>>(among words: [Word]) -> Word? {
    if let token = peek(), let word = words.first(where: { $0.rawValue == token.text }) {
      advance(behind: token)
      return word
    }
    tried += words.map(\.rawValue)
    return nil
  }

  /// Takes the next word if it is one of these, which exist since a version of the language.
  ///
  /// - Throws: a refusal if the demo has an older version.
  mutating func takeIfNext<Word: RawRepresentable<String>>(
    among words: [Word],
    ofVersion version: Int,
    in scope: Scope
  ) throws(Refusal) -> Word? {
    guard version > scope.version else { return takeIfNext(among: words) }
    if let token = peek(), words.contains(where: { $0.rawValue == token.text }) {
      try token.check(version: version, in: scope)
    }
    return nil
  }

  /// Takes the next word if `read` makes something of it.
  mutating func takeWordIfNext<Value>(
    _ read: (Token) throws(Refusal) -> Value?
  ) throws(Refusal) -> Value? {
    guard let token = peek(), let value = try read(token) else { return nil }
    advance(behind: token)
    return value
  }

  /// Takes the next word if it is this one, which is read but no longer offered.
  mutating func takeIfNext(_ word: OldWord) -> Bool {
    guard let token = peek(), token.text == word.rawValue else { return false }
    advance(behind: token)
    return true
  }

  /// The next two words; nil where the line ends before.
  var wordsAhead: (first: Substring?, second: Substring?) {
    var ahead = self
    guard let first = ahead.peek() else { return (nil, nil) }
    ahead.advance(behind: first)
    return (first.text, ahead.peek()?.text)
  }

  /// Takes a comma before another item.
  mutating func takeCommaIfNext() {
    guard let token = peek(), token.text == "," else { return }
    advance(behind: token)
  }

  /// Takes the next word if it is this one.
  mutating func takeIfNext(_ particle: Particle) -> Bool {
    takeIfNext(among: [particle]) != nil
  }

  /// Takes the items up to the end of the line, with commas or blanks between them.
  mutating func takeList<Item>(
    _ item: (inout LineReader) throws(Refusal) -> Item
  ) throws(Refusal) -> [Item] {
    var items = [try item(&self)]
    while let token = peek() {
      if token.text == "," { advance(behind: token) }
      items.append(try item(&self))
    }
    return items
  }

  /// Takes the text up to the end of the line, unchanged.
  mutating func takeText() throws(Refusal) -> String {
    let start = text[position...].firstIndex { $0 != " " }
    let end = text[position...].lastIndex { $0 != " " }
    guard let start, let end else {
      throw Refusal(column..<column, .missing(.text, candidates: []))
    }
    position = end + 1
    return String(text[start...end])
  }

  /// Refuses any word that is left.
  func finish() throws(Refusal) {
    guard let token = peek() else { return }
    throw token.refused(.unexpected(String(token.text), candidates: tried))
  }

  private func peek() -> Token? {
    guard let start = text[position...].firstIndex(where: { $0 != " " }), text[start] != "#"
    else { return nil }
    let end = text[start...].firstIndex { $0 == " " || $0 == "," } ?? text.endIndex
    // A comma ends a word, and is a word of its own.
    return Token(Substring(String(text[start..<max(end, start + 1)])), column: start + 1)
  }

  private mutating func advance(behind token: Token) {
    position = token.columns.upperBound - 1
    tried = []
  }
}
