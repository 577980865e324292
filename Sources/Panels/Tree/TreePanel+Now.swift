// Draws what the slots hold, with their marks, and how a change glows and fades.

import Display
import Playback
import Shmem

extension TreePanel {
  /// The age of a change: a change glows for one step, and then fades.
  private enum Change {
    /// The last step made it.
    case now
    /// The step before the last one made it.
    case before

    var mark: String {
      switch self {
      case .now: "!"
      case .before: ":"
      }
    }

    var role: Role {
      switch self {
      case .now: .changed
      case .before: .changedBefore
      }
    }
  }

  /// Draws the content of the tree, with a mark at every slot that the last step changed, and a weaker one at every
  /// slot that the step before it changed.
  ///
  /// ```text
  ///   now    P0      .!      P2*:    s3*c
  ///
  ///   now    P0  .!  P2* s3*        in narrow slots of a stage other marks have a row of their own
  ///                  L:  c
  /// ```
  func drawNow(
    in row: Int,
    marksIn marksRow: Int?,
    _ window: SlotWindow,
    _ grid: inout Grid
  ) {
    let earlier = play.earlierStep(onStage: isOnStage)
    window.drawLargeEntries(of: snapshot, in: row, indent: 0, &grid)
    // The column after the mark of a fading change, which gives way to a slot that would touch it.
    var endOfMark: Int?
    for column in window.columns {
      let glyph = snapshot.glyph(at: column.index)
      let change = change(at: column.index, to: glyph, earlier)
      let isLeftBehind = isLeftBehind(column.index)
      let (name, marks) = texts(of: glyph, change, column, window, hasMarksRow: marksRow != nil)
      let role = role(
        isLeftBehind: isLeftBehind,
        change,
        lacksMark: change.map { !name.hasSuffix($0.mark) && !marks.hasSuffix($0.mark) }
      )
      var line = role.map { Line(name, $0) } ?? glyph.line(reading: name)
      if role == nil, change == .before { line = line.fading(mark: Change.before.mark) }
      let start = column.start(ofWidth: line.width)
      if endOfMark == start {
        grid.put(" ", at: Position(row: row, column: start - 1), role: .text)
      }
      let isFading = change == .before && name.hasSuffix(Change.before.mark)
      endOfMark = isFading ? start + line.width : nil
      grid.put(line, at: Position(row: row, column: start))
      guard let marksRow, !marks.isEmpty else { continue }
      let marksLine = role.map { Line(marks, $0) } ?? glyph.marksLine(reading: marks)
      grid.put(
        change == .before ? marksLine.fading(mark: Change.before.mark) : marksLine,
        at: Position(row: marksRow, column: column.start)
      )
    }
    for fold in window.folds {
      let contents = FoldContents(fold, in: snapshot)
      grid.put(contents.line(widthInColumns: fold.room), at: Position(row: row, column: fold.start))
    }
  }

  /// Returns the role of a whole slot, or nil if its parts have roles of their own.
  ///
  /// A change that fades has its mark in a role of its own; where there is no room for the mark, the slot has the role.
  private func role(isLeftBehind: Bool, _ change: Change?, lacksMark: Bool?) -> Role? {
    if isLeftBehind { return .broken }
    switch change {
    case .now: return .changed
    case .before: return lacksMark == true ? .changedBefore : nil
    case nil: return nil
    }
  }

  /// Returns the change of a slot by one of the last two steps, or nil if there is none.
  private func change(
    at index: PageIndex,
    to glyph: SlotGlyph,
    _ earlier: (before: Snapshot, after: Snapshot)?
  ) -> Change? {
    guard play.previous.glyph(at: index) == glyph else { return .now }
    guard let earlier else { return nil }
    return earlier.before.glyph(at: index) == earlier.after.glyph(at: index) ? nil : .before
  }

  /// Returns the text of a slot in its row, and the marks for the row below it.
  private func texts(
    of glyph: SlotGlyph,
    _ change: Change?,
    _ column: SlotWindow.Column,
    _ window: SlotWindow,
    hasMarksRow: Bool
  ) -> (name: String, marks: String) {
    let mark = change?.mark ?? ""
    if hasMarksRow {
      let fits = glyph.nameWithData.count + mark.count <= column.room
      return (
        glyph.nameWithData + (fits ? mark : ""), glyph.stateMarks + (fits ? "" : mark)
      )
    }
    guard isOnStage else {
      // In a narrow slot the mark of the change gives way to the marks of the slot.
      return (glyph.text + (glyph.text.count + 1 < window.slotWidth ? mark : ""), "")
    }
    // On a stage without that row the marks of the slot give way to a new change and to a blank.
    switch change {
    case .now: return (glyph.text(atMost: column.room - 1) + mark, "")
    case .before where glyph.text.count < column.room: return (glyph.text + mark, "")
    case .before, nil: return (glyph.text(atMost: column.room), "")
    }
  }
}

extension Line {
  /// Returns the line with the mark of a fading change at its end in the role of such a change.
  fileprivate func fading(mark: String) -> Line {
    guard let last = spans.last, last.text.hasSuffix(mark) else { return self }
    let rest = last.text.dropLast(mark.count)
    return Line(Array(spans.dropLast()) + [Span(String(rest), last.role)])
      .appending(mark, .changedBefore)
  }
}
