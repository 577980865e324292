// Tells the words that begin a line: keys of the header, and commands.

/// A word that begins a line.
enum Keyword: Hashable, Sendable {
  case header(HeaderKey)
  case command(CommandWord)

  init?(_ word: String) {
    if let key = HeaderKey(rawValue: word) {
      self = .header(key)
    } else if let command = CommandWord(rawValue: word) {
      self = .command(command)
    } else {
      return nil
    }
  }
}
