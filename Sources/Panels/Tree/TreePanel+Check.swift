// Draws the comparison of a gathered entry with its slot, and the two ways out of it.

import Display
import Playback
import Shmem

extension TreePanel {
  /// Returns the text of the entry that has just been compared, and its first column; nil where there is no room
  /// for it.
  ///
  /// ```text
  ///   now    P0      .       P2*L    .
  ///   got                   [s2≠P2*]         differs
  ///   got                   >P2=P2*          the slot still holds the entry
  ///   got                   >s2×2=s2         it holds the value, of an entry that took two slots when it was gathered
  ///   got                   >s0×4            it does, but so do slots that the walk may not empty
  /// ```
  func text(
    of check: EntryCheck,
    in column: SlotWindow.Column,
    _ snapshot: Snapshot
  ) -> (text: String, start: Int)? {
    if let count = check.slotCount {
      // The slot holds the gathered value, but so do slots that the walk may not empty.
      let text = ">\(check.gathered.entry)×\(count)"
      return text.count <= column.room + column.lead ? (text, column.start - 1) : nil
    }
    let glyph = snapshot.glyph(at: check.index)
    let found = check.found.map(\.description) ?? "."
    let names = check.found == glyph.entry ? [glyph.nameWithData, found] : [found]
    let sign = check.isEqual ? "=" : "≠"
    let values = names.map { check.gathered.entry.description + sign + $0 }
    let isLarge = check.gathered.order > 0
    let pairs = (isLarge ? names.map { check.gathered.name + sign + $0 } : []) + values
    let texts = pairs.map { check.isEqual ? ">\($0)" : "[\($0)]" } + pairs.suffix(1)
    let fitting = texts.first { $0.widthInColumns <= column.room + column.lead }
    return fitting.map { text in
      let isBare = text == pairs.last
      let overhang = max(isBare ? 0 : 1, text.widthInColumns - column.room)
      return (text, column.start - overhang)
    }
  }

  /// Draws the way that the cursor takes after a comparison, to or from its mark, and says it.
  ///
  /// ```text
  ///   cursor               ^───> goes on: no second look at slot 2
  ///   cursor               └─────> ^ goes on: no second look at slot 2
  ///   cursor               ^<┘ goes back: gathers again from slot 2
  ///   cursor       <───────^ goes back: gathers again from slot 1
  /// ```
  ///
  /// - Parameters:
  ///   - check: the comparison.
  ///   - mark: the column of the mark of the cursor.
  ///   - row: the row of the grid.
  ///   - window: the columns of the slots.
  ///   - grid: the picture.
  /// - Returns: the first column after it; nil if there is nothing to draw.
  func drawWay(
    after check: EntryCheck,
    to mark: Int,
    in row: Int,
    _ window: SlotWindow,
    _ grid: inout Grid
  ) -> Int? {
    switch check.outcome {
    case .holds, .emptiesBlindly: return nil
    case .goesBack(let target):
      let start = window.column(of: target)?.start ?? window.fold(of: target)?.start
      guard let start, start < mark else {
        grid.put("<┘", at: Position(row: row, column: mark + 1), role: .cursor)
        return mark + 3
      }
      grid.horizontalLine(row: row, columns: start + 1..<mark, role: .cursor)
      grid.put("<", at: Position(row: row, column: start), role: .cursor)
      return nil
    case .leavesToSecondLoop, .leavesToNextScan, .passes:
      let start = window.column(of: check.index)?.start ?? window.fold(of: check.index)?.start
      guard let start, start + 2 < mark else {
        // The mark stands at the slot until the batch is left.
        let head = mark + Self.leavingWidth
        grid.horizontalLine(row: row, columns: mark + 1..<head, role: .cursor)
        grid.put(">", at: Position(row: row, column: head), role: .cursor)
        return head + 1
      }
      grid.put("└", at: Position(row: row, column: start), role: .cursor)
      grid.horizontalLine(row: row, columns: start + 1..<mark - 1, role: .cursor)
      grid.put(">", at: Position(row: row, column: mark - 1), role: .cursor)
      return nil
    }
  }
}

extension TreePanel {
  /// The columns of the arrow that leads away from the mark of the cursor.
  private static let leavingWidth = 4
}

extension EntryCheck {
  /// The way of the walk after a comparison that failed, in as many words as there may be room for, the longest
  /// first; empty if the comparison succeeded.
  var wayWords: [String] {
    switch outcome {
    case .holds: []
    case .emptiesBlindly: ["empties slot \(index) all the same", "empties it all the same"]
    case .leavesToSecondLoop:
      [
        "goes on: the second loop looks at slot \(index) again", "goes on to the second loop",
        "goes on",
      ]
    case .leavesToNextScan:
      [
        "goes on: the next scan looks at slot \(index) again", "goes on to the next scan",
        "goes on",
      ]
    case .passes: ["goes on: no second look at slot \(index)", "goes on for good", "goes on"]
    case .goesBack(let target):
      ["goes back: gathers again from slot \(target)", "goes back to slot \(target)", "goes back"]
    }
  }
}
