// Knows every message of the language and the place it points at.
import Script
import Testing

/// A text with the places of its diagnostics, and their words from top to bottom.
struct RefusedText: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  let summaries: [String]

  /// A whole file.
  static func file(_ name: String, _ text: String, _ summaries: String...) -> Self {
    Self(name: name, text: text, summaries: summaries)
  }

  /// A header behind a good first line.
  static func header(_ name: String, _ lines: String, _ summaries: String...) -> Self {
    Self(name: name, text: "punchscope demo 1\n" + lines + "\n", summaries: summaries)
  }

  /// Commands behind a good header: five pages, `read-1`, `reclaim-1`, `fault-1`.
  static func commands(_ name: String, _ lines: String, _ summaries: String...) -> Self {
    commands(name, lines, summaries, version: 1)
  }

  /// Commands of version 2 behind the same header.
  static func newCommands(_ name: String, _ lines: String, _ summaries: String...) -> Self {
    commands(name, lines, summaries, version: 2)
  }

  /// Commands of version 3 behind the same header.
  static func newestCommands(_ name: String, _ lines: String, _ summaries: String...) -> Self {
    commands(name, lines, summaries, version: 3)
  }

  /// Commands of version 4 behind the same header.
  static func noteCommands(_ name: String, _ lines: String, _ summaries: String...) -> Self {
    commands(name, lines, summaries, version: 4)
  }

  private static func commands(
    _ name: String,
    _ lines: String,
    _ summaries: [String],
    version: Int
  ) -> Self {
    let header = """
      punchscope demo \(version)
      slots    hole page page page swap
      tasks    read@2, reclaim, fault-write:loop

      """
    return Self(name: name, text: header + lines + "\n", summaries: summaries)
  }

  var testDescription: String { name }
}

@Suite("What is wrong with a text")
struct DiagnosticTests {
  @Test(
    "is said in these words and at these places",
    arguments: files + headers + tasks + commands + newCommands + breakpoints + notes + figures
  )
  func words(refused: RefusedText) {
    let marked = MarkedText(refused.text)
    let diagnostics = Samples.diagnostics(of: marked.text)
    #expect(diagnostics.map(\.problem.summary) == refused.summaries)
    #expect(
      diagnostics.map { MarkedText.Mark(line: $0.line, columns: $0.columns) } == marked.marks
    )
  }
}
