// Checks the characters that users write.

import Testing

@testable import Display

@Suite("A glyph")
struct GlyphTests {
  @Test(
    "is a character with all that is drawn over it, as wide as a terminal draws it",
    arguments: [
      ("abc", [1, 1, 1]), ("é", [1]), ("e\u{301}", [1]), ("漢字", [2, 2]), ("ﾊﾟ", [1, 1]),
      ("ＡＢ", [2, 2]),
      ("한글", [2, 2]), ("\u{1112}\u{1161}\u{11AB}", [2]), ("👩‍💻", [2]), ("👨‍👩‍👧‍👦!", [2, 1]), ("👍🏽", [2]),
      ("🇩🇪🇫🇷", [2, 2]), ("🇩", [1]), ("❤", [1]), ("❤️", [2]), ("1️⃣", [2]), ("1\u{20E3}", [1]),
      ("⌚", [2]),
      ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", [2]), ("क्षि", [1, 1, 1]), ("น้ำ", [1, 1]), ("…“–”→", [1, 1, 1, 1, 1]),
      ("עִבְרִית", [1, 1, 1, 1, 1]),
      ("", []),
    ] as [(String, [Int])]
  )
  func widths(text: String, widths: [Int]) {
    let glyphs = Glyph.glyphs(of: text)
    #expect(glyphs.map(\.widthInColumns) == widths)
    #expect(glyphs.map(\.text).joined() == text, "nothing is lost")
    #expect(text.widthInColumns == widths.reduce(0, +))
  }

  @Test("never is a character that steers the terminal, hides, or turns the order of others")
  func invisible() {
    let harmful = (0...0x10FFFF).compactMap(Unicode.Scalar.init).filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: true
      default: false
      }
    }
    #expect(harmful.count > 65)
    for scalar in harmful {
      #expect(Glyph(scalar) == .replacement, "U+\(String(scalar.value, radix: 16))")
      #expect(Glyph.glyphs(of: String(scalar)) == [.replacement])
    }
    let text = "a\tb\u{1B}[31m\u{7F}\n\r\n\u{9B}c\u{202E}d"
    let shown = Glyph.glyphs(of: text).map(\.text).joined()
    #expect(shown.replacing("\u{FFFD}", with: "?") == "a?b?[31m????c?d")
    #expect("é\u{1B}[m\nb\r\n漢\t".visible == "é\u{FFFD}[m\nb\n漢\u{FFFD}")
  }

  @Test("of a mark without a letter is shown over a circle of dots")
  func loneMark() {
    #expect(Glyph("\u{301}").text == "\u{25CC}\u{301}")
    #expect("\u{301}a".widthInColumns == 2)
  }

  @Test(
    "has the usual spelling in ASCII",
    arguments: [
      ("Jérôme Glisse", "Jerome Glisse"), ("“quoted” – and — then…", "\"quoted\" - and - then..."),
      ("Ångström Øre łódź Đỗ Ærø Œuvre groß", "Angstrom Ore lodz Do AEro OEuvre gross"),
      ("Þór ŋ ﬁne ſo ıi", "Thor ng fine so ii"), ("a → b ⇒ c ≤ d ≠ e", "a -> b => c <= d != e"),
      ("e\u{301}", "e"), ("ＡＢ１", "AB1"), ("漢字", "??"), ("🇩🇪 👩‍💻 1️⃣", "DE ? 1"), ("½ € ™", "1/2 EUR TM"),
      ("─│┌█", "-|+#"), ("a\u{A0}b\u{3000}c", "a b c"), ("línea\nséconde", "linea\nseconde"),
      ("a\u{1B}b", "a?b"), ("Привет", "??????"), ("plain ~ text", "plain ~ text"),
    ]
  )
  func spelling(text: String, expected: String) {
    #expect(text.inASCII == expected)
  }

  @Test("has a stand-in of printable ASCII that fits where it stands")
  func standIns() {
    let scalars = (0x20...0x1FFFF).compactMap(Unicode.Scalar.init)
    for glyph in scalars.map({ Glyph($0) }) + [.secondHalf] {
      let (text, short) = (glyph.standIn.text, glyph.standIn.short)
      #expect(text.isPrintableASCII && short.isPrintableASCII)
      #expect(short.utf8.count <= glyph.widthInColumns, "\(glyph.text)")
    }
  }

  @Test(
    "is written in pieces that every terminal draws equally wide",
    arguments: [
      ("é", ["0:é"]), ("e\u{301}", ["0:e\u{301}"]), ("漢", ["0:漢"]), ("👩‍💻", ["0:👩"]), ("👍🏽", ["0:👍"]),
      ("❤️", ["0:❤", "1: "]), ("1️⃣", ["0:1\u{20E3}", "1: "]), ("⌚︎", ["0:⌚"]), ("🇩🇪", ["0:🇩", "1:🇪"]),
      ("a\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}", ["0:a\u{300}\u{301}\u{302}\u{303}"]),
    ] as [(String, [String])]
  )
  func pieces(text: String, expected: [String]) {
    let glyphs = Glyph.glyphs(of: text)
    let pieces = glyphs.flatMap { $0.pieces(measuredBy: \.widthInColumns) }
    let words = pieces.map { "\($0.offset):\(String(String.UnicodeScalarView($0.scalars)))" }
    #expect(words == expected)
    #expect(glyphs.map(\.streamText).joined().widthInColumns == text.widthInColumns)
  }

  @Test("gives way to ASCII where the C library knows it as wider, or not at all")
  func disagreement() {
    let narrow = Glyph("é").pieces { _ in 2 }
    #expect(narrow.map(\.scalars) == [["e"]])
    let unknown = Glyph("漢").pieces { _ in -1 }
    #expect(unknown.map(\.scalars) == [["?"], [" "]])
    let wideOnceOnly = Glyph("漢").pieces { _ in 1 }
    #expect(wideOnceOnly.map(\.scalars) == [["漢"], [" "]])
    let flag = Glyph.glyphs(of: "🇩🇪")[0].pieces { _ in 2 }
    #expect(flag.map(\.scalars) == [["D"], ["E"]])
    #expect(Glyph.secondHalf.pieces(measuredBy: { _ in 1 }).isEmpty)
  }

  @Test(
    "is never cut in two",
    arguments: [
      ("漢字", 3, "漢", "字"), ("漢字", 4, "漢字", "漢字"), ("a👩‍💻b", 2, "a", "b"), ("a👩‍💻b", 3, "a👩‍💻", "👩‍💻b"),
      ("e\u{301}e", 1, "e\u{301}", "e"), ("", 3, "", ""), ("漢", 0, "", ""), ("a", -1, "", ""),
    ]
  )
  func cut(text: String, columns: Int, beginning: String, end: String) {
    #expect(text.prefix(columns: columns) == beginning)
    #expect(text.suffix(columns: columns) == end)
  }
}
