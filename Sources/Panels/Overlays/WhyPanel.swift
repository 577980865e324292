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
///                            may go out. It does not count again.
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

  /// A form of the answer.
  private struct Form {
    /// True if the lines of a paragraph begin below its key, and a task is named once.
    var isNarrow = true
    /// True if only the first sentence of a cause is there.
    var hasShortCauses = false
    /// True if only the first sentence of a conclusion is there.
    var hasShortConclusions = false
  }

  /// Returns the questions and the answer, in the longest form that there are rows for.
  private func lines(_ size: Size) -> [Line] {
    let heads = [4, 2, 1].map { list($0, size.columns) + [Line.empty] } + [list(1, size.columns)]
    let forms = [
      Form(isNarrow: false), Form(), Form(hasShortCauses: true),
      Form(hasShortCauses: true, hasShortConclusions: true),
    ]
    let answers = forms.lazy.map { answer($0, size.columns) }
    for (place, whole) in answers.enumerated() {
      let count = whole.reduce(0) { $0 + $1.count }
      // The wide form has a blank row below the question; others give it up first.
      let fitting = place == 0 ? heads.dropLast() : heads[...]
      if let head = fitting.first(where: { $0.count + count <= size.rows }) {
        return head + whole.joined()
      }
    }
    let head = heads.last ?? []
    let room = Size(rows: size.rows - head.count, columns: size.columns)
    return (head + cut(answer(forms[forms.count - 1], size.columns), room)).fitted(to: size.rows)
  }

  /// Returns the lines of an answer that is too long: of each the first row, and of the causes more.
  private func cut(_ answer: [[Line]], _ size: Size) -> [Line] {
    var spare = max(0, size.rows - answer.count)
    return answer.flatMap { line in
      let share = 1 + min(spare, line.count - 1)
      spare -= share - 1
      return line.elided(to: Size(rows: share, columns: size.columns))
    }
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
  private func answer(_ form: Form, _ width: Int) -> [[Line]] {
    let steps = answer.compactMap(\.cause)
    let numberWidth = steps.map { String($0.number).count }.max() ?? 0
    let taskWidth = steps.map(\.task.count).max() ?? 0
    return answer.map { line in
      let key = Line(line.key.map(String.init) ?? " ", .hintKey).appending(" ", .text)
      let isShort = line.cause == nil ? form.hasShortConclusions : form.hasShortCauses
      let words = isShort ? firstSentence(of: line.words) : line.words
      guard let cause = line.cause else {
        let body = form.isNarrow ? "-> " + words : words
        let head = form.isNarrow ? key : key.appending("-> ", .emphasis)
        return Line.hanging(head, Line(body, .emphasis), width: width)
      }
      guard form.isNarrow else {
        let head = key.appending(self.head(of: cause, numberWidth, taskWidth))
        return Line.hanging(head, Line(words, .text), width: width)
      }
      let prefix = cause.task + " "
      let rest = words.hasPrefix(prefix) ? String(words.dropFirst(prefix.count)) : words
      let body = Line([
        Span("step \(cause.number)", .dim), Span(cause.task, .emphasis),
        Span(cause.stepID?.rawValue ?? "+", .emphasis), Span(rest, .text),
      ])
      return Line.hanging(key, body, width: width)
    }
  }

  private func firstSentence(of words: String) -> String {
    let sentences = words.split(separator: ". ", maxSplits: 1)
    return sentences.count > 1 ? "\(sentences[0])." : words
  }

  private func head(of cause: Cause, _ numberWidth: Int, _ taskWidth: Int) -> Line {
    let number = String(cause.number)
    let blanks = String(repeating: " ", count: numberWidth - number.count)
    return Line("step \(blanks)\(number) ", .dim)
      .appending(Line(cause.task, .emphasis).padded(to: taskWidth + 1))
      .appending(Line(cause.stepID?.rawValue ?? "+", .emphasis).padded(to: 5))
  }
}
