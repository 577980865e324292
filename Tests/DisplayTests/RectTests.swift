// Checks the arithmetic of layouts.

import Display
import Testing

@Suite("A rectangle")
struct RectTests {
  private let rect = Rect(row: 1, column: 2, rows: 3, columns: 4)

  @Test("contains the cells of its rows and columns and no others")
  func contains() {
    for row in -1...6 {
      for column in -1...8 {
        let expected = (1...3).contains(row) && (2...5).contains(column)
        #expect(rect.contains(Position(row: row, column: column)) == expected)
      }
    }
  }

  @Test("has in common with another the cells that both contain")
  func intersection() {
    for row in -4...6 {
      for column in -4...8 {
        let other = Rect(row: row, column: column, rows: 2, columns: 3)
        let common = rect.intersection(other)
        for inRow in -1...8 {
          for inColumn in -1...10 {
            let position = Position(row: inRow, column: inColumn)
            let expected = rect.contains(position) && other.contains(position)
            #expect(common.contains(position) == expected)
          }
        }
      }
    }
  }

  @Test("shrinks to nothing and no further")
  func inset() {
    #expect(rect.inset(by: 1) == Rect(row: 2, column: 3, rows: 1, columns: 2))
    #expect(rect.inset(by: 2).size == Size(rows: 0, columns: 0))
  }
}
