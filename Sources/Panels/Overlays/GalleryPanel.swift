// Knows the list that a newcomer sees first.

import Display
import Playback

/// What can be opened, a line each and one for what it is about.
struct GalleryPanel: Panel {
  let gallery: Gallery

  var title: String { "punchscope" }

  func picture(_ size: Size) -> Grid {
    var grid = Grid(intro(size), size: size)
    let first = firstItem(size)
    for place in 0..<capacity(size) where first + place < gallery.items.count {
      let item = first + place
      for (row, line) in lines(of: item, size).enumerated() {
        let position = introRows(size) + place * rowsPerItem(size) + row
        grid.put(line, at: Position(row: position, column: 0))
      }
    }
    return grid
  }

  /// Where the mark of the selected item is.
  func selection(_ size: Size) -> Position? {
    guard gallery.items.indices.contains(gallery.selected) else { return nil }
    let place = gallery.selected - firstItem(size)
    return Position(row: introRows(size) + place * rowsPerItem(size), column: 0)
  }

  /// The item in a row, counted from 1.
  func item(atRow row: Int, _ size: Size) -> Int? {
    guard row >= introRows(size) else { return nil }
    let place = (row - introRows(size)) / rowsPerItem(size)
    let item = firstItem(size) + place
    guard place < capacity(size), gallery.items.indices.contains(item) else { return nil }
    return item + 1
  }

  private func intro(_ size: Size) -> [Line] {
    let words = Line(
      "A tmpfs hole punch of 2014 races with faults, reads and reclaim. "
        + "Step it, take it back, try it another way.",
      .text,
    )
    return words.wrapped(to: size.columns)
      .elided(to: Size(rows: introRows(size) - 1, columns: size.columns))
  }

  private func introRows(_ size: Size) -> Int { size.columns < 110 ? 3 : 2 }

  private func rowsPerItem(_ size: Size) -> Int {
    let room = size.rows - introRows(size)
    return [3, 2, 1].first { gallery.items.count * $0 <= room + 1 } ?? 2
  }

  private func capacity(_ size: Size) -> Int {
    max(1, (size.rows - introRows(size) + 1) / rowsPerItem(size))
  }

  private func firstItem(_ size: Size) -> Int {
    max(0, gallery.selected - capacity(size) + 1)
  }

  /// The title, and as much of what the item is about as there are rows for.
  private func lines(of number: Int, _ size: Size) -> [Line] {
    let item = gallery.items[number]
    let isSelected = number == gallery.selected
    let head = Line(isSelected ? "> " : "  ", .focus)
      .appending(number < 9 ? "\(number + 1)" : " ", .hintKey)
      .appending("  ", .text)
      .appending(item.title, isSelected ? .focus : .emphasis)
    let steps = item.steps.map { Line($0 == 1 ? "1 step" : "\($0) steps", .dim) } ?? .empty
    let indent = Line.empty.padded(to: 5)
    let about = Line.hanging(indent, Line(item.about, .text), width: size.columns)
    return [head.ending(with: steps, at: size.columns)]
      + about.elided(to: Size(rows: rowsPerItem(size) - 1, columns: size.columns))
  }
}
