// Checks the widths of characters one by one; TerminalTests compares them with the C library's.

import Testing

@testable import Display

@Suite("The width of a character")
struct WidthTests {
  @Test(
    "is known for every script",
    arguments: [
      ("a", 1), ("é", 1), ("\u{301}", 0), ("ж", 1), ("א", 1), ("ア", 2), ("ｱ", 1), ("漢", 2),
      ("한", 2),
      ("\u{1161}", 0), ("Ａ", 2), ("…", 1), ("─", 1), ("😀", 2), ("𠀀", 2), ("☀", 1), ("\u{FE0F}", 0),
    ] as [(Unicode.Scalar, Int)]
  )
  func known(scalar: Unicode.Scalar, width: Int) {
    #expect(scalar.widthInColumns == width)
  }
}
