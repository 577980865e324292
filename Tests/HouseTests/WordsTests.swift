// Checks that the program says nothing in words that leave it to the reader what is meant.

import Testing

@Suite("Words of the program")
struct WordsTests {
  /// Words for persons, which would stand for tasks here.
  private static let persons: Set<String> = [
    "anybody", "anyone", "everybody", "everyone", "he", "him", "himself", "his", "nobody", "she",
    "somebody", "someone", "who", "whoever", "whom",
  ]

  /// Phrases that are not English, or that only their author understands.
  private static let phrases = ["does away", "in hand", "passes on", "walk in", "walks in"]

  /// The words in a string that are to be replaced.
  static func objections(to text: String) -> [String] {
    let words = text.split { !$0.isLetter && $0 != "'" }.map { $0.lowercased() }
    let sentence = " \(words.joined(separator: " ")) "
    var objections = words.filter { persons.contains($0) }
    objections += phrases.filter { sentence.contains(" \($0) ") }
    // What is left behind is left; a page is after another, beyond the end, or passed.
    if sentence.contains(" behind "), !sentence.contains(#/ (left|leaves?) (\w+ ){0,2}behind /#) {
      objections.append("behind")
    }
    return objections
  }

  @Test("no string speaks of tasks as of persons, or says 'behind' for 'after'")
  func strings() {
    for file in House.sources {
      for literal in file.swift.strings {
        for word in Self.objections(to: literal.text) {
          Issue.record("\(file.path):\(literal.line) says '\(word)': \(literal.text)")
        }
      }
    }
  }

  @Test(
    "a word is noticed whatever stands beside it",
    arguments: [
      ("Nobody can go on.", ["nobody"]), ("page 3 lies behind the end", ["behind"]),
      ("old data is left behind", []), ("the whole hole, whose end is here", []),
      ("It has s2 in hand.", ["in hand"]), ("which task is next?", []),
    ]
  )
  func objections(text: String, expected: [String]) {
    #expect(Self.objections(to: text) == expected)
  }
}
