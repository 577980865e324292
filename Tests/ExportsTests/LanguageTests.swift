// What users write in their own language, in what leaves the program.

import Display
import Exports
import Foundation
import Playback
import Script
import Testing

@Suite("A race told in another language")
struct LanguageTests {
  private static func film(isASCIIOnly: Bool = false) throws -> Film {
    let demo = try Demo(
      parsing: """
        punchscope demo 2
        title    Jérôme & 漢字
        kernel   3.16
        slots    page swap
        hole     0-1
        chapter  穴あけ
        note     “Naïve” → 漢字 👩‍💻 end
        step     punch P1
        note     語漢 ❤️ ok
        """
    )
    let play = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: "")
    return Film(of: play, size: Size(rows: 24, columns: 80), isASCIIOnly: isASCIIOnly)
  }

  @Test("keeps every column in text")
  func text() throws {
    let text = try Self.film().text(palette: nil)
    #expect(text.contains("“Naïve” → 漢字 👩‍💻 end"))
    let rows = text.split(separator: "\n").filter { "│├└┌".contains($0.prefix(1)) }
    #expect(rows.count > 20)
    #expect(rows.allSatisfy { String($0).widthInColumns == 80 })
  }

  @Test("is ASCII where that is asked for")
  func ascii() throws {
    let text = try Self.film(isASCIIOnly: true).frames.map(\.grid.text).joined()
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
    #expect(text.contains("\"Naive\" -> ?? ? end"))
  }

  @Test("shows a terminal its pictures, whatever it makes of emoji", arguments: Palette.allCases)
  func cast(palette: Palette) throws {
    let film = try Self.film()
    let cast = try RecordedCast(parsing: Cast(film, palette: palette).text)
    var terminal = PlainTerminal(size: film.size)
    for event in cast.events where event.kind != "m" { try terminal.show(event.data) }
    let last = try #require(film.frames.last)
    #expect(terminal.places == PlainTerminal.places(of: last.grid, in: palette))
    #expect(!cast.events.contains { $0.kind != "m" && $0.data.contains("\u{200D}") })
  }

  @Test("puts what follows a wide character in its own column of an SVG")
  func svg() throws {
    let svg = AnimatedSVG(try Self.film(), palette: .dark).text
    #expect(svg.contains("<title>Jérôme &amp; 漢字</title>"))
    #expect(svg.contains(#"textLength="36">漢字<"#), "two characters, four columns of nine")
    #expect(svg.contains(#"textLength="18">👩‍💻<"#))
  }
}
