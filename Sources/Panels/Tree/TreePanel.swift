// Draws the main picture of a race: the tree's present content above the entries that the punch has
// gathered.

import Display
import Playback
import Shmem

/// The tree, its slots, and the entries that the punch has gathered.
///
/// ```text
///   ... shift 3  under tree_lock                  of the last step, in the title
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
  /// The slots with a gathered value that is stale.
  let staleIndices: Set<PageIndex>
  /// The comparison of a gathered entry with its slot that the last step has made, if it made one.
  let check: EntryCheck?
  /// The rows of a stage, which are the same for every race; nil among other panels.
  private let stageRows: [Row]?
  /// The race that this one is compared with, if any.
  let other: OtherRace?

  /// The content of a row.
  enum Row: Hashable {
    case blank, overview
    /// The way from the root to the cursor.
    case crumbs
    /// The nodes of a level; the leaves are level 1.
    case nodes(Int)
    /// The lines from the nodes of a level to their children.
    case arms(Int)
    case index, now
    /// The marks of the slots that have no room beside their names.
    case marks
    case got, remarks, otherNow, otherGot, hole, cursor, otherCursor
    /// A row of the pages that matter now, counted from 0.
    case pages(Int)
    /// A row of the swap slots that matter now, counted from 0.
    case swap(Int)
  }

  init(play: Play, onStage stageRows: [Row]? = nil) {
    self.play = play
    self.stageRows = stageRows
    staleIndices = Set(play.snapshot.staleEntries.map(\.index))
    check = play.entryCheck
    other = play.otherRace
  }

  /// True if the panel is drawn on a stage.
  var isOnStage: Bool { stageRows != nil }

  var snapshot: Snapshot { play.snapshot }
  var kernel: Kernel { snapshot.scenario.kernel }
  var tree: PageTree { snapshot.machine.storage.tree }

  var title: String {
    "\(kernel.naming("page_tree"))  height \(tree.height)  nodes \(tree.nodeCount)  shift \(tree.shift)"
      + (other.map { "  ' \($0.name)" } ?? "")
      + (play.tookTreeLock ? "  under \(kernel.treeLockName)" : "")
  }

  func picture(_ size: Size) -> Grid {
    var grid = Grid(size: size)
    let window = window(size.columns)
    let rows = rows(size.rows, window)
    for (row, kind) in rows.enumerated() {
      draw(kind, in: row, among: rows, window, &grid)
    }
    put(pages, in: rows.indices.filter { rows[$0].isAboutPages }, &grid)
    put(swapSlots, in: rows.indices.filter { rows[$0].isAboutSwap }, &grid)
    return grid
  }

  /// Returns the slots that are shown in a width, and their columns.
  func window(_ width: Int) -> SlotWindow {
    let measure: SlotWindow.Measure = isOnStage ? .stage(widthInColumns: width) : .panel
    return SlotWindow(play, widthInColumns: width, measure: measure)
  }

  /// Returns the position of the selected slot's number.
  func selection(_ size: Size) -> Position? {
    let window = window(size.columns)
    guard let row = rows(size.rows, window).firstIndex(of: .index),
      let column = window.column(of: play.selected)
    else { return nil }
    return Position(row: row, column: column.start)
  }

  /// Returns the slot at a position.
  func index(at position: Position, _ size: Size) -> PageIndex? {
    let window = window(size.columns)
    let rows = rows(size.rows, window)
    let slotRows: Set<Row> = [
      .arms(1), .index, .now, .marks, .got, .remarks, .otherNow, .otherGot, .hole,
    ]
    guard rows.indices.contains(position.row), slotRows.contains(rows[position.row]) else {
      return nil
    }
    return window.index(atColumn: position.column)
  }

  /// Returns the rows for a height, from the top.
  ///
  /// The choice depends on the scenario alone, so that rows stay in place when the tree grows or
  /// shrinks.
  func rows(_ height: Int, _ window: SlotWindow) -> [Row] {
    if let stageRows { return stageRows }
    let levels = Array((1...levels).reversed())
    let order: [Row] =
      [.overview, .crumbs] + levels.flatMap { [.nodes($0), .arms($0)] } + [
        .index, .now, .got, .remarks, .otherNow, .otherGot, .hole, .cursor,
        .otherCursor, .blank,
        .pages(0), .pages(1),
        .pages(2), .swap(0), .swap(1), .swap(2),
      ]
    let chosen = Set(rowsByWorth(height, levels, window).prefix(height))
    return order.filter(chosen.contains)
  }

  private func rowsByWorth(_ height: Int, _ levels: [Int], _ window: SlotWindow) -> [Row] {
    // In too few rows for all of them the row of the hole has the mark of the cursor as well.
    let slots: [Row] =
      [.index, .now, .got] + (other == nil ? [.hole] : [.otherNow, .hole, .otherGot])
      + [.cursor] + (other == nil ? [] : [.otherCursor])
    let overview: [Row] = window.isWhole ? [] : [.overview]
    guard levels.count > 1 else {
      return slots + overview + [.nodes(1), .remarks, .pages(0), .swap(0), .arms(1), .pages(1)]
        + [.blank, .swap(1), .pages(2), .swap(2)]
    }
    let nodes = levels.reversed().map { Row.nodes($0) }
    let arms = levels.map { Row.arms($0) }
    let rest = overview + [.blank, .pages(1), .swap(1), .pages(2), .swap(2)]
    if slots.count + nodes.count < height {
      return slots + nodes + [.remarks] + arms + [.pages(0), .swap(0)] + rest
    }
    // Without room for every level, the way to the cursor stands in one line, above the levels next to the slots.
    return slots + [.crumbs, .nodes(1), .remarks, .pages(0), .swap(0)] + overview
      + nodes.dropFirst() + rest
  }

  /// True if there may be more than a root above the slots, or a root has just come or gone.
  var tellsLevels: Bool { levels > 1 || shape != nil }

  /// The greatest number of levels that the tree of the race can need.
  private var levels: Int { Self.levels(of: snapshot.scenario) }

  /// Returns the greatest number of levels that the tree of a file can need; at least one row tells of the root.
  static func levels(of scenario: Scenario) -> Int {
    var height = 1
    // The slot of an entry of a large order at page 0 needs a node above the leaves.
    let last = scenario.filePages - (scenario.kernel.hasXArray && scenario.hasLargeEntries ? 0 : 1)
    while PageTree.lastIndex(ofHeight: height, shift: scenario.mapShift) < last {
      height += 1
    }
    return height
  }

  private func draw(
    _ kind: Row,
    in row: Int,
    among rows: [Row],
    _ window: SlotWindow,
    _ grid: inout Grid
  ) {
    let hasRemarksForBatch =
      kind == .got && lacksRow(.remarks) && snapshot.walk?.cursor == nil
      && hasRemarks(window)
    let kind = hasRemarksForBatch ? .remarks : kind
    grid.put(label(of: kind), at: Position(row: row, column: 0), role: .heading)
    switch kind {
    case .blank: break
    case .overview: drawOverview(in: row, window, &grid)
    case .crumbs: drawCrumbs(in: row, &grid)
    case .nodes(let level):
      let hasLines = rows.contains(.arms(level))
      drawNodes(ofHeight: level, linesBelow: hasLines, in: row, window, &grid)
    case .arms(let level): drawArms(ofHeight: level, in: row, window, &grid)
    case .index: drawIndex(in: row, window, &grid)
    case .now: drawNow(in: row, marksIn: rows.firstIndex(of: .marks), window, &grid)
    case .marks: break
    case .got: drawBatch(in: row, window, &grid)
    case .remarks: drawRemarks(in: row, window, &grid)
    case .otherNow: drawOtherNow(in: row, window, &grid)
    case .otherGot: drawOtherBatch(in: row, window, &grid)
    case .hole:
      drawHole(in: row, window, &grid)
      drawCursorMarks(in: row, among: rows, window, &grid)
    case .cursor:
      let isAlone = !rows.contains { $0.isAboutNodes }
      let chosen = play.selection(isOnStage: isOnStage).map { path(to: $0) }
      drawCursor(in: row, isAlone && tellsLevels ? path ?? chosen : nil, window, &grid)
    case .otherCursor: drawOtherCursor(in: row, window, &grid)
    case .pages, .swap: break
    }
  }

  /// Returns true if a stage has too few rows for this one.
  private func lacksRow(_ row: Row) -> Bool {
    stageRows.map { !$0.contains(row) } ?? false
  }

  /// Returns the name of a row.
  func label(of kind: Row) -> String {
    switch kind {
    case .blank, .arms, .marks, .remarks: ""
    case .overview: "file"
    case .crumbs: "path"
    case .nodes(let level):
      level == max(1, tree.height)
        ? "root" : level > tree.height ? "" : level == 1 ? "leaf" : "nodes"
    case .index: isOnStage ? "page" : "index"
    case .now: "now"
    case .got: "got"
    case .otherNow: "now'"
    case .otherGot: "got'"
    case .hole: "hole"
    case .cursor: isOnStage ? "at" : "cursor"
    case .otherCursor: "cursor'"
    case .pages(0): kernel.hasFolios ? "folio" : "pages"
    case .swap(0): snapshot.scenario.mapping == .tmpfs ? "swap" : "disk"
    case .pages, .swap: ""
    }
  }

  /// Writes items side by side and row by row, and the number of those without room.
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
  fileprivate var isAboutNodes: Bool {
    switch self {
    case .crumbs, .nodes: true
    case .blank, .overview, .arms, .index, .now, .marks, .got, .remarks, .otherNow, .otherGot,
      .hole, .cursor, .otherCursor, .pages, .swap:
      false
    }
  }

  fileprivate var isAboutPages: Bool {
    guard case .pages = self else { return false }
    return true
  }

  fileprivate var isAboutSwap: Bool {
    guard case .swap = self else { return false }
    return true
  }
}
