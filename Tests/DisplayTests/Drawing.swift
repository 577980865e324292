// Writes pictures down for the tests.

import Display

extension Grid {
  /// A grid that shows `lines` in one role, as wide as the longest of them.
  init(_ lines: String..., role: Role = .text) {
    let columns = lines.map(\.widthInColumns).max() ?? 0
    self.init(size: Size(rows: lines.count, columns: columns))
    for (row, line) in lines.enumerated() {
      put(line, at: Position(row: row, column: 0), role: role)
    }
  }

  /// An empty grid of `rows` by `columns`.
  init(_ rows: Int, _ columns: Int) {
    self.init(size: Size(rows: rows, columns: columns))
  }
}
