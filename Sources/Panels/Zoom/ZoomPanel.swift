// Draws the whole file, level under level.

import Display
import Playback
import RadixTrees
import Shmem

/// The whole file: of each level the node on the way to the chosen cell, a cell for each of its slots.
///
/// ```text
///   root › 192-255                                                        cursor 201
///            root 0-1023, 3 of 16 used, 4 entries
///   hole     =================
///   0        +..+...........+                    # full, + part, . empty
///   old         *
///   cursor      ^
///               ╚═ leaf 192-255, 2 of 64 used, 2P
///   192      ........PP......................................................
///                     └─ slot 201  P201*L  page P201, old data, locked by reclaim-1
/// ```
///
/// The chosen cell of a level is joined to the level below; the keys choose among the cells of the level whose line
/// is double.
struct ZoomPanel: Panel {
  let play: Play
  let zoom: Zoom
  let facts: ZoomFacts
  let levels: TreeLevels

  init(play: Play, zoom: Zoom) {
    self.play = play
    self.zoom = zoom
    facts = ZoomFacts(play.snapshot)
    levels = TreeLevels(of: play.snapshot.scenario)
  }

  var snapshot: Snapshot { play.snapshot }
  var tree: RadixTree<Entry> { snapshot.machine.storage.tree }

  var title: String {
    "page_tree, whole file  \(levels.filePages) slots  height \(tree.height)  "
      + "nodes \(tree.nodeCount)  shift \(tree.mapShift)"
  }

  func picture(_ size: Size) -> Grid {
    var grid = Grid(size: size)
    let layout = ZoomLayout(levels, zoom, size)
    for (row, kind) in layout.rows.enumerated() {
      switch kind {
      case .blank, .entry: break
      case .crumbs: grid.put(crumbs(size.columns), at: Position(row: row, column: 0))
      case .lastStep: grid.put(lastStep.cut(to: size.columns), at: Position(row: row, column: 0))
      case .legend: grid.put(legend(size.columns), at: Position(row: row, column: 0))
      case .head(let height): drawHead(ofHeight: height, in: row, layout, &grid)
      case .cells(let height, let cells):
        draw(cells, of: layout.levels[height - 1], in: row, &grid)
      case .mark(let mark, let height, let cells):
        draw(mark, over: cells, of: layout.levels[height - 1], in: row, &grid)
      case .chosen(let height):
        drawArm(
          from: layout.levels[height - 1],
          to: words(forCellOfHeight: height),
          in: row,
          layout,
          &grid
        )
      }
    }
    drawEntries(layout, &grid)
    return grid
  }

  /// Draws the slots in use below the chosen cell, as many as there are rows for.
  private func drawEntries(_ layout: ZoomLayout, _ grid: inout Grid) {
    let rows = layout.rows.indices.filter { row in
      guard case .entry = layout.rows[row] else { return false }
      return true
    }
    let start = layout.levels[0].gutter
    let room = grid.size.columns - start
    for (row, index) in zip(rows, usedSlots(atMost: rows.count)) {
      if row == rows.first { grid.put("in use", at: Position(row: row, column: 0), role: .heading) }
      let lines = words(forSlot: index)
      let line = lines.first { $0.width <= room } ?? lines[lines.count - 1].cut(to: room)
      grid.put(line, at: Position(row: row, column: start))
    }
  }

  /// Returns the place of the chosen cell.
  func selection(_ size: Size) -> Position? {
    let layout = ZoomLayout(levels, zoom, size)
    let level = layout.levels[zoom.height - 1]
    let cell = chosen(of: level)
    let row = layout.rows.firstIndex { row in
      guard case .cells(zoom.height, let cells) = row else { return false }
      return cells.contains(cell)
    }
    return row.map { Position(row: $0, column: level.column(of: cell)) }
  }

  /// Returns the meaning of a click: the cell there is chosen or, if it is chosen, gone into.
  func event(forClickAt position: Position, _ size: Size) -> ZoomEvent? {
    let layout = ZoomLayout(levels, zoom, size)
    guard layout.rows.indices.contains(position.row) else { return nil }
    let height: Int
    let row: Range<Int>
    switch layout.rows[position.row] {
    case .cells(let level, let cells), .mark(_, let level, let cells):
      (height, row) = (level, cells)
    case .blank, .crumbs, .lastStep, .legend, .entry, .head, .chosen: return nil
    }
    let cell = layout.levels[height - 1].cell(atColumn: position.column, in: row)
    let pages = cell.map { levels.cell($0, ofHeight: height, inNodeCovering: zoom.page) }
    return pages.flatMap { $0.isEmpty ? nil : .choose(PageIndex($0.lowerBound), height: height) }
  }

  /// Returns the chosen cell of a level.
  func chosen(of level: ZoomLevel) -> Int {
    levels.number(ofHeight: level.height, covering: zoom.page)
  }

  /// Returns the pages that a cell stands for.
  func pages(of cell: Int, _ level: ZoomLevel) -> Range<UInt64> {
    levels.cell(cell, ofHeight: level.height, inNodeCovering: zoom.page)
  }

  // MARK: Heads and arms

  /// Draws the name of a node, joined to its cell in the level above if that is shown.
  private func drawHead(ofHeight height: Int, in row: Int, _ layout: ZoomLayout, _ grid: inout Grid)
  {
    let lines = words(forNodeOfHeight: height)
    guard row > 1 else {
      let start = layout.levels[height - 1].gutter
      let room = grid.size.columns - start
      let line = lines.first { $0.width <= room } ?? lines[lines.count - 1].cut(to: room)
      grid.put(line, at: Position(row: row, column: start))
      return
    }
    drawArm(from: layout.levels[height], to: lines, in: row, layout, &grid)
  }

  /// Draws a line from the chosen cell of a level down to some words, on the side where more of them fit.
  private func drawArm(
    from level: ZoomLevel,
    to lines: [Line],
    in row: Int,
    _ layout: ZoomLayout,
    _ grid: inout Grid
  ) {
    let cell = chosen(of: level)
    guard isJoined(cell, level, above: row, layout) else {
      let room = grid.size.columns - level.gutter
      let line = lines.first { $0.width <= room } ?? lines[lines.count - 1].cut(to: room)
      grid.put(line, at: Position(row: row, column: level.gutter))
      return
    }
    let column = level.column(of: cell)
    let isDouble = level.height == zoom.height
    let (left, right) = (column - 2, grid.size.columns - column - 3)
    let line = lines.first { $0.width <= max(left, right) } ?? lines[lines.count - 1]
    if line.width <= right || right >= left {
      grid.put(isDouble ? "╚═" : "└─", at: Position(row: row, column: column), role: .dim)
      grid.put(line.cut(to: right), at: Position(row: row, column: column + 3))
    } else {
      let shown = line.cut(to: left)
      grid.put(isDouble ? "═╝" : "─┘", at: Position(row: row, column: column - 1), role: .dim)
      grid.put(shown, at: Position(row: row, column: column - 2 - shown.width))
    }
  }

  /// Returns true if no other cells lie between the chosen cell and a row further down.
  private func isJoined(
    _ cell: Int,
    _ level: ZoomLevel,
    above row: Int,
    _ layout: ZoomLayout
  ) -> Bool {
    switch layout.rows[row - 1] {
    case .cells(_, let cells), .mark(_, _, let cells): cells.contains(cell)
    case .blank, .crumbs, .lastStep, .legend, .entry, .head, .chosen: false
    }
  }
}
