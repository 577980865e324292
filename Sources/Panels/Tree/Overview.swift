// Knows how full a file is, part by part.

import RadixTrees
import Display
import Playback
import Shmem

/// A file as a row of cells, each for the same number of pages.
struct Overview {
  /// The row.
  let line: Line

  /// Looks at a file of any size through so many cells.
  ///
  /// - Complexity: linear in the number of cells, times the height of the tree.
  init(_ snapshot: Snapshot, cells limit: Int) {
    let filePages = snapshot.scenario.filePages
    let pagesPerCell = max(1, (filePages + UInt64(limit) - 1) / UInt64(limit))
    let cells = Int((filePages + pagesPerCell - 1) / pagesPerCell)
    let tree = snapshot.machine.storage.tree
    let hole = snapshot.scenario.hole
    func cell(of index: UInt64) -> Int { min(cells - 1, Int(index / pagesPerCell)) }
    let first = cell(of: hole.first.rawValue)
    let last = hole.count > 0 ? cell(of: hole.end.rawValue - 1) : first
    let cursor = snapshot.cursorIndex.map { cell(of: $0.rawValue) }

    line = Line(
      (0..<cells).map { cell in
        if cell == cursor { return Span("^", .cursor) }
        if cell == first { return Span("[", .hole) }
        if cell == last { return Span("]", .hole) }
        let start = UInt64(cell) * pagesPerCell
        let end = min(filePages, start + pagesPerCell)
        let glyph = Self.glyph(used: UInt64(tree.count(in: start..<end)), of: end - start)
        return Span(glyph, (first...last).contains(cell) ? .hole : .text)
      }
    )
  }

  /// Blank is empty, solid is full, and nothing else is.
  static func glyph(used: UInt64, of pages: UInt64) -> String {
    guard used > 0 else { return " " }
    guard used < pages else { return "█" }
    return ["░", "▒", "▓"][Int(used * 3 / pages)]
  }
}
