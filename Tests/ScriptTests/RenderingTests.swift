// Knows how diagnostics look as a whole.
import Script
import Testing

@Suite("A refused demo")
struct RenderingTests {
  @Test("is shown with file, line, column, words, text and caret")
  func oneDiagnostic() {
    expectRendering(
      of: """
        punchscope demo 1
        title    A page left behind
        about    One swizzle is enough.
        kernel   3.17
        slots    page
        """,
      is: """
        06-classroom.punch:4:10: error: unknown kernel '3.17'
         4 | kernel   3.17
           |          ^~~~ expected 3.15, f00cdc6df7d7, rfc-24jun, take-2, 8e205f779d14, 3.16, 6.1, 6.6, 6.12.0, 6.12.69, 6.12.70, 6.12.95, 6.12.118, 6.14, 6.18.0, 7.3.4, 7.3.4+nov, split-aware or today
        """
    )
  }

  @Test("shows everything that is wrong, from top to bottom")
  func manyDiagnostics() {
    expectRendering(
      of: """
        punchscope demo 1
        slots    page swap page
        hole     1-5
        kernel   3.16



        chapter
        step     punch unitl P14
        expect   lost 0 0
        """,
      is: """
        06-classroom.punch:3:10: error: the hole reaches beyond the end of the file
         3 | hole     1-5
           |          ^~~ its last page is 2
        06-classroom.punch:8:8: error: missing text
         8 | chapter
           |        ^ expected a text up to the end of the line
        06-classroom.punch:9:16: error: unknown step 'unitl'
         9 | step     punch unitl P14
           |                ^~~~~ did you mean 'until'?
        06-classroom.punch:10:17: error: page 0 is named twice
         10 | expect   lost 0 0
            |                 ^ expected every page once
        """
    )
  }

  @Test("never sends a control character to the terminal")
  func invisibleCharacters() {
    expectRendering(
      of: "punchscope demo 1\nslots\tpage\nnote     \u{1B}]0;gotcha\u{7}",
      is: """
        06-classroom.punch:2:6: error: a tab
         2 | slots page
           |      ^ expected blanks
        06-classroom.punch:3:10: error: the character U+001B is invisible
         3 | note     ?]0;gotcha?
           |          ^
        """
    )
  }

  @Test("shows of a line of any length no more than a line, the place of the mistake in it")
  func longLines() throws {
    let page = String(repeating: "page ", count: 20_000)
    let mistakes = [
      "slots \(page)pgae \(page)", "slots \(String(repeating: "x", count: 100_000))",
      "slots page \(String(repeating: "\u{301}", count: 100_000))",
      "slots page\nstep \(String(repeating: "9", count: 100_000))",
      "slots page\nexpect lost \(String(repeating: "0 ", count: 50_000))",
      "slots page\nmark m\nmark \(String(repeating: "\u{7}", count: 100_000))",
    ]
    for mistake in mistakes {
      let text = try #require(
        Samples.diagnostics(of: "punchscope demo 2\n\(mistake)\n").first?
          .rendered(file: "long.punch")
      )
      let lines = text.split(separator: "\n").map(String.init)
      #expect(lines.count == 3 && lines.allSatisfy { $0.unicodeScalars.count < 330 }, "\(text)")
      let caret = lines[2].firstIndex(of: "^").map { lines[2][..<$0].count }
      #expect(caret.map { $0 < 110 } ?? false, "the caret can be seen: \(text)")
    }
    let text = try #require(
      Samples.diagnostics(of: "punchscope demo 2\n\(mistakes[0])\n").first?
        .rendered(file: "long.punch")
    )
    #expect(
      text == """
        long.punch:2:100007: error: unknown content of a slot 'pgae'
         2 | …ge page page page page page page pgae page page page page page page page page page page page page pa…
           |                                   ^~~~ did you mean 'page'?
        """
    )
  }

  @Test("shows what steers a terminal as signs that can be seen")
  func echoesControls() {
    #expect("a\u{1B}[2J\u{7F}\n".echoed == "a␛[2J␡␊")
    #expect("\u{202E}\u{85}\u{2028}".echoed == "<U+202E><U+85><U+2028>")
    #expect("Jérôme 漢字".echoed == "Jérôme 漢字")
    let long = String(repeating: "a", count: 500) + String(repeating: "b", count: 500)
    #expect(long.echoed(limit: 9) == "aaaaa…bbb")
  }

  @Test("counts characters, not bytes")
  func characters() {
    expectRendering(
      of: "punchscope demo 1\nslots page\nchapter Où ça ? 🕳️\nstep punch at é",
      is: """
        06-classroom.punch:4:15: error: 'é' is not a page
         4 | step punch at é
           |               ^ expected a page number, counted from 0
        """
    )
  }

  private func expectRendering(
    of text: String,
    is expected: String,
    at location: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: ScriptError.self, sourceLocation: location) { try Demo(parsing: text) }
    do throws(ScriptError) {
      _ = try Demo(parsing: text)
    } catch {
      #expect(error.rendered(file: "06-classroom.punch") == expected, sourceLocation: location)
    }
  }
}
