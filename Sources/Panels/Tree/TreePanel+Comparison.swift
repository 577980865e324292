// Knows the rows of the race that this one is compared with.

import Display
import Playback
import Shmem

extension TreePanel {
  /// Draws the tree of the other race; every slot that differs has a frame.
  ///
  /// ```text
  ///   now'   .      {P1*}  {s2*}     s3*
  /// ```
  func drawOtherNow(in row: Int, _ window: SlotWindow, _ grid: inout Grid) {
    guard let other else { return }
    window.drawLargeEntries(of: other.snapshot, in: row, indent: 0, &grid)
    for column in window.columns {
      let glyph = other.snapshot.glyph(at: column.index)
      let isFramed = other.differs(at: column.index)
      // On a stage the marks of the slot make room for a blank after it, and for the frame.
      let text =
        isOnStage ? glyph.text(atMost: column.room - (isFramed ? 1 : 0)) : glyph.text
      guard isFramed else {
        let line = text == glyph.text ? glyph.line : Line(text, glyph.role)
        grid.put(line, at: Position(row: row, column: column.start(ofWidth: text.count)))
        continue
      }
      let frame = Position(row: row, column: column.start - 1)
      grid.put("{\(text)}", at: frame, role: .changed)
    }
  }

  /// Draws the batch that the punch of the other race has gathered.
  func drawOtherBatch(in row: Int, _ window: SlotWindow, _ grid: inout Grid) {
    guard let other else { return }
    drawBatch(of: other.snapshot, checking: play.otherEntryCheck, in: row, window, &grid)
  }
}
