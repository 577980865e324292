// Checks the fixed set of characters.

import Testing

@testable import Display

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

  @Test("of lines and blocks all have a stand-in of one ASCII character")
  func standIns() {
    for glyph in Self.all where !glyph.isASCII {
      let standIn = Glyphs.lineStandIn(for: glyph)
      #expect(standIn.map { $0.isASCII && Glyphs.contains($0) } == true)
    }
  }
}
