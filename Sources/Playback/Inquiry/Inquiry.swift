// Knows the questions about a moment that are answered in the background, and their answers.

package import Explorer
package import Shmem

/// A question about what can follow a moment.
///
/// The session asks it by `Request.inquire` and does not wait. The answer arrives in pieces, as
/// events `ProgressEvent.found` that carry the number of the inquiry.
package struct Inquiry: Hashable, Sendable {
  /// The kinds of question.
  package enum Kind: Hashable, Sendable {
    /// A search for the shortest schedule from here that breaks one of these promises.
    case verdict(CheckQuestion)
    /// A search for the shortest schedule of the whole race that breaks a promise of states: its
    /// length is par in golf.
    case par
    /// A reachability analysis: what can become of every state that can follow this moment.
    case reachability
    /// An estimate, by random schedules from here, of how often a promise is broken.
    case odds

    /// The promises that a check judges; nil for the kinds that need no check.
    package var question: CheckQuestion? {
      switch self {
      case .verdict(let question): question
      case .par: .states
      case .reachability, .odds: nil
      }
    }
  }

  /// The number that identifies the inquiry; later inquiries have higher numbers.
  package var number: Int
  /// The kind of question.
  package var kind: Kind
  /// The scenario, with the tasks that have joined so far.
  package var scenario: Scenario
  /// The state that the question is about.
  package var machine: LiveMachine
}

/// A piece of the answer to an inquiry.
package enum Finding: Hashable, Sendable {
  /// The progress of a check so far, and the time that it has taken.
  case progress(Progress, after: Duration)
  /// The verdict of a check, its effort and its time.
  ///
  /// The time is nil where the output must be the same in every run.
  case verdict(Check.Verdict, Progress, after: Duration?)
  /// The reachability of breaches from the states that the analysis covers.
  case reachability(RaceReachability)
  /// The results of the random schedules so far.
  case odds(Samples)
}

/// A check of the schedules from a moment on, with its progress or its answer.
package struct MomentCheck: Hashable, Sendable {
  /// The progress of a check.
  package enum State: Hashable, Sendable {
    /// The check is running; its progress is nil before the first report.
    case running(Progress?, after: Duration)
    /// The check has ended with a verdict, its effort and its time.
    case answered(Check.Verdict, Progress, after: Duration?)
  }

  /// The number of the inquiry.
  package let number: Int
  /// The promises that the check judges.
  package let question: CheckQuestion
  /// The moment at which the schedules start.
  package let moment: MomentID
  /// The number of that moment.
  package let step: Int
  /// The race, the moment and the promises that the answer covers.
  package let coverage: Coverage
  /// The promises that are broken at that moment, each with the number of the step that broke it.
  let breaches: [Promise: Int]
  /// The progress of the check, or its answer.
  package internal(set) var state: State
  /// True if the script asked for the check, false if the person did.
  package internal(set) var isOfScript = false

  /// The verdict; nil while the check is running.
  package var verdict: Check.Verdict? {
    guard case .answered(let verdict, _, _) = state else { return nil }
    return verdict
  }

  /// True while the check is running.
  package var isRunning: Bool {
    switch state {
    case .running: true
    case .answered: false
    }
  }

  /// The schedule that breaks a promise; nil if there is none or it has no steps.
  ///
  /// A schedule that never ends is given as the steps up to its loop and one round of the loop.
  package var schedule: [Step]? {
    switch state {
    case .answered(.violated(_, let schedule), _, _): schedule.isEmpty ? nil : schedule
    case .answered(.endless(let call), _, _): call.lasso.schedule
    case .running, .answered(.holds, _, _), .answered(.unknown, _, _): nil
    }
  }

  /// The number of steps in the loop of a schedule that never ends; nil for any other answer.
  var roundLength: Int? {
    guard case .answered(.endless(let call), _, _) = state else { return nil }
    return call.lasso.loop.count
  }
}

/// The reachability analysis that tells what each step leads to, as far as it is known.
struct ReachabilityMarks: Hashable {
  /// The reachability of breaches from the states around the current one; nil before the first answer.
  var reachability: RaceReachability?
  /// The running inquiry; nil if none is running.
  var running: Running?

  /// A running inquiry.
  struct Running: Hashable {
    /// The number of the inquiry.
    let number: Int
    /// The scenario that it is about.
    let scenario: Scenario
  }
}

/// The share of random schedules from a moment on that break a promise.
package struct Odds: Hashable, Sendable {
  /// The moment at which the schedules start.
  package let moment: MomentID
  /// The number of the inquiry.
  package let inquiry: Int
  /// The results of the schedules so far; nil before the first.
  package internal(set) var samples: Samples?
}

/// The consequence of a step for the promises.
package enum StepReachability: Hashable, Sendable {
  /// No schedule after the step breaks a promise of states.
  ///
  /// It does not cover whether the punch ends: only a check answers that.
  case safe
  /// Some schedule breaks a promise; the shortest one known has `steps` steps, this one included.
  ///
  /// If `isSoonest` is false, a shorter schedule may run through states that were not visited.
  case atRisk(steps: Int, isSoonest: Bool)
  /// Every schedule breaks a promise; the shortest one has `steps` steps, this one included.
  case doomed(steps: Int)
  /// There are too many states to tell.
  case unknown
  /// The reachability analysis does not cover the step yet.
  case pending
}
