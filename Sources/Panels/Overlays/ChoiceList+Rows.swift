// Knows how much of a list fits on a screen, and which rows it makes.

import Display

extension ChoiceList {
  /// A row of a list.
  struct Row {
    /// The text.
    let line: Line
    /// The item that it belongs to, counted from 0; nil for a heading and for a blank row.
    let item: Int?
  }

  /// The part of a list that a screen shows.
  struct View {
    /// All rows of the list.
    let rows: [Row]
    /// The rows that are shown.
    let window: Range<Int>
    /// The rows above the list.
    let introRows: Int
    /// The rows below the list, for the description of the selected item and a blank row above it.
    let aboutRows: Int
  }

  /// The ways to show the items.
  private enum Form {
    /// The description beside the title.
    case table
    /// The description below the title.
    case described
    /// Titles only.
    case titles
  }

  /// The columns from which on the description stands beside the title.
  private static let tableWidth = 130

  /// The columns of the longest number.
  var numberWidth: Int { "\(items.count)".count }

  /// Returns what a screen shows: the fullest form that fits, else titles around the selected one.
  func view(_ size: Size) -> View {
    let introRows = min(3, Line(intro, .text).wrapped(to: size.columns).count + 1)
    let room = size.rows - introRows
    for form in size.columns >= Self.tableWidth ? [Form.table] : [.described] {
      for isSpaced in [true, false] {
        let rows = rows(form, isSpaced: isSpaced, size.columns)
        guard rows.count <= room else { continue }
        return View(rows: rows, window: rows.indices, introRows: introRows, aboutRows: 0)
      }
    }
    return titles(size, introRows: introRows)
  }

  private func titles(_ size: Size, introRows: Int) -> View {
    let rows = rows(.titles, isSpaced: false, size.columns)
    let width = max(1, size.columns - 4 - numberWidth)
    let longest = items.map { Line($0.about, .text).wrapped(to: width).count }.max() ?? 0
    let aboutRows = size.rows < 8 ? 0 : 1 + min(3, longest)
    // On a small screen the items need the rows of the introduction.
    let intro = size.rows - introRows - aboutRows < 12 && rows.count > 12 ? 0 : introRows
    let room = max(1, size.rows - intro - aboutRows)
    let marked = rows.firstIndex { $0.item == selected } ?? 0
    let first = max(0, min(marked - room / 2, rows.count - room))
    return View(
      rows: rows,
      window: first..<min(first + room, rows.count),
      introRows: intro,
      aboutRows: aboutRows
    )
  }

  /// Returns the rows of all items, under the headings of their groups.
  private func rows(_ form: Form, isSpaced: Bool, _ width: Int) -> [Row] {
    let hasGroups = items.contains { $0.group != nil }
    var rows: [Row] = []
    for (number, item) in items.enumerated() {
      if let group = item.group, number == 0 || items[number - 1].group != group {
        if isSpaced, number > 0 { rows.append(Row(line: .empty, item: nil)) }
        rows.append(Row(line: Line(group, .heading), item: nil))
      } else if isSpaced, number > 0, !hasGroups, form == .described {
        rows.append(Row(line: .empty, item: nil))
      }
      rows += lines(of: number, form, width).map { Row(line: $0, item: number) }
    }
    return rows
  }

  private func lines(of number: Int, _ form: Form, _ width: Int) -> [Line] {
    let item = items[number]
    let isSelected = number == selected
    let head = Line(isSelected ? "> " : "  ", .focus)
      .appending(String(repeating: " ", count: numberWidth - "\(number + 1)".count), .text)
      .appending("\(number + 1)", .hintKey)
      .appending("  ", .text)
      .appending(item.title, isSelected ? .focus : .emphasis)
    let indent = Line.empty.padded(to: 4 + numberWidth)
    switch form {
    case .table:
      let columns = columns(width)
      let start = entry(head, item, columns).padded(to: columns.about)
      return Line.hanging(start, Line(item.about, .text), width: width)
    case .described:
      return [head.ending(with: item.ends.first ?? .empty, at: width)]
        + (item.about.isEmpty ? [] : Line.hanging(indent, Line(item.about, .text), width: width))
    case .titles: return [entry(head, item, columns(width))]
    }
  }

  /// The columns of a table.
  private struct Columns {
    /// The column at which the length begins.
    let end: Int
    /// The form of the length that has room, counted from 0.
    let form: Int
    /// The column at which the description begins.
    let about: Int
  }

  /// Returns the title of an item, and its length in a column.
  private func entry(_ head: Line, _ item: Item, _ columns: Columns) -> Line {
    let end = item.ends.indices.contains(columns.form) ? item.ends[columns.form] : .empty
    return head.cut(to: columns.end - 1).padded(to: columns.end).appending(end)
  }

  /// Returns the columns of a table: the length is as long as there is room for beside every title.
  private func columns(_ width: Int) -> Columns {
    let title = items.map { Line($0.title, .text).width }.max() ?? 0
    let mark = 4 + numberWidth
    func length(_ form: Int) -> Int {
      items.map { $0.ends.indices.contains(form) ? $0.ends[form].width : 0 }.max() ?? 0
    }
    let forms = items.map(\.ends.count).max() ?? 0
    let form = (0..<forms).first { mark + title + 2 + length($0) <= width } ?? max(0, forms - 1)
    // In a table a third of the width is enough for a title.
    let most = width < Self.tableWidth ? width - length(form) : mark + width / 3
    let end = min(mark + title + 2, most)
    return Columns(end: end, form: form, about: end + length(form) + (length(form) > 0 ? 3 : 0))
  }
}
