// Knows the answer to a question about causes: a chain of earlier steps, and what follows from it.

package import Shmem

/// The answer to a question about the cause of something.
///
/// ```text
///   why does slot 2 still hold old data?
///   13 reclaim-1 C5   reclaim-1 finds no references on P2 but the tree's and its own: ...
///   14 punch     P14  punch gathers 2:P2. It holds a reference on the page.
///   20 reclaim-1 C11  reclaim-1 puts swap entry s0 where P2 was: ...
///   24 punch     P18  P2 has left the file, ...: the cursor does not go back.
///   -> page-retry is off; with it on, the same schedule keeps the promise.
/// ```
package struct Why: Hashable, Sendable {
  /// The question.
  package let question: WhyQuestion
  /// The question in words.
  package let words: String
  /// The earlier steps that have led to it, oldest first.
  package let causes: [Cause]
  /// The conclusions.
  package let conclusions: [Conclusion]

  /// The first other setting of a rule that a conclusion names; nil if none names one, so that there is nothing to compare
  /// with.
  package var setting: RuleSetting? { conclusions.lazy.compactMap(\.setting).first }
}

/// An earlier step that has led to what is asked about.
package struct Cause: Hashable, Sendable {
  /// The moment after the step.
  package let moment: MomentID
  /// The number of the step.
  package let number: Int
  /// The name of the task that took the step or joined.
  package let task: String
  /// The step; nil if a task joined.
  package let stepID: StepID?
  /// The event in one sentence or two.
  package let sentence: String
}

/// A conclusion from a chain of causes.
package struct Conclusion: Hashable, Sendable {
  /// The conclusion in a sentence or two.
  package let words: String
  /// The moment that it speaks of; nil if it speaks of none.
  package let moment: MomentID?
  /// The setting of the rule that it names, other than in this race; nil if it names none.
  package let setting: RuleSetting?

  init(_ words: String, at moment: MomentID? = nil, under setting: RuleSetting? = nil) {
    self.words = words
    self.moment = moment
    self.setting = setting
  }
}

extension Play {
  /// Returns a step of the way here as a cause.
  func cause(at moment: MomentID) -> Cause {
    let snapshot = timeline[moment].snapshot
    let narration = narration(of: moment)
    let task = timeline.action(of: moment)?.task ?? snapshot.scenario.lastTask
    let consequences = narration?.consequences ?? []
    let stale = timeline.parent(of: moment).flatMap {
      consequences.contains { $0.kind == .staleness }
        ? snapshot.newlyStaleEntry(since: timeline[$0].snapshot) : nil
    }
    let staleness = stale.map {
      "The \($0.name) that \(snapshot.name(of: snapshot.walker)) has gathered is stale from here on."
    }
    let breaches = consequences.filter(\.isBreach).map(\.words)
    return Cause(
      moment: moment,
      number: timeline.number(of: moment),
      task: snapshot.name(of: task),
      stepID: narration?.stepID,
      sentence: ([narration?.sentence, staleness].compactMap(\.self) + breaches)
        .joined(separator: " ")
    )
  }
}

/// A line of an answer, with the key that goes to its moment.
package struct WhyLine: Hashable, Sendable {
  /// The key that goes there, counted from 1; nil if the line speaks of no moment.
  package let key: Int?
  /// The moment that the line speaks of.
  package let moment: MomentID?
  /// The step, if the line is one of the chain.
  package let cause: Cause?
  /// The sentence.
  package let words: String

  /// The line as plain text.
  package var text: String {
    let number = key.map(String.init) ?? " "
    guard let cause else { return "\(number) -> \(words)" }
    return "\(number) step \(cause.number) \(cause.task) \(cause.stepID?.rawValue ?? "+"): \(words)"
  }
}

extension Play {
  /// The questions that can be asked now, each followed by the lines of its answer.
  package var whyTexts: [String] {
    whyQuestions.flatMap { question in
      [question.words(in: snapshot)] + lines(of: answer(to: question)).map(\.text)
    }
  }

  /// Returns the lines of an answer, with what the background has found out about it so far.
  package func lines(of why: Why) -> [WhyLine] {
    let chain = why.causes.map { cause in
      (cause: Optional(cause), conclusion: Conclusion(cause.sentence, at: cause.moment))
    }
    let rest = (why.conclusions + rescueConclusions(for: why.question)).map {
      (cause: Cause?.none, conclusion: $0)
    }
    var key = 0
    return (chain + rest).map { cause, conclusion in
      if conclusion.moment != nil { key += 1 }
      return WhyLine(
        key: conclusion.moment == nil ? nil : key,
        moment: conclusion.moment,
        cause: cause,
        words: conclusion.words
      )
    }
  }
}
