// Knows what a check can be asked about, and what its answer is called.

import Explorer
public import Script
public import Shmem

/// The promises that a check is about.
public struct CheckQuestion: Hashable, Sendable {
  /// What must hold in every state.
  public let promises: [Promise]
  /// What must hold of every schedule.
  public let schedulePromises: [SchedulePromise]

  /// Everything that is promised.
  public static let everything = CheckQuestion([])

  /// Everything that is promised of states: whether the punch ends is not asked.
  public static let states = CheckQuestion(Promise.allCases.map(PromiseWord.ofStates))

  /// Asks about these promises; about all, if there are none.
  public init(_ words: [PromiseWord]) {
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

  /// The promises by their names.
  public var words: [PromiseWord] {
    promises.map(PromiseWord.ofStates) + schedulePromises.map(PromiseWord.ofSchedules)
  }

  /// The names of the promises.
  public var names: [String] { words.map(\.rawValue) }

  /// The options of a command line that name the promises; none if it is about all.
  public var options: [String] {
    self == .everything ? [] : names.flatMap { ["--promise", $0] }
  }

  /// The check of every schedule from a situation on; none if the race is too large.
  public func check(from situation: Situation) -> Check? {
    try? Check(
      situation.scenario,
      from: situation.machine,
      judging: promises,
      andSchedulesBy: schedulePromises
    )
  }
}

extension Check.Verdict {
  /// What speaks against a claim about a verdict, in the words of the language; none if it is so.
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

  /// The verdict in the words of the language.
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
