// Draws the lines of a space-time view of one race: labels, slots, the path of the cursor and the rules.

import Display
import Playback
import Shmem

/// Some lines of a race, one below the other.
///
/// ```text
///   step who       0    1    2    3
///    4 punch P4    P0  │P1*  s2*  P3*
///    5 punch P14   P0  [P1*──s2*──P3*]
///    6 punch P19   P0  │.!   s2*  P3*
///    7 punch P16   P0   └────.!   P3*
///   t1: the punch is over ══════[P3*]══
/// ```
struct SpaceTimeChart {
  let race: BranchRace
  let label: RowLabel
  let window: SlotWindow
  /// The place selected on the branch; nil if the branch does not have the keys.
  let selected: Int?

  /// Draws the numbers of the slots, and the hole below them, as they are in a race at the selected moment.
  func drawHead(_ play: Play, in rows: Range<Int>, _ grid: inout Grid) {
    let tree = TreePanel(play: play)
    grid.put(label.head, at: Position(row: rows.lowerBound, column: 0))
    tree.drawIndex(in: rows.lowerBound, window, &grid)
    guard rows.count > 1 else { return }
    grid.put(
      Line("hole".prefix(columns: label.width), .dim),
      at: Position(row: rows.upperBound - 1, column: 0)
    )
    tree.drawHole(in: rows.upperBound - 1, window, &grid)
  }

  /// Draws lines below each other; nil stands for an empty one.
  func draw(_ lines: [SpaceTimeLine?], from top: Int, _ grid: inout Grid) {
    drawPath(lines, from: top, &grid)
    let survivors = race.survivors(among: survivorCandidates)
    for (number, line) in lines.enumerated() {
      let row = top + number
      switch line {
      case .row(let places): draw(places, in: row, survivors, &grid)
      case .rule(let instant, let place): draw(instant, at: place, in: row, survivors, &grid)
      case nil: break
      }
    }
  }

  /// The slots that can be told to have kept their data: those shown, and of a fold the first.
  private var survivorCandidates: [PageIndex] {
    window.columns.map(\.index)
  }

  private func drawPath(_ lines: [SpaceTimeLine?], from top: Int, _ grid: inout Grid) {
    var path = SlotPath(in: window)
    var before: PageIndex?
    var isFirst = true
    for (number, line) in lines.enumerated() {
      let place: Int
      switch line {
      case .row(let places):
        place = places.upperBound - 1
        if isFirst, places.lowerBound > 0 {
          before = race.snapshot(at: places.lowerBound - 1)?.walkIndex
        }
      case .rule(_, let at): place = at
      case nil:
        path.draw(&grid)
        continue
      }
      isFirst = false
      let index = race.snapshot(at: place)?.walkIndex
      path.go(into: top + number, to: index, from: before, &grid)
      if case .row = line, race.change(at: place)?.isRetry == true {
        path.markRetry(in: top + number)
      }
      before = index
    }
    path.draw(&grid)
  }

  private func draw(
    _ places: Range<Int>,
    in row: Int,
    _ survivors: [PageIndex: Int],
    _ grid: inout Grid
  ) {
    let place = places.upperBound - 1
    let line = label.line(places, race, selected: selected)
    grid.put(line, at: Position(row: row, column: 0))
    guard let snapshot = race.snapshot(at: place) else {
      let start = Position(row: row, column: window.labelWidth + window.lead)
      grid.put("not computed yet", at: start, role: .dim)
      return
    }
    let change = race.change(at: place)
    let isSelected = selected.map { places.contains($0) } ?? false
    let slots = SlotRow(
      snapshot: snapshot,
      changed: Set(change?.changedSlots ?? []),
      gather: change?.gather,
      survivors: Set(survivors.filter { $0.value <= place }.map(\.key)),
      changedRole: isSelected ? .changed : .emphasis
    )
    slots.draw(in: row, window, &grid)
  }

  /// Draws the rule at an end of the time of the promises; slots that have kept their data go through it.
  private func draw(
    _ instant: PromiseInstant,
    at place: Int,
    in row: Int,
    _ survivors: [PageIndex: Int],
    _ grid: inout Grid
  ) {
    grid.horizontalLine(row: row, columns: 0..<grid.size.columns, role: .heading, weight: .double)
    let words = label.words(of: instant)
    grid.put(" \(words) ", at: Position(row: row, column: 1), role: .heading)
    guard instant == .punchEnds, let snapshot = race.snapshot(at: place) else { return }
    for column in window.columns where survivors[column.index] != nil {
      let text = snapshot.glyph(at: column.index).text(atMost: max(1, column.room - 1))
      let start = Position(row: row, column: column.start - 1)
      grid.put("[\(text)]", at: start, role: .broken)
    }
    for fold in window.folds where !snapshot.obligations.ranges.allSatisfy({ !fold.overlaps($0) }) {
      let contents = FoldContents(fold, in: snapshot)
      guard contents.leftBehind > 0 else { continue }
      let line = contents.line(widthInColumns: fold.room)
      grid.put(line, at: Position(row: row, column: fold.start))
    }
  }
}

extension SlotWindow.Fold {
  /// Returns true if a slot of a range is in the fold.
  fileprivate func overlaps(_ range: Range<PageIndex>) -> Bool {
    range.lowerBound < end && first < range.upperBound
  }
}
