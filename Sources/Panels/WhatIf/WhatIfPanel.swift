// Shows how the race would end after each move, and the slots at the end of the selected one.

import Display
import Playback
import Shmem

/// The moves with their endings, and the future of the selected one.
///
/// ```text
///   > 1 punch     P16 free s2 if slot 2 holds it      LEFT BEHIND: slot 2, in 12 steps
///     2 read-1    S7  put P2 where s2 is              held
///     - fault-1   F8  waits for i_mutex               held
///
///   index     0      <1>     2       3
///   now       P0     .       s2*     P3*
///   would be  P0     .       P2*     .
///
///   After it all tasks take turns, one step each: 24 more steps. All tasks finish.
///   LEFT BEHIND: page 2 still holds old data.
/// ```
struct WhatIfPanel: Panel {
  private let play: Play
  private let list: WhatIfList

  /// Makes the panel of a race and its list.
  init(play: Play, list: WhatIfList) {
    self.play = play
    self.list = list
  }

  var selected: Int { list.selected }

  let title = "what if, a move and then all tasks in turn"

  /// The columns for the names of the rows of slots.
  private static let labelWidth = 8

  func picture(_ size: Size) -> Grid {
    var grid = Grid(size: size)
    let places = places(size)
    for (row, place) in places.enumerated() {
      grid.put(line(place, size.columns), at: Position(row: row, column: 0))
    }
    let start = places.count + 1
    drawSlots(from: start, &grid)
    let text = text(size)
    for (row, line) in text.enumerated() {
      grid.put(line, at: Position(row: start + 4 + row, column: 0))
    }
    return grid
  }

  func place(_ size: Size) -> String? { "\(list.selected + 1) of \(list.items.count)" }

  /// Returns the moves that fit; the selected one is among them.
  func places(_ size: Size) -> [Int] {
    let room = max(1, size.rows - Self.rowsBesides - text(size).count)
    return Excerpt(of: list.items.count, room: room, keeping: [list.selected]).places
  }

  // MARK: The moves

  private func line(_ place: Int, _ width: Int) -> Line {
    let item = list.items[place]
    let isSelected = place == list.selected
    let snapshot = play.snapshot
    let nameWidth = list.items.map { snapshot.name(of: $0.move.task).count }.max() ?? 0
    let name = Line(snapshot.name(of: item.move.task), isSelected ? .focus : .emphasis)
    let mark = Line(isSelected ? "> " : "  ", .focus)
      .appending(item.move.key, item.move.step == nil ? .dim : .hintKey)
      .appending(" ", .text)
    let id = Line(item.move.stepID.rawValue, .emphasis)
    // On a narrow screen the step is named before all else.
    let narrow = mark.appending(name).appending(" ", .text).appending(id)
    let endings = endings(of: item)
    let end =
      endings.first { $0.width <= max(22, width / 2) && narrow.width + 1 + $0.width <= width }
      ?? endings[endings.count - 1]
    let head = mark.appending(name.padded(to: nameWidth + 1)).appending(id.padded(to: 5))
    let room = width - end.width - 1
    guard head.width + Self.leastStatement <= room else {
      return narrow.ending(with: end, at: width)
    }
    let choices = statements(of: item.move).map { head.appending($0) }
    return (choices.first { $0.width <= room } ?? choices[choices.count - 1])
      .ending(with: end, at: width)
  }

  /// The fewest columns that are of use for a part of a statement.
  private static let leastStatement = 8

  /// Returns the statement of a move or the reason why it waits, the longest words first.
  private func statements(of move: Move) -> [Line] {
    let snapshot = play.snapshot
    guard let reason = move.reason else {
      let statement = snapshot.statement(of: move.stepID, for: move.task)
      let kernel = snapshot.scenario.kernel
      return [statement.text(in: kernel), statement.shortText(in: kernel)].map { Line($0, .text) }
    }
    return [snapshot.describe(reason), snapshot.describeShortly(reason)].map { Line($0, .waiting) }
  }

  /// Returns the words for the ending of a move, the longest first.
  private func endings(of item: WhatIf) -> [Line] {
    let role: Role =
      switch item.ghost.outcome {
      case .broken, .brokenBefore: .broken
      case .held: .holds
      case .open: .waiting
      }
    return play.endingWords(of: item).map { Line($0, role) }
  }

  // MARK: The selected move

  /// Returns the future of the selected move in words, which take all rows that the moves and the slots leave.
  private func text(_ size: Size) -> [Line] {
    let least = max(2, min(5, size.rows / 4))
    let room = max(least, size.rows - Self.rowsBesides - list.items.count)
    let texts = play.texts(of: list.item).map {
      Line($0, .text).wrapped(to: size.columns)
    }
    return (texts.first { $0.count <= room } ?? texts[texts.count - 1])
      .elided(to: Size(rows: room, columns: size.columns))
  }

  /// The rows of the slots, with a blank row above them and one below.
  private static let rowsBesides = 5

  /// Draws the slots now and at the end of the ghost, in the columns of the tree.
  private func drawSlots(from row: Int, _ grid: inout Grid) {
    let width = grid.size.columns
    let indent = Self.labelWidth - SlotWindow.Measure.panel.labelWidth + 1
    let window = SlotWindow(play, widthInColumns: width - indent)
    let end = list.item.ghost.end
    for (place, label) in ["index", "now", "would be"].enumerated() {
      grid.put(label, at: Position(row: row + place, column: 0), role: .heading)
    }
    window.drawLargeEntries(of: play.snapshot, in: row + 1, indent: indent, &grid)
    window.drawLargeEntries(of: end, in: row + 2, indent: indent, &grid)
    for column in window.columns {
      let isSelected = column.index == play.selected
      let index = isSelected ? "<\(column.index)>" : "\(column.index)"
      let start = indent + column.start
      let role: Role = isSelected ? .selected : .text
      grid.put(index, at: Position(row: row, column: start - (isSelected ? 1 : 0)), role: role)
      let now = play.snapshot.glyph(at: column.index)
      put(Line(now.text, now.role), column, row + 1, indent, &grid)
      let then = end.glyph(at: column.index)
      let isLeftBehind = end.machine.file.phase == .after && then.data == .old
      let thenRole: Role = isLeftBehind ? .broken : then != now ? .changed : then.role
      put(Line(then.text, thenRole), column, row + 2, indent, &grid)
    }
    for fold in window.folds {
      let start = indent + fold.start
      grid.put("(\(fold.count))", at: Position(row: row, column: start), role: .dim)
      for (place, snapshot) in [play.snapshot, end].enumerated() {
        let contents = FoldContents(fold, in: snapshot).line(widthInColumns: fold.room)
        grid.put(contents, at: Position(row: row + 1 + place, column: start))
      }
    }
  }

  private func put(
    _ line: Line,
    _ column: SlotWindow.Column,
    _ row: Int,
    _ indent: Int,
    _ grid: inout Grid
  ) {
    let start = indent + column.start(ofWidth: line.width)
    grid.put(line, at: Position(row: row, column: start))
  }
}
