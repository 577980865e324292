// Knows how a list to choose from looks that takes the whole screen.

import Display
import Playback

/// A list to choose from: a line for each item, and more about it where there is room.
///
/// ```text
///   > 1  Take two                                          25 steps
///        One reclaim is enough to defeat it.
/// ```
struct ChoiceList: Panel {
  /// Something to choose.
  struct Item {
    /// What it is called.
    let title: String
    /// What stands at the right edge.
    let end: Line
    /// More about it.
    let about: String
  }

  let title: String
  /// What is said above the list.
  let intro: String
  /// What can be chosen.
  let items: [Item]
  /// The place of what Enter takes, counted from 0.
  let selected: Int

  func picture(_ size: Size) -> Grid {
    var grid = Grid(intro(size), size: size)
    let first = firstItem(size)
    for place in 0..<capacity(size) where first + place < items.count {
      let item = first + place
      for (row, line) in lines(of: item, size).enumerated() {
        let position = introRows(size) + place * rowsPerItem(size) + row
        grid.put(line, at: Position(row: position, column: 0))
      }
    }
    let shown = min(capacity(size), items.count - first)
    if shown < items.count {
      let range = Line("\(first + 1) to \(first + shown) of \(items.count)", .dim)
      let row = introRows(size) - 1
      grid.put(Line.empty.ending(with: range, at: size.columns), at: Position(row: row, column: 0))
    }
    return grid
  }

  /// Where the mark of the selected item is.
  func selection(_ size: Size) -> Position? {
    guard items.indices.contains(selected) else { return nil }
    let place = selected - firstItem(size)
    return Position(row: introRows(size) + place * rowsPerItem(size), column: 0)
  }

  /// The item in a row, counted from 1.
  func item(atRow row: Int, _ size: Size) -> Int? {
    guard row >= introRows(size) else { return nil }
    let place = (row - introRows(size)) / rowsPerItem(size)
    let item = firstItem(size) + place
    guard place < capacity(size), items.indices.contains(item) else { return nil }
    return item + 1
  }

  private func intro(_ size: Size) -> [Line] {
    Line(intro, .text).wrapped(to: size.columns)
      .elided(to: Size(rows: introRows(size) - 1, columns: size.columns))
  }

  private func introRows(_ size: Size) -> Int {
    min(3, Line(intro, .text).wrapped(to: size.columns).count + 1)
  }

  private func rowsPerItem(_ size: Size) -> Int {
    let room = size.rows - introRows(size)
    return [3, 2, 1].first { items.count * $0 <= room + 1 } ?? 2
  }

  private func capacity(_ size: Size) -> Int {
    max(1, (size.rows - introRows(size) + 1) / rowsPerItem(size))
  }

  private func firstItem(_ size: Size) -> Int {
    max(0, selected - capacity(size) + 1)
  }

  /// The columns of the longest number.
  private var numberWidth: Int { "\(items.count)".count }

  /// The title, and as much of what the item is about as there are rows for.
  private func lines(of number: Int, _ size: Size) -> [Line] {
    let item = items[number]
    let isSelected = number == selected
    let head = Line(isSelected ? "> " : "  ", .focus)
      .appending(String(repeating: " ", count: numberWidth - "\(number + 1)".count), .text)
      .appending("\(number + 1)", .hintKey)
      .appending("  ", .text)
      .appending(item.title, isSelected ? .focus : .emphasis)
    let indent = Line.empty.padded(to: 4 + numberWidth)
    let about = Line.hanging(indent, Line(item.about, .text), width: size.columns)
    return [head.ending(with: item.end, at: size.columns)]
      + about.elided(to: Size(rows: rowsPerItem(size) - 1, columns: size.columns))
  }
}
