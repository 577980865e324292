// Knows which demos a playlist names, and every message about one.

import Script
import Testing

@Suite("A playlist")
struct PlaylistTests {
  private static let known: Set<String> = [
    "4", "5", "swap-retry", "talks/my demo.punch", "talks/a#1.punch", "C#",
  ]

  private static func read(_ text: String) throws(ScriptError) -> [String] {
    try Playlist(parsing: text, names: ["swap-retry", "swizzle"]) { known.contains($0) }.demos
  }

  @Test("names a demo a line, in order, and the same one as often as wanted")
  func reads() throws {
    let text = """
      # Twenty minutes
      4
        5   # the lock

      swap-retry
      talks/my demo.punch
      talks/a#1.punch
      C#
      4
      """
    #expect(
      try Self.read(text) == [
        "4", "5", "swap-retry", "talks/my demo.punch", "talks/a#1.punch", "C#", "4",
      ]
    )
    #expect(try Self.read("4\n") == ["4"])
  }

  private static let refused: [RefusedText] = [
    .file(
      "nothing",
      "‹›",
      "this playlist names no demo: expected a demo by number, name or file on each line"
    ),
    .file(
      "comments alone",
      "‹›# 4\n\n# 5\n",
      "this playlist names no demo: expected a demo by number, name or file on each line"
    ),
    .file(
      "a name with a slip",
      "4\n  ‹swap-rety›  # the retry\n",
      "there is no demo or file 'swap-rety': did you mean 'swap-retry'?"
    ),
    .file(
      "a number that no demo has, and a file that is not there",
      "‹99›\n4\n‹talks/none.punch›\n",
      "there is no demo or file '99': expected a demo by number, name or file",
      "there is no demo or file 'talks/none.punch': expected a demo by number, name or file"
    ),
    .file("several on a line", "4 ‹5› 7 8\n", "unexpected '5': expected one demo a line"),
    .file(
      "a comma",
      "‹4, 5›\n",
      "there is no demo or file '4, 5': expected a demo by number, name or file"
    ),
    .file("a tab", "4‹\t›# five\n", "a tab: expected blanks"),
    .file(
      "carriage returns",
      "4‹›\r\n5\r\n",
      "a carriage return at the end of the line: expected lines that end in a line feed alone"
    ),
    .file("an escape sequence", "4\n‹\u{1B}›[31m5\n", "the character U+001B is invisible"),
  ]

  @Test("says what is wrong, and where", arguments: refused)
  func refuses(refused: RefusedText) {
    let marked = MarkedText(refused.text)
    do throws(ScriptError) {
      _ = try Self.read(marked.text)
      Issue.record("it is refused")
    } catch {
      #expect(error.diagnostics.map(\.problem.summary) == refused.summaries)
      #expect(
        error.diagnostics.map { MarkedText.Mark(line: $0.line, columns: $0.columns) }
          == marked.marks
      )
    }
  }

  @Test("shows the place below the line of the file")
  func rendering() throws {
    do throws(ScriptError) {
      _ = try Self.read("4\nswizle\n")
      Issue.record("it is refused")
    } catch {
      #expect(
        error.rendered(file: "mine.list", widthOf: { _ in 1 }) == """
          mine.list:2:1: error: there is no demo or file 'swizle'
           2 | swizle
             | ^~~~~~ did you mean 'swizzle'?
          """
      )
    }
  }
}
