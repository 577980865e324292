// Knows the look of a list to choose from that takes the whole screen.

import Display
import Playback

/// A list to choose from: a line for each item, and a description where there is room.
///
/// ```text
///   First steps
///   > 1  Take two                                          25 steps
///        One reclaim is enough to defeat it.
/// ```
///
/// On a wide screen the description stands beside the title. Where there is no room for all descriptions,
/// that of the selected item stands below the list.
struct ChoiceList: Panel {
  /// An item of the list.
  struct Item {
    /// The title.
    let title: String
    /// The length or the score, in the forms that there are, the longest first; the titles are worth more.
    let ends: [Line]
    /// The description.
    let about: String
    /// The heading under which the item stands; nil for none.
    let group: String?
  }

  let title: String
  /// The text above the list.
  let intro: String
  /// The items.
  let items: [Item]
  /// The place of the item that Enter chooses, counted from 0.
  let selected: Int

  func picture(_ size: Size) -> Grid {
    let view = view(size)
    var grid = Grid(introLines(view, size), size: size)
    for (row, shown) in view.rows[view.window].enumerated() {
      grid.put(
        shown.line.cut(to: size.columns),
        at: Position(row: view.introRows + row, column: 0)
      )
    }
    for (row, line) in about(view, size).enumerated() {
      let position = Position(row: size.rows - view.aboutRows + 1 + row, column: 0)
      grid.put(line.cut(to: size.columns), at: position)
    }
    return grid
  }

  func place(_ size: Size) -> String? {
    items.isEmpty ? nil : "\(selected + 1) of \(items.count)"
  }

  /// Returns the position of the mark of the selected item, or nil if the list is empty.
  func selection(_ size: Size) -> Position? {
    let view = view(size)
    guard let row = view.rows.firstIndex(where: { $0.item == selected }) else { return nil }
    return Position(row: view.introRows + row - view.window.lowerBound, column: 0)
  }

  /// Returns the item in a row, counted from 1; nil if there is none.
  func item(atRow row: Int, _ size: Size) -> Int? {
    let view = view(size)
    let place = row - view.introRows + view.window.lowerBound
    guard row >= view.introRows, view.window.contains(place) else { return nil }
    return view.rows[place].item.map { $0 + 1 }
  }

  /// Returns the number of items by which a page moves; one old item stays in view.
  func page(_ size: Size) -> Int {
    let view = view(size)
    return max(1, Set(view.rows[view.window].compactMap(\.item)).count - 1)
  }

  private func introLines(_ view: View, _ size: Size) -> [Line] {
    Line(intro, .text).wrapped(to: size.columns)
      .elided(to: Size(rows: max(0, view.introRows - 1), columns: size.columns))
  }

  /// Returns the description of the selected item, if the list shows titles only.
  private func about(_ view: View, _ size: Size) -> [Line] {
    guard view.aboutRows > 1, items.indices.contains(selected) else { return [] }
    let indent = Line.empty.padded(to: 4 + numberWidth)
    return Line.hanging(indent, Line(items[selected].about, .text), width: size.columns)
      .elided(to: Size(rows: view.aboutRows - 1, columns: size.columns))
  }
}
