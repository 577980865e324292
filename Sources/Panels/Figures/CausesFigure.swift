// Draws the steps that led to now, with a column for each task.

import Display
import Playback
import Shmem

/// The causes of what is there now, as a time line of the tasks.
///
/// ```text
///   step  reclaim-1                          punch
///    11   C5  finds no references on P2      │
///             but the tree's and its own     │
///    12   │                                  P14 gathers 2:P2
/// ```
struct CausesFigure: Panel {
  private let why: Why?
  private let lines: [WhyLine]

  /// Asks the most urgent question about now.
  init(play: Play) {
    why = play.whyQuestions.first.map { play.answer(to: $0) }
    lines = why.map { play.lines(of: $0) } ?? []
  }

  var title: String { why?.words ?? "why" }

  func picture(_ size: Size) -> Grid {
    var grid = Grid(size: size)
    let causes = lines.compactMap(\.cause)
    let tasks = causes.map(\.task).reduce(into: [String]()) { tasks, task in
      if !tasks.contains(task) { tasks.append(task) }
    }
    let conclusions = lines.filter { $0.cause == nil }.flatMap { line in
      Line.hanging(Line("-> ", .emphasis), Line(line.words, .emphasis), width: size.columns)
    }
    guard !tasks.isEmpty else {
      let none = [Line("No earlier step has led to what is there now.", .text)]
      return Grid(conclusions.isEmpty ? none : conclusions, size: size)
    }
    let numberWidth = (causes.map { String($0.number).count }.max() ?? 1) + 4
    let width = max(12, (size.columns - numberWidth) / tasks.count)
    let columns = tasks.indices.map { numberWidth + $0 * width }
    grid.put("step", at: Position(row: 0, column: 0), role: .heading)
    for (column, task) in zip(columns, tasks) {
      grid.put(task, at: Position(row: 0, column: column), role: .heading)
    }
    // The conclusions keep two rows; the causes share the others.
    let kept = min(conclusions.count, max(2, size.rows - 1 - 3 * causes.count))
    let blocks = causes.map { block(for: $0, widthInColumns: width - 1) }
    let heights = Self.heights(blocks.map(\.count), room: size.rows - 1 - kept)
    var row = 1
    for (cause, (block, height)) in zip(causes, zip(blocks, heights)) where height > 0 {
      let place = tasks.firstIndex(of: cause.task) ?? 0
      grid.put("\(cause.number)", at: Position(row: row, column: 1), role: .dim)
      for (other, column) in columns.enumerated() where other != place {
        grid.verticalLine(column: column, rows: row..<row + height)
      }
      for (offset, line) in block.elided(to: Size(rows: height, columns: width - 1)).enumerated() {
        grid.put(line, at: Position(row: row + offset, column: columns[place]))
      }
      row += height
    }
    for (offset, line) in conclusions.elided(to: Size(rows: size.rows - row, columns: size.columns))
      .enumerated()
    {
      grid.put(line, at: Position(row: row + offset, column: 0))
    }
    return grid
  }

  private func block(for cause: Cause, widthInColumns width: Int) -> [Line] {
    let prefix = cause.task + " "
    let sentence = cause.sentence
    let words = sentence.hasPrefix(prefix) ? String(sentence.dropFirst(prefix.count)) : sentence
    let id = cause.stepID?.rawValue ?? "+"
    let head = Line(id, .emphasis).padded(to: max(4, id.count + 1))
    return Line.hanging(head, Line(words, .text), width: width)
  }

  /// Returns the rows of each block: all of them where there is room, and otherwise the same for each.
  private static func heights(_ counts: [Int], room: Int) -> [Int] {
    var most = counts.max() ?? 0
    while most > 1, counts.reduce(0, { $0 + min($1, most) }) > room { most -= 1 }
    var left = room
    var heights = counts.map { count in
      let height = min(count, most, max(0, left))
      left -= height
      return height
    }
    // The rows that are left go to blocks that are cut, from the first one on.
    for place in counts.indices where left > 0 && heights[place] < counts[place] {
      heights[place] += 1
      left -= 1
    }
    return heights
  }
}
