// Knows what takes so long to find out about a moment that it is found out in the background.

public import Explorer
public import Shmem

/// A question about what can follow a moment.
///
/// The session asks it in a request and goes on; the answer comes, bit by bit, as facts that name its
/// number.
public struct Inquiry: Hashable, Sendable {
  /// What is asked.
  public enum Kind: Hashable, Sendable {
    /// Whether any schedule from here breaks one of these promises, and the shortest that does.
    case verdict(CheckQuestion)
    /// Whether any schedule of the whole race breaks a promise, and the shortest that does; whether the
    /// punch ends is not asked.
    case par
    /// What can become of every state from here on.
    case forecast
    /// How often random schedules from here on break a promise.
    case odds

    /// What the checker is asked; none if it is not asked.
    public var question: CheckQuestion? {
      switch self {
      case .verdict(let question): question
      case .par: .states
      case .forecast, .odds: nil
      }
    }
  }

  /// The number that the answer names; later questions have higher ones.
  public var number: Int
  /// What is asked.
  public var kind: Kind
  /// The race, with the tasks that have joined so far.
  public var scenario: Scenario
  /// The state that the question is about.
  public var machine: LiveMachine
}

/// What has been found out so far.
public enum Finding: Hashable, Sendable {
  /// How far the search has come, and how long it has been at it.
  case progress(Progress, after: Duration)
  /// Whether any schedule breaks a promise, what it took to know, and how long, if that is to be told:
  /// another run does not repeat it.
  case verdict(Check.Verdict, Progress, after: Duration?)
  /// What can become of every state.
  case forecast(Forecast)
  /// What the random schedules so far came to.
  case odds(Samples)
}

/// The question whether a promise can be broken from a moment on, and what is known of the answer.
public struct MomentCheck: Hashable, Sendable {
  /// How far it has come.
  public enum State: Hashable, Sendable {
    /// It is being looked into.
    case running(Progress?, after: Duration)
    /// It is answered.
    case answered(Check.Verdict, Progress, after: Duration?)
  }

  /// The number of the inquiry.
  public let number: Int
  /// What was asked.
  public let question: CheckQuestion
  /// The moment it is about.
  public let moment: MomentID
  /// The number of that moment.
  public let step: Int
  /// What the answer covers.
  public let coverage: Coverage
  /// How far it has come.
  public internal(set) var state: State
  /// Whether the script has asked.
  public internal(set) var isOfScript = false

  /// What it came to, once it is answered.
  public var verdict: Check.Verdict? {
    guard case .answered(let verdict, _, _) = state else { return nil }
    return verdict
  }

  /// Whether it is still being looked into.
  public var isRunning: Bool {
    switch state {
    case .running: true
    case .answered: false
    }
  }

  /// The schedule that breaks a promise, if there is one and it has steps; of one that goes round for
  /// ever, the way in and once round.
  public var schedule: [Step]? {
    switch state {
    case .answered(.violated(_, let schedule), _, _): schedule.isEmpty ? nil : schedule
    case .answered(.endless(let call), _, _): call.lasso.schedule
    case .running, .answered(.holds, _, _), .answered(.unknown, _, _): nil
    }
  }

  /// The number of steps once round, if the schedule goes round for ever.
  var roundLength: Int? {
    guard case .answered(.endless(let call), _, _) = state else { return nil }
    return call.lasso.loop.count
  }
}

/// What each step that can be taken leads to, as far as it is known.
public struct Hints: Hashable, Sendable {
  /// What is known of the states around here.
  public internal(set) var forecast: Forecast?
  /// The number of the inquiry under way, if one is.
  public internal(set) var inquiry: Int?
  /// The race that the last inquiry was about.
  var scenario: Scenario?
}

/// How often random schedules from a moment on break a promise.
public struct Odds: Hashable, Sendable {
  /// The moment.
  public let moment: MomentID
  /// The number of the inquiry.
  public let inquiry: Int
  /// What the schedules so far came to; none before the first.
  public internal(set) var samples: Samples?
}

/// What can become of the race after a step.
public enum Hint: Hashable, Sendable {
  /// Nothing is ever broken; whether the punch ends is another question, which only a check answers.
  case safe
  /// Something can be broken, after so many steps at the soonest, this one included; where not
  /// everything was looked at, perhaps sooner.
  case atRisk(steps: Int, isSoonest: Bool)
  /// Something will be broken, after so many steps at the soonest, this one included.
  case doomed(steps: Int)
  /// There are too many states to know.
  case unknown
  /// It is being found out.
  case pending
}
