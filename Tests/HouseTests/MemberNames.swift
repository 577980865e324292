// Collects the names that stand after a dot in the code of a file.

/// The names after a dot in a file.
struct MemberNames {
  /// All of them: `rescan` for `rules.rescan`, for `.rescan` and for `\.rescan`.
  private(set) var all: Set<String> = []
  /// Those with the name before the dot: `guards.pageLock`.
  private(set) var pairs: Set<String> = []
  /// Those with nothing before the dot, as a case has mostly.
  private(set) var cases: Set<String> = []

  /// Reads the code of a file.
  init(_ code: [Character]) {
    var word = ""
    var previous = ""
    var isMember = false
    var hasBase = false
    var last: Character = " "
    for character in code + ["\n"] {
      if character.isLetter || character.isNumber || character == "_" {
        word.append(character)
        continue
      }
      if isMember, !word.isEmpty {
        all.insert(word)
        pairs.insert("\(previous).\(word)")
        if !hasBase { cases.insert(word) }
      }
      isMember = character == "."
      if isMember {
        hasBase = !word.isEmpty || last == ")" || last == "]" || last == "?"
        previous = word
      }
      word = ""
      last = character
    }
  }
}
