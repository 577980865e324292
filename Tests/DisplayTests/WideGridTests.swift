// Checks glyphs of two columns on a grid.

import Testing

@testable import Display

@Suite("A glyph of two columns")
struct WideGridTests {
  private static let wide: Glyph = "漢"

  /// Returns true if every first half has its second half, in its role, and no second half is alone.
  private func isWhole(_ grid: Grid) -> Bool {
    (0..<grid.size.rows).allSatisfy { row in
      let cells = Array(grid.row(row))
      return cells.indices.allSatisfy { column in
        switch cells[column].glyph.widthInColumns {
        case 2:
          column + 1 < cells.count && cells[column + 1] == Cell(.secondHalf, cells[column].role)
        case 0: column > 0 && cells[column - 1].glyph.widthInColumns == 2
        default: true
        }
      }
    }
  }

  @Test("is never there by halves, whatever is written over what")
  func everySequence() {
    let cells = [Cell(Self.wide, .note), Cell("a", .text), Cell(.secondHalf, .dim)]
    let writes = cells.flatMap { cell in (0..<4).map { (cell, $0) } }
    for first in writes {
      for second in writes {
        for third in writes {
          var grid = Grid(1, 4)
          for (cell, column) in [first, second, third] {
            grid[row: 0, column: column] = cell
            #expect(isWhole(grid))
            #expect(grid.lines[0].widthInColumns <= 4)
          }
          let (cell, column) = third
          guard cell.glyph.widthInColumns == 1 else { continue }
          #expect(grid[row: 0, column: column] == cell)
        }
      }
    }
  }

  @Test("leaves a blank where an edge would cut it")
  func clipped() {
    var grid = Grid(1, 4)
    grid.put("漢字漢", at: Position(row: 0, column: -1), role: .note)
    #expect(grid.lines == [" 字"])
    #expect(grid[row: 0, column: 3] == Cell(" ", .note))
    var copy = Grid(1, 4)
    copy.blit(Grid("a漢字"), at: Position(row: 0, column: -2))
    #expect(copy.lines == [" 字"])
    copy.blit(Grid("a漢字"), at: Position(row: 0, column: 2))
    #expect(copy.lines == ["  a"])
    #expect(isWhole(grid) && isWhole(copy))
  }

  @Test("has one role")
  func painted() {
    var grid = Grid("a漢b")
    grid.paint(Rect(row: 0, column: 1, rows: 1, columns: 1), role: .note)
    #expect(grid.row(0).map(\.role) == [.text, .note, .note, .text])
    grid.paint(Rect(row: 0, column: 2, rows: 1, columns: 2), role: .dim)
    #expect(grid.row(0).map(\.role) == [.text, .note, .note, .dim])
  }

  @Test("is one character in a golden, and in the text")
  func golden() throws {
    let grid = Grid("漢a")
    #expect(grid.text == "漢a\n")
    #expect(grid.golden == "1 rows x 3 columns\n|漢a|\n\n|...|\n")
    #expect(try Grid(golden: grid.golden) == grid)
  }

  @Test("is sent whole when it takes the place of another one")
  func change() {
    #expect(Grid("a字b").ansi(over: Grid("a漢b"), palette: .dark) == "\u{1B}[1;2H字")
    #expect(Grid("ax b").ansi(over: Grid("a漢b"), palette: .dark) == "\u{1B}[1;2Hx ")
  }

  @Test(
    "and every other stand-in leaves columns where they are in ASCII",
    arguments: [
      ("Wait… then “go”   |3", "Wait... then \"go\" |3"), ("漢字 ok   b", "?? ok     b"),
      ("…|", ".|"), ("ab…  c", "ab.  c"), ("ab…   c", "ab... c"), ("ab…", "ab."),
      ("a → b  ", "a -> b"), ("a → b", "a > b"),
      ("漢─", "?--"), ("│漢│a", "|? |a"), ("é  é", "e  e"), ("─ 漢字 ──", "- ?? ----"), ("漢", "?"),
    ]
  )
  func inASCII(line: String, expected: String) {
    let grid = Grid(line.replacing("|", with: "│"))
    let ascii = grid.inASCII()
    #expect(ascii.lines == [expected])
    #expect(ascii.size == grid.size && ascii.inASCII() == ascii)
  }

  @Test("moves the cursor in ASCII with the text that it stands in")
  func cursor() {
    let grid = Grid(":note 漢字… x     ")
    #expect(grid.inASCII().lines == [":note ??... x"])
    for (column, expected) in [(0, 0), (6, 6), (8, 7), (10, 8), (12, 12), (13, 13)] {
      let place = grid.positionInASCII(of: Position(row: 0, column: column))
      #expect(place == Position(row: 0, column: expected), "column \(column)")
    }
  }

  @Test("does not widen a box by its title")
  func title() {
    var grid = Grid(3, 12)
    grid.box(grid.bounds, title: "漢字漢字漢字")
    #expect(grid.lines[0] == "┌─ 漢字漢 ─┐")
    #expect(grid.inASCII().lines[0] == "+- ??? ----+")
  }
}
