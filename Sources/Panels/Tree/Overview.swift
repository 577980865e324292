// Knows how full a file is, part by part.

import Display
import Playback
import Shmem

/// A file as a row of cells, each for the same number of pages.
struct Overview {
  /// The row.
  let line: Line

  /// Looks at a file of any size through so many cells.
  ///
  /// - Complexity: linear in the number of leaves, and in their slots where a cell is smaller.
  init(_ situation: Situation, cells limit: Int) {
    let filePages = situation.scenario.filePages
    let pagesPerCell = max(1, (filePages + UInt64(limit) - 1) / UInt64(limit))
    let cells = Int((filePages + pagesPerCell - 1) / pagesPerCell)
    let used = Self.usedSlots(of: situation, cells: cells, pagesPerCell)
    let hole = situation.scenario.hole
    func cell(of index: UInt64) -> Int { min(cells - 1, Int(index / pagesPerCell)) }
    let first = cell(of: hole.first.rawValue)
    let last = hole.count > 0 ? cell(of: hole.end.rawValue - 1) : first
    let cursor = situation.machine[.puncher].index.map { cell(of: $0.rawValue) }

    line = Line(
      (0..<cells).map { cell in
        if cell == cursor { return Span("^", .cursor) }
        if cell == first { return Span("[", .hole) }
        if cell == last { return Span("]", .hole) }
        let glyph = Self.glyph(used: used[cell], of: pagesPerCell)
        return Span(glyph, (first...last).contains(cell) ? .hole : .text)
      }
    )
  }

  /// From empty to full in five shades.
  private static func glyph(used: UInt64, of pages: UInt64) -> String {
    guard used > 0 else { return " " }
    let shades = ["░", "▒", "▓", "█"]
    return shades[min(3, Int(used * 4 / (pages + 1)))]
  }

  private static func usedSlots(
    of situation: Situation,
    cells: Int,
    _ pagesPerCell: UInt64,
  ) -> [UInt64] {
    var used = [UInt64](repeating: 0, count: cells)
    func count(_ index: UInt64, _ slots: UInt64) {
      let cell = Int(index / pagesPerCell)
      if cell < cells { used[cell] += slots }
    }
    let tree = situation.machine.storage.tree
    if case .item = tree.root { count(0, 1) }
    tree.visitNodes { node in
      guard node.isLeaf else { return }
      if node.firstIndex / pagesPerCell == node.lastIndex / pagesPerCell {
        count(node.firstIndex, UInt64(node.occupiedSlotCount))
        return
      }
      for slot in 0..<node.slotCount where node.slot(slot) != .empty {
        count(node.firstIndex + UInt64(slot), 1)
      }
    }
    return used
  }
}
