// Lines that have to fit.

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
