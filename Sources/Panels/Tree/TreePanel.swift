// Knows the picture the race is told by: what the tree holds now over what the punch has gathered.

import RadixTrees
import Display
import Playback
import Shmem

/// The tree, its slots, and the punch's frozen view of them.
///
/// ```text
///   root   node 0-7, 4 of 8 used
///          ┌───────┬───────┬───────┬───
///   index  0       1      <2>      3          < > selected
///   now    .       P1*     P2*!    s3*c       ! changed by this step
///   got            (P1)  [ s2 ]    s3         ( ) done, [ ] stale
///                          stale
///   hole   ========================
///   cursor                 ^ index 2, second loop
///   pages  P2 lock: read-1, slot 2, 3 refs
///   swap   s3 count 1
/// ```
struct TreePanel: Panel {
  let play: Play
  /// The slots whose gathered value is stale.
  let staleIndices: Set<PageIndex>
  /// The rows of a stage, which are the same for every race; none among other panels.
  private let stageRows: [Row]?
  /// The race that this one is compared with.
  let other: OtherRace?
  /// The first slot that differs there.
  let difference: PageIndex?

  /// What a row shows.
  enum Row: Hashable {
    case blank, overview
    /// The nodes of a level, counted from 1 for the leaves.
    case nodes(Int)
    case branches, index, now, got, remarks, otherNow, otherGot, hole, cursor
    /// The pages of the story, in so many rows, counted from 0.
    case pages(Int)
    /// Its swap slots.
    case swap(Int)
  }

  init(play: Play, onStage stageRows: [Row]? = nil) {
    self.play = play
    self.stageRows = stageRows
    staleIndices = Set(play.snapshot.staleEntries.map(\.index))
    other = play.otherRace
    difference = other?.firstDifference
  }

  /// Whether it is for the back row.
  var isOnStage: Bool { stageRows != nil }

  var snapshot: Snapshot { play.snapshot }
  var tree: RadixTree<Entry> { snapshot.machine.storage.tree }

  var title: String {
    "page_tree  height \(tree.height)  nodes \(tree.nodeCount)  shift \(tree.mapShift)"
      + (other.map { "  ' \($0.name)" } ?? "")
  }

  func picture(_ size: Size) -> Grid {
    var grid = Grid(size: size)
    let window = window(size.columns)
    let rows = rows(size.rows, window)
    for (row, kind) in rows.enumerated() {
      draw(kind, in: row, window, &grid)
    }
    put(pages, in: rows.indices.filter { rows[$0].isAboutPages }, &grid)
    put(swapSlots, in: rows.indices.filter { rows[$0].isAboutSwap }, &grid)
    return grid
  }

  private func window(_ width: Int) -> SlotWindow {
    let measure: SlotWindow.Measure = isOnStage ? .stage(widthInColumns: width) : .panel
    return SlotWindow(play, widthInColumns: width, measure: measure)
  }

  /// Where the selected slot's number is.
  func selection(_ size: Size) -> Position? {
    let window = window(size.columns)
    guard let row = rows(size.rows, window).firstIndex(of: .index),
      let column = window.column(of: play.selected)
    else { return nil }
    return Position(row: row, column: column.start)
  }

  /// The slot at a place.
  func index(at position: Position, _ size: Size) -> PageIndex? {
    let window = window(size.columns)
    let rows = rows(size.rows, window)
    let slotRows: Set<Row> = [
      .branches, .index, .now, .got, .remarks, .otherNow, .otherGot, .hole,
    ]
    guard rows.indices.contains(position.row), slotRows.contains(rows[position.row]) else {
      return nil
    }
    return window.index(atColumn: position.column)
  }

  /// The rows for a height, from the top.
  ///
  /// The choice depends on the scenario alone, so that rows stay where they are when the tree grows
  /// or shrinks.
  func rows(_ height: Int, _ window: SlotWindow) -> [Row] {
    if let stageRows { return stageRows }
    let order: [Row] =
      [.overview] + (1...levels).reversed().map { .nodes($0) } + [
        .branches, .index, .now, .got, .remarks, .otherNow, .otherGot, .hole, .cursor, .blank,
        .pages(0), .pages(1),
        .pages(2), .swap(0), .swap(1), .swap(2),
      ]
    let byWorth: [Row] =
      [.index, .now, .got] + (other == nil ? [] : [.otherNow, .otherGot]) + [.hole, .cursor]
      + (window.isWhole ? [] : [.overview])
      + [.nodes(1), .remarks, .pages(0), .swap(0)]
      + (1...levels).dropFirst().map { .nodes($0) }
      + [.branches, .pages(1), .blank, .swap(1), .pages(2), .swap(2)]
    let chosen = Set(byWorth.prefix(height))
    return order.filter(chosen.contains)
  }

  /// The most levels of nodes that the file can need; at least one row tells of the root.
  private var levels: Int {
    var height = 1
    while RadixTree<Entry>.maximumIndex(height: height, mapShift: tree.mapShift)
      < snapshot.scenario.filePages - 1
    {
      height += 1
    }
    return height
  }

  private func draw(_ kind: Row, in row: Int, _ window: SlotWindow, _ grid: inout Grid) {
    let hasRemarksForBatch =
      kind == .got && lacksRow(.remarks) && snapshot.walk?.cursor == nil
      && hasRemarks(window)
    let kind = hasRemarksForBatch ? .remarks : kind
    grid.put(label(of: kind), at: Position(row: row, column: 0), role: .heading)
    switch kind {
    case .blank: break
    case .overview: drawOverview(in: row, window, &grid)
    case .nodes(let level): drawNodes(ofHeight: level, in: row, window, &grid)
    case .branches: drawBranches(in: row, window, &grid)
    case .index: drawIndex(in: row, window, &grid)
    case .now: drawNow(in: row, window, &grid)
    case .got: drawBatch(in: row, window, &grid)
    case .remarks: drawRemarks(in: row, window, &grid)
    case .otherNow: drawOtherNow(in: row, window, &grid)
    case .otherGot: drawOtherBatch(in: row, window, &grid)
    case .hole:
      drawHole(in: row, window, &grid)
      if lacksRow(.cursor) { drawCursorMark(in: row, window, &grid) }
    case .cursor: drawCursor(in: row, window, &grid)
    case .pages, .swap: break
    }
  }

  /// Whether a stage is too low for a row.
  private func lacksRow(_ row: Row) -> Bool {
    stageRows.map { !$0.contains(row) } ?? false
  }

  private func label(of kind: Row) -> String {
    switch kind {
    case .blank, .branches, .remarks: ""
    case .overview: "file"
    case .nodes(let level): level == max(1, tree.height) ? "root" : level == 1 ? "leaf" : ""
    case .index: isOnStage ? "page" : "index"
    case .now: "now"
    case .got: "got"
    case .otherNow: "now'"
    case .otherGot: "got'"
    case .hole: "hole"
    case .cursor: isOnStage ? "at" : "cursor"
    case .pages(0): "pages"
    case .swap(0): "swap"
    case .pages, .swap: ""
    }
  }

  /// Writes items side by side and row by row, and says how many there was no room for.
  private func put(_ items: [Line], in rows: [Int], _ grid: inout Grid) {
    let width = grid.size.columns - 1 - SlotWindow.textStart
    var items = items.isEmpty ? [Line("-", .dim)] : items
    for row in rows {
      var line = items.isEmpty ? Line.empty : items.removeFirst()
      while let next = items.first, line.width + 3 + next.width <= width - 4 {
        line = line.appending("   ", .text).appending(items.removeFirst())
      }
      let rest = row == rows.last && !items.isEmpty ? Line("+\(items.count)", .dim) : .empty
      let start = Position(row: row, column: SlotWindow.textStart)
      grid.put(line.ending(with: rest, at: width), at: start)
    }
  }
}

extension TreePanel.Row {
  fileprivate var isAboutPages: Bool {
    guard case .pages = self else { return false }
    return true
  }

  fileprivate var isAboutSwap: Bool {
    guard case .swap = self else { return false }
    return true
  }
}
