// Draws the answers to a question, and how many of an audience chose each, as bars.

import Display
import Playback

/// The answers to a question, a line for each; once an audience is counted, with a bar and a count.
///
/// ```text
///      1 slot 2 still holds s2: it empties slot 2       ████ 5
///    > 2 slot 2 holds something else: the cursor goes   ██████████ 12
/// ```
///
/// After the step `>` marks the right answer, and `x` a wrong one that was chosen.
struct AnswerLines {
  let answers: [String]
  let votes: [Int]
  /// The place of the right answer, counted from 0; nil before the step.
  let right: Int?
  /// The place of the answer that was chosen, counted from 0; nil if none was.
  let chosen: Int?

  /// Shows the answers of an open question.
  init(_ announcement: Announcement) {
    answers = announcement.answers
    votes = announcement.votes
    (right, chosen) = (nil, nil)
  }

  /// Shows the answers of a question whose outcome is known.
  init(_ outcome: PredictionOutcome) {
    answers = outcome.answers
    votes = outcome.votes
    right = outcome.right
    chosen = outcome.chosen
  }

  /// The least width of the longest bar, in columns.
  private static let leastBar = 6

  /// Returns the lines for a width.
  func lines(_ width: Int) -> [Line] {
    answers.indices.flatMap { place -> [Line] in
      let head = Line("   \(mark(place)) \(place + 1) ", role(place))
      guard !votes.isEmpty else {
        return Line.hanging(head, Line(answers[place], role(place)), width: width)
      }
      let count = String(votes[place])
      guard let room = barRoom(width) else {
        let text = Line("\(answers[place]) (\(count))", role(place))
        return Line.hanging(head, text, width: width)
      }
      let bar = String(repeating: "█", count: votes[place] * room / max(1, votes.max() ?? 0))
      let text = head.appending(answers[place], role(place)).padded(to: textEnd + 2)
      return [text.appending(bar + (bar.isEmpty ? "" : " ") + count, role(place))]
    }
  }

  /// The column after the longest answer.
  private var textEnd: Int { 7 + (answers.map { Line($0, .text).width }.max() ?? 0) }

  /// Returns the width of the longest bar; nil if there is no room for bars.
  private func barRoom(_ width: Int) -> Int? {
    let digits = votes.map { String($0).count }.max() ?? 0
    let room = width - textEnd - 2 - 1 - digits
    return room >= Self.leastBar ? room : nil
  }

  private func mark(_ place: Int) -> String {
    guard let right else { return " " }
    if place == right { return ">" }
    return place == chosen ? "x" : " "
  }

  private func role(_ place: Int) -> Role {
    guard let right else { return .text }
    if place == right { return .holds }
    return place == chosen ? .broken : .text
  }
}

extension PredictionOutcome {
  /// The role of the words that tell the outcome.
  var role: Role {
    switch isRight {
    case true?: .holds
    case false?: .broken
    case nil: .emphasis
    }
  }

  /// Returns the words alone.
  func sentence(_ width: Int) -> [Line] { Line(words, role).wrapped(to: width) }

  /// Returns the words, and the bars if an audience was counted.
  func lines(_ width: Int) -> [Line] {
    sentence(width) + (votes.isEmpty ? [] : AnswerLines(self).lines(width))
  }
}
