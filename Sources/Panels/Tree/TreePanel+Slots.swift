// Draws the rows under the tree that have a column for each slot.

import Display
import Playback
import Shmem

extension TreePanel {
  /// Draws the numbers of the slots, the selected one in brackets.
  func drawIndex(in row: Int, _ window: SlotWindow, _ grid: inout Grid) {
    for column in window.columns {
      let isSelected = column.index == play.selection(isOnStage: isOnStage)
      let start = Position(row: row, column: column.start - (isSelected ? 1 : 0))
      let text = isSelected ? "<\(column.index)>" : column.index.description
      grid.put(text, at: start, role: isSelected ? .selected : .text)
    }
    for fold in window.folds {
      grid.put("(\(fold.count))", at: Position(row: row, column: fold.start), role: .dim)
    }
  }

  /// Draws the gathered entries, as they were, under the slots they were found in.
  ///
  /// ```text
  ///   (P1)  done        >P2  being worked on     P3  waiting     [ s4 ]  stale     -  passed over
  /// ```
  ///
  /// A hole that the gather has passed over has its mark until the task gathers anew, whatever the slot holds now.
  func drawBatch(in row: Int, _ window: SlotWindow, _ grid: inout Grid) {
    drawBatch(of: snapshot, checking: check, in: row, window, &grid)
  }

  /// Draws the gathered entries of any race, and the comparison that its last step has made.
  func drawBatch(
    of snapshot: Snapshot,
    checking check: EntryCheck?,
    in row: Int,
    _ window: SlotWindow,
    _ grid: inout Grid
  ) {
    let hasMarks = drawPassedOver(by: snapshot.gatherPast, in: row, window, &grid)
    let staleIndices = Set(snapshot.staleEntries.map(\.index))
    guard let cursor = snapshot.walk?.cursor else {
      guard !hasMarks else { return }
      let text = Line("nothing gathered", .dim)
      grid.put(text, at: Position(row: row, column: window.labelWidth + window.lead))
      return
    }
    for position in 0..<cursor.batch.count {
      let gathered = cursor.batch[position]
      guard let column = window.column(of: gathered.index) else { continue }
      if let check, check.gathered == gathered,
        let (text, start) = text(of: check, in: column, snapshot)
      {
        let role: Role = check.isEqual ? .cursor : .stale
        grid.put(text, at: Position(row: row, column: start), role: role)
        continue
      }
      let name = gathered.name
      let isCurrent = position == cursor.position && snapshot.walk?.isGathering == false
      let (text, offset, role): (String, Int, Role) =
        if position < cursor.position {
          ("(\(name))", -1, .dim)
        } else if staleIndices.contains(gathered.index) {
          (framed(name, isCurrent: isCurrent, window), -window.lead, .stale)
        } else if isCurrent {
          (">\(name)", -1, .cursor)
        } else {
          (name, 0, .gathered)
        }
      grid.put(text, at: Position(row: row, column: column.start + offset), role: role)
    }
    for fold in window.folds {
      let entries = (0..<cursor.batch.count).filter { fold.contains(cursor.batch[$0].index) }
      guard !entries.isEmpty else { continue }
      let isStale = staleIndices.contains { fold.contains($0) }
      grid.put(
        "+\(entries.count)" + (isStale ? "!" : ""),
        at: Position(row: row, column: fold.start),
        role: isStale ? .stale : .gathered
      )
    }
  }

  /// Marks the holes that a gather has passed over; a fold has the mark if it hides one.
  ///
  /// - Returns: true if there is a mark.
  private func drawPassedOver(
    by past: GatherPast?,
    in row: Int,
    _ window: SlotWindow,
    _ grid: inout Grid
  ) -> Bool {
    guard let past else { return false }
    let starts =
      window.columns.filter { past.hasPassedOver($0.index) }.map(\.start)
      + window.folds.filter { past.hasPassedOver(anyOf: $0.pages) }.map(\.start)
    for start in starts { grid.put("-", at: Position(row: row, column: start), role: .dim) }
    return !starts.isEmpty
  }

  /// Returns a stale value in its frame; without room for a sign, the cursor's row tells the current
  /// one.
  private func framed(_ name: String, isCurrent: Bool, _ window: SlotWindow) -> String {
    guard window.lead > 1 else { return "[\(name)]" }
    return (isCurrent ? "[>" : "[ ") + name + (name.count + 4 < window.slotWidth ? " ]" : "]")
  }

  /// Draws one word under each slot that is left behind, stale or tolerated.
  func drawRemarks(in row: Int, _ window: SlotWindow, _ grid: inout Grid) {
    for column in window.columns {
      guard let remark = remark(on: column.index, window.slotWidth) else { continue }
      let start = column.start(ofWidth: remark.width)
      grid.put(remark, at: Position(row: row, column: start))
    }
    let unseen = snapshot.staleEntries.filter { window.column(of: $0.index) == nil }
    guard let first = unseen.first else { return }
    let more = unseen.count > 1 ? " +\(unseen.count - 1)" : ""
    let text = "stale, not shown: \(first.index):\(first.entry)\(more)"
    let start = max(window.labelWidth, grid.size.columns - 1 - text.count)
    grid.put(text, at: Position(row: row, column: start), role: .stale)
  }

  /// Returns the word about a slot that fits into its column, or nil.
  private func remark(on index: PageIndex, _ width: Int) -> Line? {
    if isLeftBehind(index) {
      // Two long words side by side keep a blank between them.
      return Line(width > 11 ? "LEFT BEHIND" : "LEFT", .broken).ifFits(width)
    }
    if let check, check.index == index, !check.isEqual {
      return Line(check.slotCount == nil ? "differs" : "not taken", .stale).ifFits(width)
    }
    if staleIndices.contains(index) { return Line("stale", .stale).ifFits(width) }
    return isTolerated(index) ? Line("later", .tolerated).ifFits(width) : nil
  }

  /// Draws the bar over the pages that the punch removes; cut pages have half a bar.
  func drawHole(in row: Int, _ window: SlotWindow, _ grid: inout Grid) {
    let hole = snapshot.scenario.hole
    for column in window.columns {
      let start = column.start - column.lead
      let end = min(start + window.slotWidth, grid.size.columns - 1)
      let half = window.slotWidth / 2
      let isCutBefore = hole.cutsPageBefore && column.index.next == hole.first
      let isCutAfter = hole.cutsPageAfter && column.index == hole.end
      let bar: Range<Int> =
        if hole.contains(column.index) {
          start..<end
        } else if isCutBefore {
          start + half..<end
        } else if isCutAfter {
          start..<start + half
        } else {
          start..<start
        }
      let isWhole = hole.contains(column.index)
      let text = String(repeating: isWhole ? "=" : "-", count: bar.count)
      grid.put(text, at: Position(row: row, column: bar.lowerBound), role: .hole)
    }
    for fold in window.folds where hole.first < fold.end && fold.first < hole.end {
      let start = fold.cells.lowerBound
      let end = min(fold.cells.upperBound, grid.size.columns - 1)
      let text = String(repeating: "=", count: max(0, end - start))
      grid.put(text, at: Position(row: row, column: start), role: .hole)
    }
  }

  // MARK: What is special about a slot

  /// Returns true if any slot is left behind, stale or tolerated.
  func hasRemarks(_ window: SlotWindow) -> Bool {
    window.columns.contains { remark(on: $0.index, .max) != nil }
  }

  /// Returns true if old data is still in a slot although the punch is over.
  func isLeftBehind(_ index: PageIndex) -> Bool {
    switch snapshot.machine.file.phase {
    case .before, .during: false
    case .after: snapshot.glyph(at: index).data == .old
    }
  }

  /// Returns true if a slot of the hole has data after the punch that was written during it.
  private func isTolerated(_ index: PageIndex) -> Bool {
    switch snapshot.machine.file.phase {
    case .before, .during: false
    case .after: snapshot.glyph(at: index).data == .later
    }
  }
}

extension Line {
  /// Returns the line, or nil if it is wider than a room.
  fileprivate func ifFits(_ width: Int) -> Line? { self.width <= width ? self : nil }
}
