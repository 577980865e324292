// Draws the slots of the file after a step, in one row.

import Display
import Playback
import Shmem

/// The slots after a step, in the columns of a window.
///
/// ```text
///    P0    .!    s2*   P3*        ! the step has changed this slot
///    P0   (P1*───.────P3*)        a gather: from where to where, and what it took
///    P0    P1*  [P2*]  P3*        [ ] stale, as in the tree: changed since it was gathered
///    P0    P1*═══*═════*          one entry in slots 1 to 3
/// ```
struct SlotRow {
  /// The state after the step.
  let snapshot: Snapshot
  /// The slots that the step has changed.
  let changed: Set<PageIndex>
  /// The gather that the step ends; nil if it ends none.
  let gather: GatherSpan?
  /// The slots with old data that the cursor has passed for good.
  let survivors: Set<PageIndex>
  /// The role of a slot that the step has changed.
  let changedRole: Role
  /// The marks that each column has in all rows.
  let marks: [PageIndex: ColumnMarks]

  /// Draws the row over the path of the cursor, of which it leaves all that has no text on it.
  func draw(in row: Int, _ window: SlotWindow, _ grid: inout Grid) {
    if let gather { drawBracket(of: gather, in: row, window, &grid) }
    // The path and a gather run on through an entry of several slots.
    window.drawLargeEntries(of: snapshot, in: row, indent: 0, &grid)
    let stale = Set(snapshot.staleEntries.map(\.index))
    for column in window.columns where !isPassed(column.index) {
      let isStale = stale.contains(column.index)
      let text = text(at: column.index, isStale: isStale)
      let glyph = snapshot.glyph(at: column.index)
      let role: Role? =
        if survivors.contains(column.index) {
          .broken
        } else if isStale {
          .stale
        } else if changed.contains(column.index) {
          changedRole
        } else if takes(column.index) {
          .gathered
        } else {
          nil
        }
      let start = Position(row: row, column: column.start - (isStale ? 1 : 0))
      grid.put(Line(text, role ?? (glyph.entry == nil ? .dim : glyph.role)), at: start)
    }
    for fold in window.folds {
      grid.put(line(for: fold), at: Position(row: row, column: fold.start))
    }
  }

  /// Returns the text of a slot, which begins one column before the name if the slot is stale.
  private func text(at index: PageIndex, isStale: Bool) -> String {
    (marks[index] ?? ColumnMarks()).text(
      of: ColumnMarks.Slot(
        glyph: snapshot.glyph(at: index),
        isChanged: changed.contains(index),
        isStale: isStale
      )
    )
  }

  /// Returns true if the gather has taken something from a slot.
  private func takes(_ index: PageIndex) -> Bool {
    gather?.taken.contains { $0.index == index } ?? false
  }

  /// Returns true if the gather has found a slot empty.
  private func isPassed(_ index: PageIndex) -> Bool {
    guard let gather, snapshot.machine[index] == nil, !changed.contains(index) else { return false }
    return gather.start <= index && index <= end(of: gather)
  }

  /// Returns the last slot of the bracket of a gather: the end of the hole if nothing was found.
  private func end(of gather: GatherSpan) -> PageIndex {
    guard gather.taken.isEmpty else { return gather.last }
    let hole = snapshot.scenario.hole
    return hole.end > gather.start ? PageIndex(hole.end.rawValue - 1) : gather.start
  }

  private func drawBracket(
    of gather: GatherSpan,
    in row: Int,
    _ window: SlotWindow,
    _ grid: inout Grid
  ) {
    let last = end(of: gather)
    let start = window.columnOfText(for: gather.start)
    guard let start, let lastStart = window.columnOfText(for: last) else { return }
    let width =
      window.column(of: last).map { text(at: $0.index, isStale: false).count }
      ?? window.fold(of: last).map { line(for: $0).width } ?? 1
    let end = min(lastStart + width, grid.size.columns - 1)
    if start < end { grid.horizontalLine(row: row, columns: start..<end, role: .gathered) }
    grid.put("(", at: Position(row: row, column: start - 1), role: .gathered)
    grid.put(")", at: Position(row: row, column: end), role: .gathered)
  }

  /// Returns the words for slots of a fold that the step has changed: the number of the only one, or how many.
  private func words(ofChanged first: PageIndex, count: Int, _ fold: SlotWindow.Fold) -> String {
    let texts = count == 1 ? ["@\(first)!", "1!"] : ["+\(count)!"]
    return texts.first { $0.count <= fold.room } ?? "!"
  }

  /// Returns what the step has done in a fold: the number of the slot, or how many; else what the fold holds.
  private func line(for fold: SlotWindow.Fold) -> Line {
    let sign: Line? =
      switch self.sign(of: fold) {
      case .changed(let first, let count):
        Line(words(ofChanged: first, count: count, fold), changedRole)
      case .gathered(let count): Line("+\(count)", .gathered)
      case nil: nil
      }
    return (sign ?? FoldContents(fold, in: snapshot).line(widthInColumns: fold.room))
      .cut(to: fold.room)
  }

  /// A sign for what a step has done in a fold.
  enum FoldSign: Hashable {
    /// Slots have changed, the first of them and their number.
    case changed(PageIndex, count: Int)
    /// So many entries were gathered.
    case gathered(Int)
  }

  /// Returns the sign for what the step has done in a fold; nil if it has done nothing there.
  func sign(of fold: SlotWindow.Fold) -> FoldSign? {
    let inside = changed.filter { fold.contains($0) }.sorted { $0.rawValue < $1.rawValue }
    if let first = inside.first { return .changed(first, count: inside.count) }
    let taken = gather?.taken.count { fold.contains($0.index) } ?? 0
    return taken > 0 ? .gathered(taken) : nil
  }
}

extension SlotWindow {
  /// Returns the column of the screen in which the line of the path runs at a slot; nil if there is no slot.
  func columnOfPath(for index: PageIndex) -> Int? {
    if let column = column(of: index) { return column.start - lead }
    if let fold = fold(of: index) { return fold.cells.lowerBound }
    // The cursor can stand beyond the last slot.
    guard let last = columns.last, index > last.index else { return nil }
    return last.start - lead + slotWidth
  }

  /// Returns the column of the screen where the text of a slot or of its fold starts; nil if there is none.
  func columnOfText(for index: PageIndex) -> Int? {
    column(of: index)?.start ?? fold(of: index)?.start
  }
}
