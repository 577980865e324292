// Checks lines and boxes, and how they meet.

import Display
import Testing

@Suite("Lines")
struct LinesTests {
  @Test("make a box with a title")
  func boxWithTitle() {
    var grid = Grid(3, 13)
    grid.box(grid.bounds, title: "title")
    #expect(grid.lines == ["┌─ title ───┐", "│           │", "└───────────┘"])
    #expect(grid[row: 0, column: 3].role == .title)
    #expect(grid[row: 0, column: 0].role == .frame)
  }

  @Test("leave a corner, a line and a space on both sides of a title that is too long")
  func cutTitle() {
    var grid = Grid(2, 10)
    grid.box(grid.bounds, title: "too long")
    #expect(grid.lines[0] == "┌─ too  ─┐")
  }

  @Test("say with dots that a title is cut, where there is room for them")
  func dots() {
    var grid = Grid(2, 14)
    grid.box(grid.bounds, title: "two branches")
    #expect(grid.lines[0] == "┌─ two b... ─┐")
  }

  @Test("give up the line on both sides of a title that is whole without it")
  func wholeTitle() {
    var grid = Grid(2, 16)
    grid.box(grid.bounds, title: "two branches")
    #expect(grid.lines[0] == "┌ two branches ┐")
  }

  @Test("show no title where nothing of it fits")
  func noTitle() {
    var grid = Grid(2, 6)
    grid.box(grid.bounds, title: "title")
    #expect(grid.lines == ["┌────┐", "└────┘"])
  }

  @Test("join where boxes share their edges")
  func boxesShareEdges() {
    var grid = Grid(5, 9)
    grid.box(Rect(row: 0, column: 0, rows: 3, columns: 5))
    grid.box(Rect(row: 0, column: 4, rows: 3, columns: 5))
    grid.box(Rect(row: 2, column: 0, rows: 3, columns: 9))
    #expect(
      grid.lines == [
        "┌───┬───┐",
        "│   │   │",
        "├───┴───┤",
        "│       │",
        "└───────┘",
      ]
    )
  }

  @Test("divide a box from edge to edge, whatever their weights")
  func divide() {
    var grid = Grid(5, 9)
    grid.box(grid.bounds, weight: .double)
    grid.horizontalLine(row: 2, columns: 0..<9)
    grid.verticalLine(column: 4, rows: 0..<5)
    #expect(
      grid.lines == [
        "╔═══╤═══╗",
        "║   │   ║",
        "╟───┼───╢",
        "║   │   ║",
        "╚═══╧═══╝",
      ]
    )
  }

  @Test("are plain at ends that meet nothing")
  func plainEnds() {
    var grid = Grid(3, 3)
    grid.horizontalLine(row: 0, columns: 0..<3, weight: .double)
    grid.verticalLine(column: 1, rows: 1..<3)
    #expect(grid.lines == ["═══", " │", " │"])
  }

  @Test("stand in for boxes of a single row or column")
  func thinBoxes() {
    var grid = Grid(3, 3)
    grid.box(Rect(row: 0, column: 0, rows: 1, columns: 3), title: "title")
    grid.box(Rect(row: 1, column: 2, rows: 2, columns: 1))
    #expect(grid.lines == ["───", "  │", "  │"])
  }

  @Test("are clipped like all else")
  func clipped() {
    var grid = Grid(2, 3)
    grid.box(Rect(row: -1, column: 1, rows: 3, columns: 9))
    #expect(grid.lines == [" │", " └─"])
  }
}
