// Turns prediction on and off, counts an audience, and opens the score.

extension Session {
  /// Turns prediction on or off, for this race and for those that are opened next.
  mutating func togglePrediction() {
    predicts.toggle()
    play?.prediction = predicts ? .on : .off
    guard predicts else {
      let score = play?.predictionScore.map { " \($0.words)." } ?? ""
      message = .note("Prediction is off.\(score)")
      return
    }
    message = .note(
      play == nil
        ? "Prediction is on: open a race; Space asks at turning points."
        : "Prediction is on: Space asks at turning points."
    )
  }

  /// Opens the line that takes the counts of the audience.
  mutating func openVotes() {
    guard let answers = play?.announcement?.answers, !answers.isEmpty else {
      message = .problem("No question with answers is open: P turns prediction on.")
      return
    }
    overlay = .prompt(Prompt(kind: .command, text: "\(PromptWord.votes.rawValue) "))
  }

  /// Opens the score and the questions.
  mutating func openScore() {
    guard play?.predictionScore != nil else {
      message = .problem("No question has been answered yet: P turns prediction on.")
      return
    }
    overlay = .reading(.score, scroll: 0)
  }

  /// Opens the score at the end of the race, once for every score.
  ///
  /// - Returns: true if it has been opened.
  mutating func openScoreAtEnd() -> Bool {
    guard let score = scoreAtEnd, score != shownScore else { return false }
    shownScore = score
    openScore()
    return true
  }

  /// The score, at the end of the script or of the race; nil elsewhere, and if prediction is off.
  var scoreAtEnd: PredictionScore? {
    guard let play, play.predicts, play.announced == nil, !play.canStep || play.isAtScriptEnd else {
      return nil
    }
    return play.predictionScore
  }
}
