// Knows which promises a check judges, and how its verdict compares with an expectation.

import Explorer
package import Script
package import Shmem

/// The promises that a check is about.
package struct CheckQuestion: Hashable, Sendable {
  /// The promises that every state must keep.
  package let promises: [Promise]
  /// The promises that every schedule must keep.
  package let schedulePromises: [SchedulePromise]

  /// The question about all promises.
  package static let everything = CheckQuestion([])

  /// The question about all promises of states; it leaves out whether the punch ends.
  package static let states = CheckQuestion(Promise.allCases.map(PromiseWord.ofStates))

  /// Creates the question about some promises, or about all of them if `words` is empty.
  package init(_ words: [PromiseWord]) {
    let words = words.isEmpty ? PromiseWord.allCases : words
    promises = words.compactMap { word in
      guard case .ofStates(let promise) = word else { return nil }
      return promise
    }
    schedulePromises = words.compactMap { word in
      guard case .ofSchedules(let promise) = word else { return nil }
      return promise
    }
  }

  /// The promises as words of the demo language, those of states first.
  package var words: [PromiseWord] {
    promises.map(PromiseWord.ofStates) + schedulePromises.map(PromiseWord.ofSchedules)
  }

  /// The names of the promises.
  package var names: [String] { words.map(\.rawValue) }

  /// The command-line options that name the promises; empty if the question is about all of them.
  package var options: [String] {
    self == .everything ? [] : names.flatMap { ["--promise", $0] }
  }

  /// Returns the check of every schedule from a snapshot on, or nil if the race is too large.
  package func check(from snapshot: Snapshot) -> Check? {
    try? Check(
      snapshot.scenario,
      from: snapshot.machine,
      judging: promises,
      andSchedulesBy: schedulePromises
    )
  }
}

extension Check.Verdict {
  /// Returns the verdict in the words of the demo language, or nil if it meets an expectation.
  func objection(to expectation: Expectation) -> String? {
    let isMet =
      switch (expectation, self) {
      case (.holds, .holds), (.loop, .endless), (.violated(nil), .violated),
        (.violated(nil), .endless):
        true
      case (.violated(.ofSchedules(let wanted)), .endless(let call)): wanted == call.promise
      case (.violated(.ofStates(let wanted)), .violated(let broken, _)): wanted == broken.promise
      case (.schedule(let count), .violated(_, let schedule)): schedule.count == count
      case (.schedule(let count), .endless(let call)): call.lasso.schedule.count == count
      default: false
      }
    return isMet ? nil : claims
  }

  /// The verdict in the words of the demo language.
  private var claims: String {
    switch self {
    case .holds: "verdict holds"
    case .violated(let broken, let schedule):
      "verdict violated \(broken.promise.rawValue), schedule \(schedule.count)"
    case .endless(let call):
      "verdict violated \(call.promise.rawValue), loop, schedule \(call.lasso.schedule.count)"
    case .unknown(let limit): "no answer: \(limit.words)"
    }
  }
}
