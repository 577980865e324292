// Knows the rows of the race that this one is compared with.

import Display
import Playback
import Shmem

extension TreePanel {
  /// What the tree of the other race holds, the first slot that differs in a frame of its own.
  ///
  /// ```text
  ///   now'   .       P1*   {s2*}     s3*
  /// ```
  func drawOtherNow(in row: Int, _ window: SlotWindow, _ grid: inout Grid) {
    guard let other else { return }
    for column in window.columns {
      let glyph = other.situation.glyph(at: column.index)
      guard column.index == difference else {
        grid.put(
          glyph.line,
          at: Position(row: row, column: column.start(ofWidth: glyph.text.count))
        )
        continue
      }
      let text = "{\(glyph.text)}"
      grid.put(text, at: Position(row: row, column: column.start - 1), role: .changed)
    }
  }

  /// What the punch of the other race has gathered.
  func drawOtherBatch(in row: Int, _ window: SlotWindow, _ grid: inout Grid) {
    guard let other else { return }
    drawBatch(of: other.situation, in: row, window, &grid)
  }
}
