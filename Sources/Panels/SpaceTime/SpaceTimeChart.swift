// Draws the lines of a space-time view of one race: labels, slots, the path of the cursor and the rules.

import Display
import Playback
import Shmem

/// Some lines of a race, one below the other.
///
/// ```text
///   step who       0    1    2    3
///    4 punch P4    P0  │P1*  s2*  P3*
///    5 punch P14   P0  (P1*──s2*──P3*)
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

  /// Draws lines below each other from a row on; nil stands for an empty one.
  ///
  /// If another race is drawn beside this one, both have the same room for marks, so that their columns agree.
  func draw(
    _ lines: [SpaceTimeLine?],
    from top: Int,
    beside: (race: BranchRace, lines: [SpaceTimeLine?])? = nil,
    _ grid: inout Grid
  ) {
    drawPath(lines, from: top, &grid)
    let others = beside.map { Self.markedRows(around: $0.lines, of: $0.race) } ?? []
    let marks = window.marks(Self.markedRows(around: lines, of: race) + others)
    let survivors = race.survivors(among: window.columns.map(\.index))
    for (number, line) in lines.enumerated() {
      let row = top + number
      switch line {
      case .row(let places): draw(slots(places, survivors, marks), of: places, in: row, &grid)
      case .rule(let instant, let place): draw(instant, at: place, in: row, survivors, marks, &grid)
      case nil: break
      }
    }
  }

  private func drawPath(_ lines: [SpaceTimeLine?], from top: Int, _ grid: inout Grid) {
    var path = SlotPath(in: window)
    var before: PageIndex?
    var last: Int?
    for (number, line) in lines.enumerated() {
      let place: Int
      switch line {
      case .row(let places):
        place = places.upperBound - 1
        if last == nil, places.lowerBound > 0 {
          before = race.snapshot(at: places.lowerBound - 1)?.walkIndex
        }
      case .rule(_, let at):
        place = at
        if last == nil { before = race.snapshot(at: at)?.walkIndex }
      // The path goes on through the row of a rule that the race beside this one has alone.
      case nil: continue
      }
      last = place
      let index = race.snapshot(at: place)?.walkIndex
      path.go(into: top + number, to: index, from: before, &grid)
      if case .row = line, race.change(at: place)?.isRetry == true {
        path.markRetry(in: top + number)
      }
      before = index
    }
    path.draw(&grid, goesOnBelow: last.map { $0 + 1 < race.way.count } ?? false)
  }

  private func draw(_ slots: SlotRow?, of places: Range<Int>, in row: Int, _ grid: inout Grid) {
    let line = label.line(places, race, selected: selected)
    grid.put(line, at: Position(row: row, column: 0))
    guard let slots else {
      let start = Position(row: row, column: window.labelWidth + window.lead)
      grid.put("not computed yet", at: start, role: .dim)
      return
    }
    slots.draw(in: row, window, &grid)
  }

  /// Returns the slots after the last step of a row; nil if they are not known.
  private func slots(
    _ places: Range<Int>,
    _ survivors: [PageIndex: Int],
    _ marks: [PageIndex: ColumnMarks]
  ) -> SlotRow? {
    let place = places.upperBound - 1
    guard let snapshot = race.snapshot(at: place) else { return nil }
    let change = race.change(at: place)
    let isSelected = selected.map { places.contains($0) } ?? false
    return SlotRow(
      snapshot: snapshot,
      changed: Set(change?.changedSlots ?? []),
      gather: change?.gather,
      survivors: Set(survivors.filter { $0.value <= place }.map(\.key)),
      changedRole: isSelected ? .changed : .emphasis,
      marks: marks
    )
  }

  /// The steps before the first row and after the last one whose marks count as well, so that few marks come or go
  /// while the picture is scrolled.
  private static let marksReach = 60

  /// Returns the states in some lines of a race and around them, each with the slots that its step has changed.
  private static func markedRows(
    around lines: [SpaceTimeLine?],
    of race: BranchRace
  ) -> [(snapshot: Snapshot, changed: [PageIndex])] {
    let places = lines.compactMap { $0?.place }
    guard let first = places.first, let last = places.last else { return [] }
    let range = max(0, first - marksReach)..<min(race.way.count, last + 1 + marksReach)
    return range.compactMap { place in
      race.snapshot(at: place).map { ($0, race.change(at: place)?.changedSlots ?? []) }
    }
  }

  /// Returns the signs for what the steps of some lines have done in folds.
  func foldSigns(_ lines: [SpaceTimeLine?]) -> [SlotRow.FoldSign] {
    lines.flatMap { line -> [SlotRow.FoldSign] in
      guard case .row(let places) = line, let slots = slots(places, [:], [:]) else { return [] }
      return window.folds.compactMap(slots.sign)
    }
  }

  /// Draws the rule at an end of the time of the promises; slots that have kept their data go through it.
  private func draw(
    _ instant: PromiseInstant,
    at place: Int,
    in row: Int,
    _ survivors: [PageIndex: Int],
    _ marks: [PageIndex: ColumnMarks],
    _ grid: inout Grid
  ) {
    grid.horizontalLine(row: row, columns: 0..<grid.size.columns, role: .heading, weight: .double)
    let words = label.words(of: instant)
    grid.put(" \(words) ", at: Position(row: row, column: 1), role: .heading)
    guard instant == .punchEnds, let snapshot = race.snapshot(at: place) else { return }
    for column in window.columns where survivors[column.index] != nil {
      let glyph = snapshot.glyph(at: column.index)
      let text = (marks[column.index] ?? ColumnMarks())
        .text(of: ColumnMarks.Slot(glyph: glyph, isChanged: false, isStale: false))
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
