// Checks lines that have to fit.

import Display
import Testing

@testable import Panels

@Suite("A line")
struct LineTests {
  @Test(
    "is cut with dots where something is left out",
    arguments: [
      (0, ""), (3, "one"), (6, "one tw"), (7, "one ..."), (9, "one tw..."), (11, "one two six"),
      (20, "one two six"),
    ]
  )
  func cut(width: Int, text: String) {
    let line = Line("one ", .text).appending("two six", .dim)
    #expect(line.cut(to: width).text == text)
  }

  @Test(
    "is wrapped between words, and inside words that are too long",
    arguments: [
      (20, ["one two", "threefour"].joined(separator: " "), 1), (7, "one two|threefo|ur", 3),
      (3, "one|two|thr|eef|our", 5),
    ]
  )
  func wrap(width: Int, text: String, count: Int) {
    let lines = Line("one two", .text).appending("threefour", .dim).wrapped(to: width)
    #expect(lines.map(\.text).joined(separator: "|") == text)
    #expect(lines.count == count)
    #expect(lines.allSatisfy { $0.width <= width })
  }

  @Test(
    "is cut by its width, and never through a character",
    arguments: [
      ("漢字漢字漢字", 7, "漢字..."), ("漢字漢字漢字", 8, "漢字..."), ("漢字", 3, "漢"), ("漢字", 4, "漢字"),
      ("Jérôme Glisse", 9, "Jérôme..."), ("a👩‍💻b👩‍💻c👩‍💻", 8, "a👩‍💻b..."),
    ]
  )
  func cutWide(text: String, width: Int, expected: String) {
    let line = Line(text, .text).cut(to: width)
    #expect(line.text == expected)
    #expect(line.width <= width)
    let pieces = Line(String(text.prefix(1)), .dim).appending(String(text.dropFirst()), .text)
    #expect(pieces.cut(to: width).text == expected)
  }

  @Test(
    "is wrapped between ideographs as well, but not before what closes or after what opens",
    arguments: [
      ("穴あけは競走です", 6, "穴あけ|は競走|です"), ("競走「速い」です", 6, "競走|「速|い」で|す"),
      ("競走「速い」です", 8, "競走「速|い」です"), ("これは、速い", 6, "これ|は、速|い"), ("ab 漢字cd", 5, "ab 漢|字cd"),
      ("naïve façade", 6, "naïve|façade"), ("über-lang", 4, "über|-lan|g"), ("🙂🙂🙂", 4, "🙂🙂|🙂"),
      ("漢", 1, "漢"),
    ]
  )
  func wrapWide(text: String, width: Int, expected: String) {
    let lines = Line(text, .text).wrapped(to: width)
    #expect(lines.map(\.text).joined(separator: "|") == expected)
  }

  @Test("is not broken between a number and its unit", arguments: 9...16)
  func units(width: Int) {
    let lines = Line("21 states in 0.00 s or 4 MB, s", .text).wrapped(to: width)
    #expect(lines.contains { $0.text.contains("0.00 s") })
    #expect(lines.allSatisfy { $0.width <= width })
  }

  @Test("is broken at line feeds, which are never drawn")
  func lineFeeds() {
    let lines = Line("one two\nthree\n\nfour\r\n", .text).wrapped(to: 20)
    #expect(lines.map(\.text) == ["one two", "three", "", "four"])
    let spans = Line("head", .heading).appending("a\nb", .text).wrapped(to: 20)
    #expect(spans.map(\.text) == ["head a", "b"])
  }

  @Test("keeps what stands at its right edge")
  func ending() {
    let line = Line("lock_page(P3)", .text)
    #expect(line.ending(with: Line("waits", .dim), at: 22).text == "lock_page(P3)    waits")
    #expect(line.ending(with: Line("waits", .dim), at: 16).text == "lock_pa... waits")
  }

  @Test("says how many others there was no room for")
  func fitted() {
    let lines = ["a", "b", "c"].map { Line($0, .text) }
    #expect(lines.fitted(to: 3).map(\.text) == ["a", "b", "c"])
    #expect(lines.fitted(to: 2).map(\.text) == ["a", "... 2 more"])
    #expect(lines.fitted(to: 0).isEmpty)
  }
}

extension Line {
  fileprivate var text: String { spans.map(\.text).joined() }
}
