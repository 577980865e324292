// Computes the rows of the lanes, and the room for text between their bars.

import Display
import Playback
import Shmem

/// A line of the lanes.
enum LaneLine: Hashable {
  /// A step, or several.
  case row(Range<Int>)
  /// A wait that has begun with the step at a place.
  case wait(TaskWait, place: Int)

  /// The place of the last step of the row, or of the step before the wait.
  var place: Int {
    switch self {
    case .row(let places): places.upperBound - 1
    case .wait(_, let place): place
    }
  }
}

/// The lines of the lanes with their bars, on a screen of a given width.
///
/// A text may run on over the lanes after its own, up to the next bar or the next sign of another task.
///
/// ```text
///    16 :          │ :       C6 writepage(P200)
///    17 :          │ :       C8 swaplist mutex ────┼─┐
/// ```
struct LaneRows {
  /// The lines, from the top.
  let lines: [LaneLine]
  /// The lanes.
  let layout: LaneLayout
  /// The bars, in the order of their beginnings.
  let bars: [LaneBar]
  /// The columns of the screen.
  let width: Int

  /// The rows above the first line.
  static let head = 2

  /// Returns the row of the grid for a place; nil if it is not shown.
  func row(of place: Int) -> Int? {
    lines.firstIndex { line in
      guard case .row(let places) = line else { return false }
      return places.contains(place)
    }.map { $0 + Self.head }
  }

  /// Returns the rows of a bar; nil if it is not shown.
  func rows(of bar: LaneBar) -> ClosedRange<Int>? {
    let top = bar.isOlder ? Self.head : row(of: bar.places.lowerBound)
    let end = bar.isOpen ? Self.head + lines.count - 1 : row(of: bar.places.upperBound)
    guard let top, let end, top <= end else { return nil }
    return top...end
  }

  /// Returns the bars in a row, and the column of each.
  func bars(inRow row: Int) -> [(bar: LaneBar, column: Int)] {
    bars.compactMap { bar in
      guard rows(of: bar)?.contains(row) == true else { return nil }
      return layout.column(ofBar: bar.position, of: bar.task).map { (bar, $0) }
    }
  }

  /// Returns the columns for text from the beginning of the lane of a task on, with a blank after it.
  ///
  /// - Parameters:
  ///   - row: the row of the grid.
  ///   - task: the task.
  ///   - others: the tasks with a sign of their own in the row.
  /// - Returns: the columns, up to the next bar or sign.
  func room(inRow row: Int, of task: TaskID, beside others: [TaskID]) -> Int {
    guard let start = layout.start(of: task) else { return 1 }
    let columns = bars(inRow: row).map(\.column) + others.compactMap(layout.start)
    let end = columns.filter { $0 > start }.min() ?? width
    return max(1, end - 1 - start)
  }
}
