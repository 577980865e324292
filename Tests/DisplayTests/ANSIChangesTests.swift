// Checks pictures that are drawn over other pictures.

import Display
import Testing

@Suite("A grid as what changes the picture before it")
struct ANSIChangesTests {
  /// The sequences with `ESC` in the place of the escape character.
  private func readable(_ grid: Grid, over old: Grid, _ palette: Palette = .dark) -> String {
    grid.ansi(over: old, palette: palette).split(
      separator: "\u{1B}",
      omittingEmptySubsequences: false
    )
    .joined(separator: "ESC")
  }

  @Test("is nothing where nothing differs")
  func same() {
    let grid = Grid("abc", role: .oldPage)
    #expect(readable(grid, over: grid) == "")
  }

  @Test("moves to what differs, draws it and takes its look back")
  func oneStretch() {
    var old = Grid("now  P2  end", "hole =======")
    let oldPage = old
    old.put("s1", at: Position(row: 0, column: 5), role: .newPage)
    #expect(readable(old, over: oldPage) == "ESC[1;6HESC[36ms1ESC[0m")
    #expect(readable(oldPage, over: old) == "ESC[1;6HP2")
  }

  @Test("draws a short gap once more, and jumps over a long one")
  func gaps() {
    let old = Grid("....................", "....................")
    var new = old
    for column in [1, 10, 19] { new[row: 0, column: column] = Cell("x", .text) }
    new[row: 1, column: 0] = Cell("x", .text)
    #expect(readable(new, over: old) == "ESC[1;2Hx........x........xESC[2;1Hx")
    new[row: 0, column: 10] = Cell(".", .text)
    #expect(readable(new, over: old) == "ESC[1;2HxESC[1;20HxESC[2;1Hx")
  }

  @Test("erases with spaces that have no look")
  func erases() {
    var old = Grid(1, 4)
    old.put("ab", at: Position(row: 0, column: 1), role: .selected)
    #expect(readable(Grid(1, 4), over: old) == "ESC[1;2H  ")
    #expect(readable(old, over: Grid(1, 4)) == "ESC[1;2HESC[7mabESC[0m")
  }
}
