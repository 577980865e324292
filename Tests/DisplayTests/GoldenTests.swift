// Checks the text format of grids.

import Display
import Testing

@Suite("A golden")
struct GoldenTests {
  @Test("shows characters and roles, row by row, between bars")
  func format() {
    var grid = Grid(2, 9)
    grid.put("now", at: Position(row: 0, column: 0), role: .heading)
    grid.put("P0+", at: Position(row: 0, column: 6), role: .newPage)
    grid.put("|═", at: Position(row: 1, column: 7), role: .hole)
    let expected = """
      2 rows x 9 columns
      |now   P0+|
      |       |═|

      |hhh...ppp|
      |.......HH|

      """
    #expect(grid.golden == expected)
  }

  @Test("reads back as the grid it was made of", arguments: 0..<50)
  func roundTrip(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let grid = Grid.random(using: &random)
    #expect(try Grid(golden: grid.golden) == grid)
  }

  @Test(
    "says where it is no picture",
    arguments: [
      ("", "line 1: expected the size, such as '3 rows x 10 columns'"),
      ("1 row x 2 columns\n", "line 1: expected the size, such as '3 rows x 10 columns'"),
      ("-1 rows x 2 columns\n", "line 1: expected the size, such as '3 rows x 10 columns'"),
      ("1 rows x 2 columns\n|ab|\n", "line 1: the size asks for 4 lines, there are 2"),
      ("1 rows x 2 columns\n|ab|\n\n|...|\n", "line 4: expected 2 characters between bars"),
      ("1 rows x 2 columns\n|ab!\n\n|..|\n", "line 2: expected 2 characters between bars"),
      (
        "1 rows x 2 columns\n|ab|\n-\n|..|\n",
        "line 3: expected an empty line between characters and roles"
      ),
      ("1 rows x 2 columns\n|a\u{85}|\n\n|..|\n", "line 2, column 3: '\u{85}' cannot be drawn"),
      ("1 rows x 2 columns\n|漢字|\n\n|..|\n", "line 2: expected 2 characters between bars"),
      ("1 rows x 2 columns\n|ab|\n\n|?.|\n", "line 4, column 2: no role has the letter '?'"),
    ],
  )
  func errors(text: String, expected: String) {
    let error = #expect(throws: GoldenError.self) { try Grid(golden: text) }
    #expect(error?.description == expected)
  }
}
