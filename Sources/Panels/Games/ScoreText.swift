// Shows the score of the answers, and the questions that were missed.

import Display
import Playback
import Shmem

/// The score, and for every question that was missed the right answer beside the one that was chosen.
///
/// ```text
///   4 of 6 right
///
///   step 12  P16  Does slot 2 still hold s2? If not: back to page 2, or on?
///    x 1 slot 2 still holds s2: it empties slot 2
///    > 2 slot 2 holds something else: the cursor goes back
/// ```
struct ScoreText {
  let play: Play

  /// Returns the text, broken into lines of a width.
  func lines(_ width: Int) -> [Line] {
    let score = play.predictionScore?.words ?? "No question has been answered."
    let missed = play.askedQuestions.filter { $0.outcome.isRight != true }
    let known = play.askedQuestions.filter {
      $0.outcome.isRight == true && !$0.outcome.votes.isEmpty
    }
    return Line(score, .heading).wrapped(to: width) + [.empty]
      + section(missed.isEmpty ? "No question was missed." : "Missed", missed, width)
      + (known.isEmpty ? [] : section("Right", known, width))
      + [Line(":goto and the number of a step goes to that step.", .dim)]
  }

  private func section(_ title: String, _ questions: [AskedQuestion], _ width: Int) -> [Line] {
    [Line(title, .heading)]
      + questions.flatMap { asked in
        let head = Line("step \(asked.number)  \(asked.announcement.stepID.rawValue)  ", .emphasis)
        return Line.hanging(head, Line(asked.announcement.question, .text), width: width)
          + AnswerLines(asked.outcome).lines(width) + [.empty]
      } + (questions.isEmpty ? [.empty] : [])
  }
}
