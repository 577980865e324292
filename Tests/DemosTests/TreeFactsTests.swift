// Knows that the rows of the tree say of every slot in view what the state says of it.

import Display
import Playback
import RaceSupport
import Shmem
import Testing

@testable import Panels

@Suite("The facts in the picture of the tree")
struct TreeFactsTests {
  /// The picture of a moment, by row and by slot.
  private struct Picture {
    let play: Play
    let window: SlotWindow
    /// The cells of the panel of the tree, row by row.
    let rows: [[Character]]

    init(_ session: Session, _ size: Size) throws {
      play = try #require(session.play)
      let levels = TreePanel.levels(of: play.snapshot.scenario)
      let layout = try #require(Layout(size, onStage: false, levels: levels))
      let interior = try #require(layout.place(of: .tree)).interior
      window = SlotWindow(play, widthInColumns: interior.size.columns)
      let lines = Screen.grid(of: session, size: size).lines
      rows = (0..<interior.size.rows).map { row in
        let line = Array(lines[interior.origin.row + row])
        let end = min(line.count, interior.origin.column + interior.size.columns)
        return Array(line[min(end, interior.origin.column)..<end])
      }
    }

    var snapshot: Snapshot { play.snapshot }

    /// Returns the row with a label, or nil if there is none.
    func row(_ label: String) -> [Character]? { rows.first { String($0).hasPrefix("\(label) ") } }

    /// Returns the words from the name's column of a slot to the next slot, without the blanks.
    ///
    /// - Parameters:
    ///   - column: the slot.
    ///   - row: the row.
    ///   - lead: the number of cells before the name that belong to the text, too.
    /// - Returns: the words.
    func text(of column: SlotWindow.Column, in row: [Character], lead: Int = 0) -> String {
      let starts = window.columns.map(\.start) + window.folds.map(\.start)
      let next = starts.filter { $0 > column.start }.min().map { $0 - lead } ?? row.count
      let start = min(max(0, column.start - lead), row.count)
      return String(row[start..<max(start, min(next, row.count))])
        .split(separator: " ").joined()
    }
  }

  @Test("are those of the state, slot by slot, at every step", arguments: DemoFiles.all)
  func facts(name: String) throws {
    for session in try TreePictureTests.sessions(of: name)
    where session.play?.figure == nil && session.play?.isCompared == false {
      let depth = session.play?.timeline.now.depth ?? 0
      // One of the sizes, in turn; in a thorough run all.
      for (turn, size) in TreePictureTests.sizes.enumerated()
      where (turn + depth).isMultiple(of: trials(4, thorough: 1)) {
        let picture = try Picture(session, size)
        let place = "step \(depth), \(size.columns)x\(size.rows)"
        try expectColumns(in: picture, place)
        try expectEntries(in: picture, place)
        try expectBatch(in: picture, place)
        try expectHoleAndCursor(in: picture, place)
      }
    }
  }

  /// Expects every slot in view or in a fold, once, and the number of slots of a fold.
  private func expectColumns(in picture: Picture, _ place: String) throws {
    let index = try #require(picture.row("index"))
    let shown = picture.window.columns.map {
      ($0.start, $0.index.rawValue..<$0.index.rawValue + 1)
    }
    let folded = picture.window.folds.map { ($0.start, $0.pages) }
    var next: UInt64 = 0
    for (start, pages) in (shown + folded).sorted(by: { $0.0 < $1.0 }) {
      #expect(pages.lowerBound == next, "\(place)")
      next = pages.upperBound
      let number = pages.count == 1 ? "\(pages.lowerBound)" : "(\(pages.count))"
      #expect(
        String(index[start...]).hasPrefix(number),
        "\(place): \(number) in \(String(index))"
      )
    }
    #expect(next == picture.snapshot.scenario.filePages, "\(place)")
  }

  /// Expects at a slot the name of its entry, and the mark of old data that is due.
  private func expectEntries(in picture: Picture, _ place: String) throws {
    let now = try #require(picture.row("now"))
    let machine = picture.snapshot.machine
    for column in picture.window.columns {
      let base = machine.entryRange(at: column.index).base
      let entry = machine.storage[column.index].map(\.description) ?? "."
      let expected = base == column.index ? entry : "═"
      // A name that is too long begins in the room before its column, where a mark of the slot before may end.
      let texts = (0...column.lead).map { picture.text(of: column, in: now, lead: $0) }
      let text = texts.first { $0.hasPrefix(expected) } ?? texts[0]
      #expect(text.hasPrefix(expected), "\(place): \(expected) at \(column.index), \(text)")
      // A longer number would be another entry.
      #expect(text.dropFirst(expected.count).first?.isNumber != true, "\(place): \(text)")
      let isDue = picture.snapshot.obligations.contains(column.index)
      let isMarked = text.dropFirst(expected.count).first == "*"
      let hasRoom = expected.count < column.room + column.lead
      #expect(isMarked == isDue || (isDue && !hasRoom), "\(place): \(text) at \(column.index)")
    }
  }

  /// Expects in the row of the batch every entry in hand whose slot is in view.
  private func expectBatch(in picture: Picture, _ place: String) throws {
    let got = try #require(picture.row("got"))
    guard let cursor = picture.snapshot.walk?.cursor else { return }
    let machine = picture.snapshot.machine
    for position in 0..<cursor.batch.count {
      let gathered = cursor.batch[position]
      guard let column = picture.window.column(of: gathered.index) else { continue }
      // A comparison is drawn in a way of its own.
      if picture.play.entryCheck?.gathered == gathered { continue }
      let text = picture.text(of: column, in: got, lead: picture.window.lead)
      let isDone = position < cursor.position
      let isChanged = machine.storage[gathered.index] != gathered.entry
      #expect(text.contains(gathered.entry.description), "\(place): \(gathered) in \(text)")
      #expect(text.contains("(") == isDone, "\(place): \(text)")
      // The walk may have removed the entry in its hands itself.
      if isChanged, position > cursor.position {
        #expect(text.contains("["), "\(place): \(text)")
      }
      if text.contains("[") {
        let order = machine.entryRange(at: gathered.index).order
        #expect(isChanged || order != gathered.order, "\(place): \(text)")
      }
    }
  }

  /// Expects the bar of the hole over its slots, and the mark of the cursor at its page.
  private func expectHoleAndCursor(in picture: Picture, _ place: String) throws {
    let snapshot = picture.snapshot
    if snapshot.scenario.call != .none, let hole = picture.row("hole") {
      for column in picture.window.columns {
        let isBar = hole.indices.contains(column.start) && "=^".contains(hole[column.start])
        let isHole = snapshot.scenario.hole.contains(column.index)
        #expect(isBar == isHole || hole[column.start] == "^", "\(place): slot \(column.index)")
      }
    }
    if let index = snapshot.cursorIndex, let column = picture.window.column(of: index) {
      let row = picture.row("cursor") ?? picture.row("hole") ?? []
      let cells = max(0, column.start - picture.window.lead)...column.start + column.room
      let marks = row.indices.filter { row[$0] == "^" }
      #expect(marks.contains { cells.contains($0) }, "\(place): \(index) in \(String(row))")
    }
  }
}
