// Checks pictures as coloured text.

import Display
import Testing

@Suite("A grid as coloured text")
struct ANSITests {
  /// The text with `ESC` in the place of the escape character.
  private func readable(_ grid: Grid, _ palette: Palette = .dark) -> String {
    grid.ansi(palette: palette).split(separator: "\u{1B}", omittingEmptySubsequences: false)
      .joined(separator: "ESC")
  }

  @Test("is plain where all is plain")
  func plain() {
    #expect(readable(Grid("ab ", "", " c")) == "ab\n\n c\n")
  }

  @Test("changes the look once for a run and takes it back at the end of the line")
  func runs() {
    var grid = Grid(2, 8)
    grid.put("a P3", at: Position(row: 0, column: 0), role: .oldPage)
    grid.put("b", at: Position(row: 1, column: 0), role: .newPage)
    #expect(readable(grid) == "ESC[1;95ma P3ESC[0m\nESC[36mbESC[0m\n")
  }

  @Test("adds to a look where that is enough, and starts afresh where it is not")
  func transitions() {
    var grid = Grid(1, 4)
    grid.put("a", at: Position(row: 0, column: 0), role: .newPage)
    grid.put("b", at: Position(row: 0, column: 1), role: .newSwap)
    grid.put("c", at: Position(row: 0, column: 2), role: .newPage)
    grid.put("d", at: Position(row: 0, column: 3), role: .text)
    #expect(readable(grid) == "ESC[36maESC[4mbESC[0;36mcESC[0md\n")
  }

  @Test("shows spaces that are reversed or underlined, and cuts off the others")
  func spaces() {
    var grid = Grid(1, 6)
    grid.put("  ", at: Position(row: 0, column: 0), role: .selected)
    grid.put("  ", at: Position(row: 0, column: 2), role: .oldPage)
    #expect(readable(grid) == "ESC[7m  ESC[0m\n")
  }

  @Test("names colours beyond the first sixteen by their number")
  func indexedColors() {
    #expect(readable(Grid("x", role: .holds), .standard) == "ESC[38;5;29mxESC[0m\n")
  }

  @Test("has no colours in monochrome")
  func monochrome() {
    let sequences = Role.allCases.map { readable(Grid("x", role: $0), .monochrome) }
    #expect(sequences.allSatisfy { !$0.contains("3") })
  }

  @Test("is the text once the sequences are taken out", arguments: 0..<50)
  func sameText(seed: UInt64) {
    var random = SplitMix(state: seed)
    let grid = Grid.random(using: &random)
    let stripped = grid.ansi(palette: .dark).replacing(/\u{1B}\[[0-9;]*m/, with: "")
    let lines = stripped.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count == grid.size.rows)
    for (line, expected) in zip(lines, grid.lines) {
      #expect(line.hasPrefix(expected))
      #expect(line.dropFirst(expected.count).allSatisfy { $0 == " " })
    }
  }
}
