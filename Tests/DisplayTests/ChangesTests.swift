// Checks what is drawn again when a picture follows another.

import Display
import Testing

@Suite("Changes")
struct ChangesTests {
  @Test("are the stretches of cells that differ, in character or in role")
  func stretches() {
    let old = Grid("abcdef", "ghijkl", "mnopqr")
    var new = Grid("Abc EF", "ghijkl", "mnopqr")
    new.paint(Rect(row: 2, column: 4, rows: 1, columns: 2), role: .changed)
    #expect(
      Array(new.changes(since: old)) == [
        Grid.Change(row: 0, columns: 0..<1),
        Grid.Change(row: 0, columns: 3..<6),
        Grid.Change(row: 2, columns: 4..<6),
      ]
    )
  }

  @Test("are none between equal grids, of any size")
  func none() {
    #expect(Array(Grid(0, 0).changes(since: Grid(0, 0))).isEmpty)
    #expect(Array(Grid("ab").changes(since: Grid("ab"))).isEmpty)
  }

  @Test("turn the old grid into the new one, and each of them is needed", arguments: 0..<50)
  func rebuild(seed: UInt64) {
    var random = SplitMix(state: seed)
    let old = Grid.random(using: &random)
    var new = old
    new.scatter(cells: Int.random(in: 0...20, using: &random), using: &random)

    var rebuilt = old
    for change in new.changes(since: old) {
      for column in change.columns {
        #expect(old[row: change.row, column: column] != new[row: change.row, column: column])
        rebuilt[row: change.row, column: column] = new[row: change.row, column: column]
      }
    }
    #expect(rebuilt == new)
  }
}
