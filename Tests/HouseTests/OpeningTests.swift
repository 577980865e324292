// Checks that every file opens with a sentence that says what the file does or knows.

import Testing

/// The rules for the first sentence of a file.
private enum Opening {
  /// The verbs that a file may open with; another verb in the third person joins them here.
  static let verbs: Set<String> = [
    "Asks", "Checks", "Collects", "Compares", "Computes", "Counts", "Decides", "Describes", "Draws",
    "Explains", "Exports", "Finds", "Gives", "Groups", "Holds", "Keeps", "Knows", "Lays", "Lists",
    "Makes",
    "Measures", "Moves", "Names", "Opens", "Parses", "Plays", "Prints", "Puts", "Reads", "Runs",
    "Says", "Sends", "Shows", "Splits", "Starts", "Stores", "Tells", "Translates", "Turns",
    "Walks", "Writes",
  ]

  /// Words that leave it to the reader what is meant: persons for tasks, and places for times.
  static let riddles: Set<String> = [
    "anybody", "anyone", "everybody", "everyone", "he", "him", "himself", "his", "nobody", "she",
    "somebody", "someone", "who", "whoever", "whom",
  ]

  /// The sentences that still have such a word, to be rewritten one by one.
  static let known: Set<String> = []

  /// The fault of a sentence.
  static func objections(to sentence: String) -> [String] {
    let words = sentence.split { !$0.isLetter && $0 != "'" }.map(String.init)
    var objections: [String] = []
    if !verbs.contains(words.first ?? "") {
      objections.append("does not open with a verb in the third person")
    }
    if !sentence.hasSuffix(".") || sentence.hasSuffix("..") {
      objections.append("does not end with a full stop")
    }
    if sentence.contains(". ") { objections.append("is more than one sentence") }
    objections += words.filter { riddles.contains($0.lowercased()) }.map { "says '\($0)'" }
    let text = " \(words.joined(separator: " ")) "
    if text.contains(" behind "),
      !["leave", "leaves", "left"].contains(where: { text.contains(" \($0) behind ") })
    {
      objections.append("says 'behind'")
    }
    return objections
  }
}

@Suite("Opening sentences")
struct OpeningTests {
  @Test("every file opens with one sentence, whose verb says what the file does")
  func sentences() {
    for file in House.sources + House.tests where !Opening.known.contains(file.opening) {
      for objection in Opening.objections(to: file.opening) {
        Issue.record("\(file.path):1 \(objection): \(file.opening)")
      }
    }
  }

  @Test("no two files open with the same sentence")
  func different() {
    let files = Dictionary(grouping: House.sources + House.tests, by: \.opening)
    for (sentence, files) in files.sorted(by: { $0.key < $1.key }) where files.count > 1 {
      Issue.record("\(files.map(\.path).joined(separator: ", ")): \(sentence)")
    }
  }

  @Test(
    "the list of sentences to be rewritten only gets shorter",
    arguments: Opening.known.sorted()
  )
  func known(sentence: String) {
    let isThere = House.sources.contains { $0.opening == sentence }
    #expect(isThere, "the sentence is gone: take it off the list")
    #expect(!Opening.objections(to: sentence).isEmpty, "nothing is wrong with it")
  }

  @Test(
    "a sentence is refused for its verb, its end and its riddles",
    arguments: [
      ("Knows how long a line is.", 0), ("Splits a line, if it is too long.", 0),
      ("What a line is.", 1), ("Lines that have to fit.", 1), ("A line.", 1), ("", 2),
      ("Knows a line", 1), ("Knows a line. Draws it.", 1), ("Knows who draws.", 1),
      ("Knows that nobody hears him.", 2), ("Knows what comes behind the end.", 1),
      ("Knows what a punch may leave behind.", 0), ("Whether a line fits", 2),
    ]
  )
  func objections(sentence: String, count: Int) {
    #expect(Opening.objections(to: sentence).count == count)
  }
}
