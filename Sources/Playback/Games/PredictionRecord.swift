// Keeps the answers of a person and of an audience, for the score and for a saved session.

import Script
import Shmem

/// The answers to a question about a step.
///
/// A saved session keeps them in a comment, so that the file is an ordinary demo to every other reader:
///
/// ```
/// # answer 12 chosen=2 votes=12,5,3
/// ```
package struct PredictionEntry: Hashable, Sendable {
  /// The moment after the step.
  package let moment: MomentID
  /// The number of the answer that was chosen, counted from 1; nil if none was.
  package let chosen: Int?
  /// The number of people in the audience who chose each answer; empty if they were not counted.
  package let votes: [Int]

  private static let start = "# answer "

  /// Records the answers about the step to a moment.
  init(moment: MomentID, chosen: Int?, votes: [Int]) {
    self.moment = moment
    self.chosen = chosen
    self.votes = votes
  }

  /// The comment, without a line feed.
  var comment: String {
    let answer = chosen.map { " chosen=\($0)" } ?? ""
    let list = votes.map(String.init).joined(separator: ",")
    return Self.start + "\(moment.rawValue)\(answer)\(votes.isEmpty ? "" : " votes=\(list)")"
  }

  /// Reads a comment; nil if it is another one.
  private init?(_ line: Substring) {
    guard line.hasPrefix(Self.start) else { return nil }
    let words = line.dropFirst(Self.start.count).split(separator: " ")
    guard let moment = words.first.flatMap({ Int($0) }), moment > 0 else { return nil }
    func value(_ key: String) -> Substring? {
      words.first { $0.hasPrefix("\(key)=") }?.dropFirst(key.count + 1)
    }
    let votes = value("votes")?.split(separator: ",").map { Int($0) } ?? []
    guard votes.allSatisfy({ ($0 ?? -1) >= 0 }) else { return nil }
    self.init(
      moment: MomentID(moment),
      chosen: value("chosen").flatMap { Int($0) },
      votes: votes.compactMap(\.self)
    )
  }

  /// Finds the answers in a saved session.
  static func all(in text: String) -> [PredictionEntry] {
    text.split(whereSeparator: \.isNewline).compactMap { PredictionEntry($0) }
  }
}

extension Play {
  /// The number of people in the audience who chose each answer of the open question; empty before they are counted.
  var votes: [Int] {
    guard case .announced(_, _, let votes) = prediction else { return [] }
    return votes
  }

  /// Records answers.
  ///
  /// A later answer to the same question takes the place of the earlier one.
  mutating func record(_ moment: MomentID, chosen: Int?, votes: [Int]) {
    let earlier = predictions.firstIndex { $0.moment == moment }
    let known = earlier.map { predictions[$0] }
    let entry = PredictionEntry(
      moment: moment,
      chosen: chosen ?? known?.chosen,
      votes: votes.isEmpty ? known?.votes ?? [] : votes
    )
    if let earlier { predictions[earlier] = entry } else { predictions.append(entry) }
  }

  /// Counts the audience at the open question.
  ///
  /// - Returns: a message if there is no such question, or if the counts do not fit its answers.
  mutating func count(_ votes: [Int]) -> Message? {
    guard case .announced(let step, let moment, _) = prediction,
      let answers = PredictionQuestion(snapshot, step).outcomes?.texts
    else { return .problem("No question with answers is open: P turns prediction on.") }
    guard votes.count == answers.count else {
      return .problem("votes takes \(answers.count) numbers here, one for each answer.")
    }
    prediction = .announced(step, at: moment, votes: votes)
    return nil
  }

  /// Takes over the answers in a saved session; those that fit no question are passed over.
  package mutating func takePredictions(from text: String) {
    for entry in PredictionEntry.all(in: text) where entry.moment.rawValue < timeline.count {
      guard let count = question(to: entry.moment)?.outcomes?.texts.count,
        entry.chosen.map({ (1...count).contains($0) }) ?? true,
        entry.votes.isEmpty || entry.votes.count == count
      else { continue }
      record(entry.moment, chosen: entry.chosen, votes: entry.votes)
    }
  }

  /// Returns the question about the step that led to a moment; nil if no step did.
  func question(to moment: MomentID) -> PredictionQuestion? {
    guard case .step(let step) = timeline.action(of: moment),
      let parent = timeline.parent(of: moment)
    else { return nil }
    return PredictionQuestion(timeline[parent].snapshot, step)
  }
}
