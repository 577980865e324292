// Draws the whole file, level under level.

import Display
import Playback
import Shmem

/// The whole file: of each level the node on the way to the chosen cell, a cell for each of its slots.
///
/// ```text
///   root › 192-255                                                        cursor 201
///            root 0-1023, 3 of 16 used: 4P
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
  var kernel: Kernel { snapshot.scenario.kernel }
  var tree: PageTree { snapshot.machine.storage.tree }

  var title: String {
    "\(kernel.naming("page_tree")), whole file  \(levels.filePages) slots  height \(tree.height)  "
      + "nodes \(tree.nodeCount)  shift \(tree.shift)"
  }

  func picture(_ size: Size) -> Grid {
    var grid = Grid(size: size)
    let layout = ZoomLayout(levels, zoom, size)
    var free = freeRows(layout)
    for (row, kind) in layout.rows.enumerated() {
      switch kind {
      case .blank, .entry: break
      case .crumbs: grid.put(crumbs(size.columns), at: Position(row: row, column: 0))
      case .lastStep: free = free.dropLast(drawLastStep(in: row, free.count, &grid))
      case .legend: grid.put(legend(size.columns), at: Position(row: row, column: 0))
      case .head(let height): drawHead(ofHeight: height, in: row, layout, &grid)
      case .cells(let height, let cells):
        draw(cells, of: layout.levels[height - 1], in: row, &grid)
      case .mark(let mark, let height, let cells):
        draw(mark, over: cells, of: layout.levels[height - 1], in: row, &grid)
      case .chosen(1): free = free.dropFirst(drawSlot(in: row, free.count, layout, &grid))
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
    drawEntries(in: free, layout, &grid)
    return grid
  }

  /// Returns the rows below the words for the chosen cell that nothing else needs.
  private func freeRows(_ layout: ZoomLayout) -> Range<Int> {
    let rows = layout.rows.indices.filter { row in
      switch layout.rows[row] {
      case .blank, .entry: true
      case .crumbs, .lastStep, .legend, .head, .cells, .mark, .chosen: false
      }
    }
    return (rows.first ?? 0)..<(rows.last.map { $0 + 1 } ?? 0)
  }

  /// Draws the last step, from a row upwards if it needs more of them.
  ///
  /// - Returns: the number of free rows that it takes.
  private func drawLastStep(in row: Int, _ free: Int, _ grid: inout Grid) -> Int {
    let size = Size(rows: min(3, free + 1), columns: grid.size.columns)
    let lines = lastStep(size.columns).elided(to: size)
    for (place, line) in lines.enumerated() {
      grid.put(line, at: Position(row: row - lines.count + 1 + place, column: 0))
    }
    return lines.count - 1
  }

  /// Draws the slots in use below the chosen cell, as many as there are rows for between two blank ones.
  private func drawEntries(in free: Range<Int>, _ layout: ZoomLayout, _ grid: inout Grid) {
    let rows = free.dropFirst().dropLast()
    let start = layout.levels[0].gutter
    let room = grid.size.columns - start
    // The chosen slot is told beside its cell, and no fact is told twice.
    let isTold = layout.rows.contains(.chosen(1))
    let slots = usedSlots(atMost: rows.count + 1).filter { !isTold || $0 != zoom.page }
    for (row, index) in zip(rows, slots) {
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

  /// Draws the words for the chosen slot, in several rows if they do not fit into one and rows are free.
  ///
  /// - Returns: the number of free rows that they take.
  private func drawSlot(in row: Int, _ free: Int, _ layout: ZoomLayout, _ grid: inout Grid) -> Int {
    let level = layout.levels[0]
    let room = room(besideCellOf: level, above: row, layout, grid.size.columns)
    let words = words(forSlot: zoom.page)
    let lines = wrappedWords(forSlot: zoom.page, room)
    guard lines.count > 1, lines.count <= min(4, free + 1) else {
      drawArm(from: level, to: words, in: row, layout, &grid)
      return 0
    }
    let width = lines.map(\.width).max() ?? room
    let padded = lines.map { $0.padded(to: width) }
    let place = drawArm(from: level, to: [padded[0]], in: row, layout, &grid)
    for (below, line) in padded.dropFirst().enumerated() {
      grid.put(line, at: place.moved(rows: below + 1, columns: 0))
    }
    return lines.count - 1
  }

  /// Returns the columns for words that are joined to the chosen cell of a level.
  private func room(
    besideCellOf level: ZoomLevel,
    above row: Int,
    _ layout: ZoomLayout,
    _ width: Int
  ) -> Int {
    let cell = chosen(of: level)
    guard isJoined(cell, level, above: row, layout) else { return width - level.gutter }
    let column = level.column(of: cell)
    return max(column - 2, width - column - 3)
  }

  /// Draws a line from the chosen cell of a level down to some words, on the side where more of them fit.
  ///
  /// - Returns: the place where the words begin.
  @discardableResult
  private func drawArm(
    from level: ZoomLevel,
    to lines: [Line],
    in row: Int,
    _ layout: ZoomLayout,
    _ grid: inout Grid
  ) -> Position {
    let cell = chosen(of: level)
    let room = room(besideCellOf: level, above: row, layout, grid.size.columns)
    let line = lines.first { $0.width <= room } ?? lines[lines.count - 1]
    guard isJoined(cell, level, above: row, layout) else {
      let start = Position(row: row, column: level.gutter)
      grid.put(line.cut(to: room), at: start)
      return start
    }
    let column = level.column(of: cell)
    let isDouble = level.height == zoom.height
    let (left, right) = (column - 2, grid.size.columns - column - 3)
    if line.width <= right || right >= left {
      let start = Position(row: row, column: column + 3)
      grid.put(isDouble ? "╚═" : "└─", at: Position(row: row, column: column), role: .dim)
      grid.put(line.cut(to: right), at: start)
      return start
    }
    let shown = line.cut(to: left)
    let start = Position(row: row, column: column - 2 - shown.width)
    grid.put(isDouble ? "═╝" : "─┘", at: Position(row: row, column: column - 1), role: .dim)
    grid.put(shown, at: start)
    return start
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
