// Tells an announced step, its outcome and the score of the answers in words.

package import Shmem

/// A step that is about to be taken, in words that do not tell its effect.
package struct Announcement: Hashable, Sendable {
  /// The name of the task that is about to take the step.
  package let who: String
  /// The step.
  package let stepID: StepID
  /// The statement with its values.
  package let sentence: String
  /// The question to guess at.
  package let question: String
  /// The answers to choose from, clauses without a full stop; empty if the question has none.
  package let answers: [String]
  /// The number of people in the audience who chose each answer; empty before they are counted.
  package let votes: [Int]

  /// The answers with their numbers, and with their counts once the audience is counted: `2 it goes on (5)`.
  package var numberedAnswers: [String] {
    answers.enumerated().map { place, answer in
      "\(place + 1) \(answer)" + (votes.isEmpty ? "" : " (\(votes[place]))")
    }
  }
}

/// The outcome of a question that has been asked.
package struct PredictionOutcome: Hashable, Sendable {
  /// The answers, clauses without a full stop.
  package let answers: [String]
  /// The place of the right answer, counted from 0.
  package let right: Int
  /// The place of the answer that was chosen, counted from 0; nil if none was.
  package let chosen: Int?
  /// The number of people in the audience who chose each answer; empty if they were not counted.
  package let votes: [Int]

  /// True if the right answer was chosen; nil if none was.
  package var isRight: Bool? { chosen.map { $0 == right } }

  /// The outcome in one sentence.
  package var words: String {
    let answer = "\(right + 1), \(answers[right])"
    return switch chosen {
    case nil: "The answer is \(answer)."
    case right?: "Right! It is \(answer)."
    case let chosen?: "Not \(chosen + 1). It is \(answer)."
    }
  }
}

/// A question that was asked, and its outcome.
package struct AskedQuestion: Hashable, Sendable {
  /// The number of the step.
  package let number: Int
  /// The step that was about to be taken, and the question.
  package let announcement: Announcement
  /// The outcome.
  package let outcome: PredictionOutcome
}

/// The number of right answers.
package struct PredictionScore: Hashable, Sendable {
  /// The number of questions that were answered.
  package let answered: Int
  /// The number of questions that were answered right.
  package let right: Int
  /// The number of people who were counted, over all questions.
  package let voters: Int
  /// The number of them who chose the right answer.
  package let rightVoters: Int

  /// Adds up outcomes; nil if no question was answered.
  init?(_ outcomes: [PredictionOutcome]) {
    answered = outcomes.count { $0.chosen != nil }
    right = outcomes.count { $0.isRight == true }
    voters = outcomes.reduce(0) { $0 + $1.votes.reduce(0, +) }
    rightVoters = outcomes.reduce(0) { $0 + ($1.votes.isEmpty ? 0 : $1.votes[$1.right]) }
    guard answered > 0 || voters > 0 else { return nil }
  }

  /// The score: `4 of 6 right`.
  package var words: String {
    let own = "\(right) of \(answered) right"
    let room = "the room \(rightVoters) of \(voters) right"
    guard voters > 0 else { return own }
    return answered > 0 ? "\(own), \(room)" : room
  }
}

extension Play {
  /// The announced step in words; they follow from the snapshot before the step alone.
  package var announcement: Announcement? {
    announced.map { PredictionQuestion(snapshot, $0).announcement(withVotes: votes) }
  }

  /// The outcome of the question about the last step; nil if prediction is off, or did not ask about that step.
  package var predictionOutcome: PredictionOutcome? {
    guard predicts, announced == nil else { return nil }
    return predictions.first { $0.moment == timeline.current }.flatMap(outcome)
  }

  /// The questions that were asked, in the order of their steps.
  package var askedQuestions: [AskedQuestion] {
    predictions.sorted { $0.moment < $1.moment }.compactMap { entry in
      guard let question = question(to: entry.moment), let outcome = outcome(of: entry) else {
        return nil
      }
      return AskedQuestion(
        number: timeline.number(of: entry.moment),
        announcement: question.announcement(withVotes: entry.votes),
        outcome: outcome
      )
    }
  }

  /// The score; nil if no question was answered.
  package var predictionScore: PredictionScore? {
    PredictionScore(predictions.compactMap(outcome))
  }

  private func outcome(of entry: PredictionEntry) -> PredictionOutcome? {
    guard let outcomes = question(to: entry.moment)?.outcomes else { return nil }
    return PredictionOutcome(
      answers: outcomes.texts,
      right: outcomes.right,
      chosen: entry.chosen.map { $0 - 1 },
      votes: entry.votes
    )
  }

  /// The score and the questions as lines of text.
  package var scoreLines: [String] {
    guard let score = predictionScore else { return ["No question has been answered."] }
    return [score.words + "."]
      + askedQuestions.map { asked in
        "step \(asked.number), \(asked.announcement.stepID.rawValue): "
          + "\(asked.announcement.question) \(asked.outcome.words)"
      }
  }
}

extension PredictionQuestion {
  /// Returns the step in words that do not tell its effect.
  func announcement(withVotes votes: [Int]) -> Announcement {
    let statement = snapshot.statement(of: step.id, for: step.task).text(
      in: snapshot.scenario.kernel
    )
    return Announcement(
      who: snapshot.name(of: step.task),
      stepID: step.id,
      sentence: "\(snapshot.name(of: step.task)) is about to do this: \(statement).",
      question: question,
      answers: outcomes?.texts ?? [],
      votes: votes
    )
  }
}
