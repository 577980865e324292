// Knows the place of every cell of one level of the whole file.

import Display
import Playback
import Shmem

/// The cells of one level side by side, in several rows if they do not fit into one.
struct ZoomLevel: Hashable {
  /// The words for a slot that its cell has room for.
  enum SlotWords: Hashable {
    /// The letter of the entry's kind; the marks stand in rows of their own.
    case letter
    /// The letter with the mark of the data.
    case letterAndData
    /// The entry's name with the mark of the data.
    case nameAndData
    /// The name with all its marks.
    case nameAndMarks

    /// True if the mark of the data is among them.
    var tellData: Bool { self != .letter }
    /// True if the name is among them.
    var tellName: Bool { self == .nameAndData || self == .nameAndMarks }
  }

  /// The level: 1 for the leaves.
  let height: Int
  /// The number of cells of a node.
  let cells: Int
  /// The number of cells in one row.
  let cellsPerRow: Int
  /// The width of a cell in columns.
  let cellWidth: Int
  /// The words for a slot, at level 1.
  let slotWords: SlotWords
  /// The width of the numbers and of the names of rows before the first cell.
  let gutter: Int

  /// The narrowest gutter: the longest name of a row and two blanks.
  private static let leastGutter = 8

  /// Places the cells of a level in rows of a width.
  init(_ height: Int, of levels: TreeLevels, widthInColumns: Int) {
    self.height = height
    cells = levels.cells(ofHeight: height)
    gutter = max(Self.leastGutter, String(levels.last.rawValue).count + 1)
    let room = max(1, widthInColumns - gutter)
    var cellsPerRow = cells
    while cellsPerRow > room { cellsPerRow = (cellsPerRow + 1) / 2 }
    self.cellsPerRow = cellsPerRow
    let digits = SlotWindow.digits(levels.filePages)
    let widest =
      height == 1
      // A sign, a letter, four marks at most, and a blank.
      ? digits + 5
        // The glyph, the number of entries, and a blank.
      : String(levels.pagesPerCell(ofHeight: height)).count + 2
    cellWidth = min(widest, max(1, room / cellsPerRow))
    // Each with a blank after it.
    slotWords =
      cellWidth >= digits + 5
      ? .nameAndMarks
      : cellWidth >= digits + 3 ? .nameAndData : cellWidth >= 3 ? .letterAndData : .letter
  }

  /// The cells of each row.
  var rows: [Range<Int>] {
    stride(from: 0, to: cells, by: cellsPerRow).map { $0..<min(cells, $0 + cellsPerRow) }
  }

  /// Returns the row that a cell is in.
  func row(of cell: Int) -> Range<Int> {
    let first = cell / cellsPerRow * cellsPerRow
    return first..<min(cells, first + cellsPerRow)
  }

  /// Returns the column of the screen where a cell starts.
  func column(of cell: Int) -> Int { gutter + cell % cellsPerRow * cellWidth }

  /// Returns the cell of a row at a column of the screen.
  func cell(atColumn column: Int, in row: Range<Int>) -> Int? {
    guard column >= gutter else { return nil }
    let cell = row.lowerBound + (column - gutter) / cellWidth
    return row.contains(cell) ? cell : nil
  }
}
