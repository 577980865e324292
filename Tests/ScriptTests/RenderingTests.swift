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
        title    The classroom loss
        about    One swizzle is enough.
        kernel   3.17
        slots    page
        """,
      is: """
        06-classroom.punch:4:10: error: unknown kernel '3.17'
         4 | kernel   3.17
           |          ^~~~ expected 3.15, f00cdc6df7d7, rfc-24jun, take-2, 8e205f779d14, 3.16 or 6.1
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
        06-classroom.punch:3:10: error: the hole reaches behind the end of the file
         3 | hole     1-5
           |          ^~~ its last page is 2
        06-classroom.punch:8:8: error: missing text
         8 | chapter
           |        ^ expected a text up to the end of the line
        06-classroom.punch:9:16: error: unknown row 'unitl'
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
        06-classroom.punch:3:10: error: the character U+001B cannot be seen
         3 | note     ?]0;gotcha?
           |          ^
        """
    )
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
