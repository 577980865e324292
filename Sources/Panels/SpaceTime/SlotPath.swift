// Draws the way of the cursor through the slots as one line.

import Display
import Playback
import Shmem

/// The path of the cursor: down while it stays at a slot, to the right where it goes on, and in a double line to the left
/// where it goes back.
///
/// ```text
///   │P1*   s2*   P3*
///   └.!───┐s2*   P3*
///    .    └s2*──┐P3*
///    .    ╒s2*══╛P3*      a retry is a tooth
///    .   ═╡s2*   P3*      and so is one that stays at its slot
/// ```
struct SlotPath {
  private let window: SlotWindow
  private var corners: [Position] = []
  /// True if the path has begun above its first corner.
  private var comesFromAbove = false
  private var retries: [Position] = []

  /// Begins a path in the columns of a window.
  init(in window: SlotWindow) { self.window = window }

  /// Goes on into a row, in which the cursor comes to a page; nil if there is no cursor.
  ///
  /// - Parameters:
  ///   - row: the row of the grid.
  ///   - index: the page at the cursor after the step of the row.
  ///   - before: the page before that step, from which the path comes at the top of a picture.
  ///   - grid: the picture, into which a path that ends is drawn.
  mutating func go(
    into row: Int,
    to index: PageIndex?,
    from before: PageIndex?,
    _ grid: inout Grid
  ) {
    let end = index.flatMap { window.columnOfPath(for: $0) }.map { min($0, grid.size.columns - 1) }
    if corners.isEmpty, let before, let start = window.columnOfPath(for: before) {
      corners.append(Position(row: row, column: min(start, grid.size.columns - 1)))
      comesFromAbove = true
    }
    guard let end else {
      // The last step of a walk is made where the cursor stood before it.
      if let last = corners.last, last.row < row {
        corners.append(Position(row: row, column: last.column))
      }
      draw(&grid)
      return
    }
    if let last = corners.last, last.row < row {
      corners.append(Position(row: row, column: last.column))
    }
    if corners.last?.column != end || corners.isEmpty {
      corners.append(Position(row: row, column: end))
    }
  }

  /// Draws what the path has come through, and ends it.
  ///
  /// - Parameters:
  ///   - grid: the picture.
  ///   - goesOnBelow: true if the cursor goes on after the last row of the picture.
  mutating func draw(_ grid: inout Grid, goesOnBelow: Bool = false) {
    defer { (corners, retries, comesFromAbove) = ([], [], false) }
    guard let first = corners.first else { return }
    // A path of one row is seen as well.
    guard corners.count > 1 else {
      grid.verticalLine(column: first.column, rows: first.row..<first.row + 1, role: .cursor)
      return
    }
    grid.polyline(
      through: corners,
      role: .cursor,
      leftward: .double,
      comesFromAbove: comesFromAbove,
      goesOnBelow: goesOnBelow
    )
    for tooth in retries {
      let side = Position(row: tooth.row, column: tooth.column - 1)
      grid.polyline(through: [tooth, side], role: .cursor, leftward: .double)
    }
  }

  /// Marks that the cursor goes back in a row; where it stays at its slot, a tooth says so.
  mutating func markRetry(in row: Int) {
    guard let last = corners.last, last.row == row, !corners.dropLast().contains(where: turns)
    else {
      return
    }
    retries.append(last)

    func turns(_ corner: Position) -> Bool { corner.row == row && corner.column != last.column }
  }
}
