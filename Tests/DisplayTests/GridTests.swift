// Checks drawing on a grid: text, areas, clipping, copies.

import Display
import Testing

@Suite("A grid")
struct GridTests {
  @Test("starts blank")
  func startsBlank() {
    let grid = Grid(2, 3)
    #expect(grid.lines == ["", ""])
    #expect(grid.text == "\n\n")
    #expect(grid[row: 1, column: 2] == .blank)
  }

  @Test("shows text from the position on, in its role")
  func showsText() {
    var grid = Grid(2, 6)
    let end = grid.put("P3", at: Position(row: 1, column: 2), role: .oldPage)
    #expect(grid.lines == ["", "  P3"])
    #expect(grid[row: 1, column: 3] == Cell("3", .oldPage))
    #expect(grid[row: 1, column: 4] == .blank)
    #expect(end == Position(row: 1, column: 4))
  }

  @Test(
    "clips text on all four sides",
    arguments: [
      (Position(row: 0, column: -2), "cdef"),
      (Position(row: 0, column: 2), "  ab"),
      (Position(row: 0, column: 4), ""),
      (Position(row: 0, column: -6), ""),
      (Position(row: -1, column: 0), ""),
      (Position(row: 1, column: 0), ""),
    ],
  )
  func clipsText(position: Position, expected: String) {
    var grid = Grid(1, 4)
    let end = grid.put("abcdef", at: position, role: .text)
    #expect(grid.lines == [expected])
    #expect(end.column == position.column + 6)
  }

  @Test("takes everything that is drawn on no cells at all")
  func hasNoCells() {
    for size in [Size(rows: 0, columns: 5), Size(rows: 5, columns: 0), Size(rows: 0, columns: 0)] {
      var grid = Grid(size: size)
      grid.put("text", at: Position(row: 0, column: 0), role: .text)
      grid.box(Rect(row: 0, column: 0, rows: 3, columns: 9), title: "box")
      grid.fill(Rect(row: -1, column: -1, rows: 9, columns: 9), with: Cell("#", .hole))
      grid.blit(Grid("abc"), at: Position(row: 0, column: 0))
      #expect(grid == Grid(size: size))
    }
  }

  @Test("fills and paints only the part of a rectangle it has")
  func fillsAndPaints() {
    var grid = Grid("abcd", "efgh", "ijkl")
    grid.fill(Rect(row: 1, column: 2, rows: 9, columns: 9), with: Cell(".", .dim))
    #expect(grid.lines == ["abcd", "ef..", "ij.."])
    grid.paint(Rect(row: -1, column: 0, rows: 2, columns: 2), role: .selected)
    #expect(grid[row: 0, column: 1] == Cell("b", .selected))
    #expect(grid[row: 0, column: 2] == Cell("c", .text))
    #expect(grid[row: 1, column: 0] == Cell("e", .text))
  }

  @Test("takes the part of another grid that falls on it")
  func blits() {
    let stamp = Grid("123", "456", role: .note)
    var grid = Grid(3, 4)
    grid.blit(stamp, at: Position(row: 2, column: 2))
    grid.blit(stamp, at: Position(row: -1, column: -1))
    #expect(grid.lines == ["56", "", "  12"])
    #expect(grid[row: 0, column: 0].role == .note)
  }

  @Test("gives its rows with their own indices")
  func givesRows() {
    #expect(Grid("ab", "cd").row(1).map(\.glyph) == ["c", "d"])
  }

  @Test("keeps its shape and its roles in ASCII")
  func becomesASCII() {
    var grid = Grid(3, 9)
    grid.box(grid.bounds, title: "a", weight: .double)
    grid.verticalLine(column: 5, rows: 0..<3)
    grid.put("█▒", at: Position(row: 1, column: 1), role: .hole)
    let ascii = grid.inASCII()
    #expect(ascii.size == grid.size)
    #expect(ascii.lines == ["+= a +==+", "|#:  |  |", "+====+==+"])
    for row in 0..<3 {
      #expect(ascii.row(row).map(\.role) == grid.row(row).map(\.role))
    }
    #expect(ascii.inASCII() == ascii)
  }
}
