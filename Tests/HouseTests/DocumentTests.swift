// Checks that the sentences of the documents say what a thing is or does.

import Foundation
import Testing

@Suite("Documents")
struct DocumentTests {
  /// The words that no sentence opens with: it would be a riddle.
  private static let questionWords: Set<Substring> = [
    "What", "Whether", "Who", "How", "Why", "Which",
  ]

  @Test(
    "no sentence opens with a question word",
    arguments: try House.documents()
  )
  func openings(path: String) throws {
    let sentences = Self.sentences(in: try House.text(path))
    #expect(sentences.count > 3)
    for sentence in sentences {
      let first = sentence.split { !$0.isLetter }.first
      #expect(first.map(Self.questionWords.contains) != true, "\(path): \(sentence)")
    }
  }

  @Test("a sentence is found in a paragraph, in a list and in a table, but not in a title")
  func sentences() {
    let text = """
      # What it is

      It is one. What it
      does: it goes.
      * **Whether** it ends.
      | What it says | What a cell says. |
      ```
      What a program prints.
      ```
      """
    let openings = Self.sentences(in: text).compactMap { sentence in
      sentence.split { !$0.isLetter }.first.map(String.init)
    }
    #expect(openings == ["It", "What", "Whether", "What"])
  }

  /// Returns the sentences of a document, those in the cells of its tables among them; code and titles have none.
  private static func sentences(in text: String) -> [Substring] {
    var blocks: [String] = [""]
    var isCode = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let words = line.drop { $0 == " " }
      if words.hasPrefix("```") { isCode.toggle() }
      // A paragraph, an item of a list and a row of a table begin anew.
      if words.first.map({ "*-#|".contains($0) || $0.isNumber }) != false { blocks.append("") }
      guard !isCode, !words.hasPrefix("```"), !words.hasPrefix("#") else { continue }
      blocks[blocks.count - 1] += "\(words) "
    }
    // A cell without a full stop is a title.
    let parts = blocks.flatMap { block -> [Substring] in
      guard block.hasPrefix("|") else { return [block[...]] }
      return block.split(separator: "|").filter { ".:!?".contains($0.last { $0 != " " } ?? " ") }
    }
    return parts.flatMap { $0.split(separator: #/[.!?] +/#) }.filter {
      $0.contains(where: \.isLetter)
    }
  }
}
