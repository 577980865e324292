// The fixed set of characters.

import Display
import Testing

@Suite("Glyphs")
struct GlyphsTests {
  static let all = (0...0x2600).compactMap(Unicode.Scalar.init).filter(Glyphs.contains)

  @Test("are printable ASCII and the 48 lines and blocks of code page 437")
  func set() {
    let ascii = Self.all.filter(\.isASCII)
    let others = Self.all.filter { !$0.isASCII }
    #expect(ascii.count == 95)
    #expect(others.count == 48)
    #expect(others.allSatisfy { (0x2500...0x259F).contains($0.value) })
  }

  @Test("all have a stand-in of one ASCII character")
  func standIns() {
    for glyph in Self.all {
      let standIn = Glyphs.ascii(glyph)
      #expect(standIn.isASCII && Glyphs.contains(standIn))
      #expect(!glyph.isASCII || standIn == glyph)
    }
  }

  @Test(
    "replace whatever else a text contains",
    arguments: [
      ("plain ~ text", "plain ~ text"),
      ("┌─█", "┌─█"),
      ("a\tb\u{1B}[31m\u{7F}\n", "a?b?[31m??"),
      ("\r\n", "?"),
      ("über", "?ber"),
      ("u\u{308}ber", "?ber"),
      ("日本", "??"),
      ("👩‍👩‍👧 ok", "? ok"),
      ("●→…", "???"),
      ("", ""),
    ],
  )
  func printable(text: String, expected: String) {
    #expect(Glyphs.printable(text) == expected)
  }
}
