// Knows the place of everything on a stage of a given size.

import Display
import Playback

/// The rows of a stage, which an audience sees.
///
/// ```text
///   40x12           53x20                      80x24 and more
///   chapter         chapter                    chapter
///   pages           pages                      pages           with air between all rows
///   now             now       air between      now             (and below it the same two rows
///   (marks)         (marks)   the rows         (marks)         of a race it is compared with)
///   got             got                        got
///   hole, cursor    hole                       hole
///   next step       cursor                     cursor
///   sentence        next steps, two of them    next steps, three and more
///                   sentence                   sentence
///   (timer)         (timer)                    (timer)
/// ```
///
/// The places depend on the size and on the file alone, so that nothing moves while a race is shown. The marks have a
/// row of their own where a slot has too little room for all of them. A stage of few rows lists two next steps as well
/// if its rows are wide enough for the sentence below. A long sentence takes rows from the steps above
/// it, and at last the row of the marks.
struct StageLayout: Hashable {
  /// The smallest screen that can be a stage.
  static let minimum = Size(rows: 12, columns: 40)

  /// The rows of the slots.
  let tree: [TreePanel.Row]
  /// The place of these rows.
  let treeRect: Rect
  /// The room for the next steps, and below them for the sentence.
  let wordsRect: Rect
  /// The number of rows for next steps; one row after them stays free.
  let taskRows: Int

  /// Places everything on a screen that is large enough.
  ///
  /// - Parameters:
  ///   - size: the size of the screen.
  ///   - comparing: true if the race is compared with another one, which takes rows of its own.
  ///   - filePages: the number of pages of the file.
  ///   - mayHaveMarks: false if the words need every row.
  init(_ size: Size, comparing: Bool, filePages: UInt64, mayHaveMarks: Bool) {
    let other = comparing ? size.rows < 20 ? 2 : 3 : 0
    let columns = Self.columns(size)
    let isTight = SlotWindow.isTight(
      filePages,
      widthInColumns: columns,
      measure: .stage(widthInColumns: columns)
    )
    // Two races leave the smallest stage no room for it.
    let hasMarks = mayHaveMarks && isTight && !(comparing && size.rows < 15)
    // Every row above the minimum is used in this order.
    let spare = max(0, size.rows - Self.minimum.rows - other - (hasMarks ? 1 : 0))
    let air = (
      chapter: spare >= 3 ? 1 : 0, tree: spare >= 4 ? 1 : 0, now: spare >= 5 ? 1 : 0,
      pages: spare >= 7 ? 1 : 0, hole: spare >= 12 ? 1 : 0
    )
    var rows: [TreePanel.Row] = [.index]
    func leave(_ count: Int) { rows += Array(repeating: .blank, count: count) }
    leave(air.pages)
    rows.append(.now)
    if hasMarks { rows.append(.marks) }
    leave(air.now)
    rows.append(.got)
    if spare >= 1 { rows.append(.remarks) }
    leave(max(air.hole, other - 2))
    if comparing { rows += [.otherNow, .otherGot] }
    if comparing { leave(air.hole) }
    rows.append(.hole)
    if spare >= 2 { rows.append(.cursor) }
    if comparing, spare >= 7 { rows.append(.otherCursor) }
    tree = rows
    let margin = size.columns < 50 ? 0 : 1
    treeRect = Rect(
      row: 1 + air.chapter,
      column: margin,
      rows: rows.count,
      columns: columns
    )
    let words = treeRect.rows.upperBound + air.tree
    wordsRect = Rect(
      row: words,
      column: margin,
      rows: size.rows - 1 - words,
      columns: columns
    )
    let taskRows = 1 + (spare >= 6 ? 1 : 0) + (spare >= 9 ? 1 : 0) + min(3, max(0, spare - 18) / 4)
    // Wide rows hold the same sentence in fewer of them.
    let sentence = wordsRect.size.rows - 3
    self.taskRows = sentence * columns >= Self.leastSentence ? max(2, taskRows) : taskRows
  }

  /// Returns the room for a figure, in the place of the slots and of the next steps; the recap of a demo has the room
  /// of the sentence as well.
  ///
  /// - Parameters:
  ///   - figure: the figure.
  ///   - row: the row of the sentence, counted from the first one of the next steps.
  /// - Returns: the place.
  func rect(of figure: Figure, aboveWordsIn row: Int) -> Rect {
    let end =
      switch figure {
      case .data, .survivors, .causes: wordsRect.origin.row + min(row, taskRows)
      case .recap: wordsRect.rows.upperBound
      }
    return Rect(
      row: treeRect.origin.row,
      column: treeRect.origin.column,
      rows: end - treeRect.origin.row,
      columns: treeRect.size.columns
    )
  }

  /// The characters that stay for a sentence below two tasks: as many as the smallest stage has below one.
  private static let leastSentence = 160

  private static func columns(_ size: Size) -> Int {
    min(size.columns - (size.columns < 50 ? 0 : 2), widest)
  }

  /// The length of a line that can still be read from the back row.
  private static let widest = 100
}
