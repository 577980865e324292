// Knows the box with the answer to a question about causes.

import Display
import Playback
import Shmem

/// The questions that can be asked now, and the answer to the selected one.
///
/// ```text
///   > why does slot 2 still hold old data?
///     why can punch not go on?
///
///   1 step 16 reclaim-1 C5   reclaim-1 finds no references on P2 but the tree's and its own: it
///                            may go out. The count is not frozen.
///   2 step 17 punch     P14  punch gathers 2:P2. It holds a reference on the page.
///   3 -> page-retry is off. With it on, punch goes back at step 25, and all old data goes.
/// ```
struct WhyPanel: Panel {
  private let questions: [String]
  private let selected: Int
  private let answer: [WhyLine]

  /// Makes the box of the questions of a race and their answer.
  init(play: Play, list: WhyList) {
    questions = list.questions.map { $0.words(in: play.snapshot) }
    selected = list.selected
    answer = play.lines(of: list.answer)
  }

  var title: String { "why" }

  func place(_ size: Size) -> String? {
    questions.count == 1 ? nil : "question \(selected + 1) of \(questions.count)"
  }

  func picture(_ size: Size) -> Grid { Grid(lines(size), size: size) }

  /// Returns the cells of the box, its edges included.
  func rect(in body: Rect) -> Rect {
    let columns = min(100, body.size.columns)
    let room = Size(rows: max(1, body.size.rows - 2), columns: max(1, columns - 4))
    let rows = min(lines(room).count + 2, body.size.rows)
    return Rect(
      row: body.rows.upperBound - rows,
      column: (body.size.columns - columns) / 2,
      rows: rows,
      columns: columns,
    )
  }

  /// Returns the questions and the answer, as much of them as there are rows for.
  private func lines(_ size: Size) -> [Line] {
    let whole = answer(size.columns)
    let heads: [[Line]] = [4, 2, 1].map { list($0, size.columns) + [Line.empty] }
    let count = whole.reduce(0) { $0 + $1.count }
    if let head = heads.first(where: { $0.count + count <= size.rows }) {
      return head + whole.joined()
    }
    let head = heads.last ?? []
    return (head + cut(whole, Size(rows: size.rows - head.count, columns: size.columns)))
      .fitted(to: size.rows)
  }

  /// Returns the lines of an answer that is too long: of each the first row, and of the last ones more.
  private func cut(_ answer: [[Line]], _ size: Size) -> [Line] {
    var spare = max(0, size.rows - answer.count)
    let shares = answer.reversed().map { line in
      let share = 1 + min(spare, line.count - 1)
      spare -= share - 1
      return line.elided(to: Size(rows: share, columns: size.columns))
    }
    return Array(shares.reversed().joined())
  }

  /// Returns the questions around the selected one.
  private func list(_ count: Int, _ width: Int) -> [Line] {
    Excerpt(of: questions.count, room: count, keeping: [selected]).places.map { place in
      let isSelected = place == selected
      let mark = isSelected && questions.count > 1 ? "> " : "  "
      return Line(questions.count > 1 ? mark : "", .focus)
        .appending(questions[place], isSelected ? .focus : .text).cut(to: width)
    }
  }

  /// Returns every line of the answer, broken into rows.
  private func answer(_ width: Int) -> [[Line]] {
    let steps = answer.compactMap(\.cause)
    let numberWidth = steps.map { String($0.number).count }.max() ?? 0
    let taskWidth = steps.map(\.task.count).max() ?? 0
    return answer.map { line in
      let key = Line(line.key.map(String.init) ?? " ", .hintKey).appending(" ", .text)
      let head =
        line.cause.map { key.appending(self.head(of: $0, numberWidth, taskWidth)) }
        ?? key.appending("-> ", .emphasis)
      let body = Line(line.words, line.cause == nil ? .emphasis : .text)
      return Line.hanging(head, body, width: width)
    }
  }

  private func head(of cause: Cause, _ numberWidth: Int, _ taskWidth: Int) -> Line {
    let number = String(cause.number)
    let blanks = String(repeating: " ", count: numberWidth - number.count)
    return Line("step \(blanks)\(number) ", .dim)
      .appending(Line(cause.task, .emphasis).padded(to: taskWidth + 1))
      .appending(Line(cause.stepID?.rawValue ?? "+", .emphasis).padded(to: 5))
  }
}
