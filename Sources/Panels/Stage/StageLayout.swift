// Knows where everything goes on a stage of a given size.

import Display

/// What an audience sees of a race, row by row.
///
/// ```text
///   40x12           53x20                      80x24 and more
///   chapter         chapter                    chapter
///   pages           pages                      pages           with air between all rows
///   now             now       air between      now
///   got             got       the rows         got
///   hole, cursor    hole                       hole
///   next step       cursor                     cursor
///   sentence        next steps, two of them    next steps, three and more
///                   sentence                   sentence
///   (timer)         (timer)                    (timer)
/// ```
///
/// The places depend on the size alone, so that nothing moves while a race is told; a long sentence takes
/// rows from the steps above it.
struct StageLayout: Hashable {
  /// The smallest screen that can be a stage.
  static let minimum = Size(rows: 12, columns: 40)

  /// The rows of the slots.
  let tree: [TreePanel.Row]
  /// Where these are.
  let treeRect: Rect
  /// The room for next steps, and below them, after so many rows, for the sentence.
  let wordsRect: Rect
  /// The rows for next steps, behind which one stays free.
  let taskRows: Int

  /// Places everything, on a screen that is large enough.
  init(_ size: Size) {
    // Every row above the least finds its use in this order.
    let spare = size.rows - Self.minimum.rows
    let air = (
      chapter: spare >= 3 ? 1 : 0, tree: spare >= 4 ? 1 : 0, now: spare >= 5 ? 1 : 0,
      pages: spare >= 7 ? 1 : 0, hole: spare >= 12 ? 1 : 0
    )
    var rows: [TreePanel.Row] = [.index]
    func leave(_ count: Int) { rows += Array(repeating: .blank, count: count) }
    leave(air.pages)
    rows.append(.now)
    leave(air.now)
    rows.append(.got)
    if spare >= 1 { rows.append(.remarks) }
    leave(air.hole)
    rows.append(.hole)
    if spare >= 2 { rows.append(.cursor) }
    tree = rows
    let margin = size.columns < 50 ? 0 : 1
    treeRect = Rect(
      row: 1 + air.chapter,
      column: margin,
      rows: rows.count,
      columns: min(size.columns - 2 * margin, Self.widest)
    )
    let words = treeRect.rows.upperBound + air.tree
    wordsRect = Rect(
      row: words,
      column: margin,
      rows: size.rows - 1 - words,
      columns: min(size.columns - 2 * margin, Self.widest)
    )
    taskRows = 1 + (spare >= 6 ? 1 : 0) + (spare >= 9 ? 1 : 0) + min(3, max(0, spare - 18) / 4)
  }

  /// Longer lines are not read from the back row.
  private static let widest = 100
}
