// Draws an entry that takes several slots as one cell.

import Display
import Playback
import Shmem

extension SlotWindow {
  /// Draws the lines that make one cell of the slots of an entry of an order, wherever nothing stands in the row yet.
  ///
  /// ```text
  ///   now    s0═══════*══════*══════*      one entry in slots 0 to 3
  /// ```
  ///
  /// - Parameters:
  ///   - snapshot: the state that the row shows.
  ///   - row: the row of the grid.
  ///   - indent: the columns of the grid before those of the window.
  ///   - grid: the picture; the names of the slots are drawn over the lines.
  func drawLargeEntries(of snapshot: Snapshot, in row: Int, indent: Int, _ grid: inout Grid) {
    for (left, right) in zip(columns, columns.dropFirst()) {
      let range = snapshot.machine.entryRange(at: left.index)
      guard range.slots.contains(right.index.rawValue), range.isLarge else { continue }
      let role = snapshot.glyph(at: left.index).role
      for column in indent + left.start..<indent + right.start
      where grid[row: row, column: column].glyph == " " {
        grid.put("═", at: Position(row: row, column: column), role: role)
      }
    }
  }
}
