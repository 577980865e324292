// Knows the look of a list to choose from that takes the whole screen.

import Display
import Playback

/// A list to choose from: a line for each item, and a description where there is room.
///
/// ```text
///   > 1  Take two                                          25 steps
///        One reclaim is enough to defeat it.
/// ```
struct ChoiceList: Panel {
  /// An item of the list.
  struct Item {
    /// The title.
    let title: String
    /// The text at the right edge.
    let end: Line
    /// The description.
    let about: String
  }

  let title: String
  /// The text above the list.
  let intro: String
  /// The items.
  let items: [Item]
  /// The place of the item that Enter chooses, counted from 0.
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

  /// Returns the position of the mark of the selected item, or nil if the list is empty.
  func selection(_ size: Size) -> Position? {
    guard items.indices.contains(selected) else { return nil }
    let place = selected - firstItem(size)
    return Position(row: introRows(size) + place * rowsPerItem(size), column: 0)
  }

  /// Returns the item in a row, counted from 1; nil if there is none.
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

  /// Returns the title, and as much of the description as there are rows for.
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
