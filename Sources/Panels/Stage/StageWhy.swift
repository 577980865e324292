// Lays out the answer to a question about causes for an audience.

import Display
import Playback
import Shmem

/// The question and the chain of earlier steps, in short lines with air between them.
///
/// ```text
///   why does slot 2 still hold old data?                    1/3
///
///   1  step 14  punch P14
///      punch gathers 2:P2.
///
///   2  step 20  reclaim-1 C11
///      reclaim-1 puts swap entry s0 where P2 was: one store.
/// ```
///
/// If there is too little room for all of it, first the second sentences go, then the air, then the rows of the
/// steps.
struct StageWhy {
  private let question: String
  private let place: String
  private let answer: [WhyLine]

  /// Makes the picture of the questions of a race and their answer.
  init(play: Play, list: WhyList) {
    question = list.answer.words
    place = list.questions.count > 1 ? "\(list.selected + 1)/\(list.questions.count)" : ""
    answer = play.lines(of: list.answer)
  }

  /// The length of a line that can still be read from the back row.
  private static let widest = 72

  /// Returns the picture for the screen of a stage, above its last row.
  func picture(_ size: Size) -> Grid {
    var grid = Grid(size: size)
    let margin = size.columns < 50 ? 0 : 1
    let room = Size(rows: size.rows - 1, columns: min(size.columns - 2 * margin, Self.widest))
    for (row, line) in lines(room).prefix(room.rows).enumerated() {
      grid.put(line, at: Position(row: row, column: margin))
    }
    return grid
  }

  /// The amount of text, from much to little.
  private enum Detail: CaseIterable {
    case whole, sentence, tight, brief
  }

  private func lines(_ size: Size) -> [Line] {
    for detail in Detail.allCases {
      let lines = lines(detail, size.columns)
      if lines.count <= size.rows { return lines }
    }
    // The last lines are those that answer the question; each keeps at least its first row.
    let head = self.head(size.columns)
    let rows = max(1, size.rows - head.count)
    let shown = answer.suffix(rows)
    var spare = max(0, rows - shown.count)
    let shares = shown.reversed().map { line in
      let whole = lines(of: line, .brief, size.columns)
      let share = 1 + min(spare, whole.count - 1)
      spare -= share - 1
      return whole.elided(to: Size(rows: share, columns: size.columns))
    }
    return (head + shares.reversed().joined()).fitted(to: size.rows)
  }

  private func head(_ width: Int) -> [Line] {
    let lines = Line(question, .title).wrapped(to: width - (place.isEmpty ? 0 : place.count + 1))
    guard let first = lines.first, !place.isEmpty else { return lines }
    return [first.ending(with: Line(place, .dim), at: width)] + lines.dropFirst()
  }

  private func lines(_ detail: Detail, _ width: Int) -> [Line] {
    let told = answer.map { lines(of: $0, detail, width) }
    switch detail {
    case .whole, .sentence: return head(width) + [.empty] + told.joined(separator: [.empty])
    case .tight, .brief: return head(width) + told.joined()
    }
  }

  private func lines(of line: WhyLine, _ detail: Detail, _ width: Int) -> [Line] {
    let key = Line(line.key.map(String.init) ?? " ", .hintKey).appending("  ", .text)
    guard let cause = line.cause else {
      return Line.hanging(key, Line("-> \(line.words)", .emphasis), width: width)
    }
    let words = Line(detail == .whole ? line.words : Self.firstSentence(of: line.words), .text)
    let id = cause.stepID?.rawValue ?? "joins"
    guard detail != .brief else {
      let head = key.appending("\(cause.number) \(id) ", .emphasis)
      return Line.hanging(head, words, width: width)
    }
    let step = Line("step \(cause.number)  ", .dim).appending("\(cause.task) \(id)", .emphasis)
    let indent = Line.empty.padded(to: key.width)
    return [key.appending(step).cut(to: width)] + Line.hanging(indent, words, width: width)
  }

  /// Returns the text up to its first full stop that is followed by another sentence.
  private static func firstSentence(of text: String) -> String {
    text.firstRange(of: ". ").map { text[..<$0.lowerBound] + "." } ?? text
  }
}
