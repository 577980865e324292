// Knows how the last moment is found at which a broken promise could still be kept.

import Explorer
import Shmem

/// The search for the last moment from which some schedule breaks no promise.
///
/// ```text
///   20 --- 21 --- 22 --- 23 --- 24 --- 31     24: every schedule from here on breaks a promise
///                        23: the last moment at which one does not
/// ```
struct RescueSearch: Hashable {
  /// The number of the inquiry.
  let number: Int
  /// The moment at which the promise was broken.
  let breach: MomentID
  /// The answer; nil while the search is running.
  var answer: Answer?

  /// The answer of a search.
  enum Answer: Hashable {
    /// The last moment from which some schedule breaks no promise.
    case last(MomentID)
    /// Every schedule breaks a promise, from a moment on at which the last task has joined.
    case doomed(since: MomentID)
    /// There are too many states.
    case tooMany
  }
}

extension Play {
  /// True if the last moment can be searched for at which a broken promise could still be kept.
  var canSearchForRescue: Bool {
    snapshot.isBroken && snapshot.canBeChecked && round == nil
  }

  /// The moment at which the first promise was broken on the way here; nil if none is broken.
  var breach: MomentID? {
    guard snapshot.isBroken else { return nil }
    return timeline.wayBack.first { moment in
      guard let parent = timeline.parent(of: moment) else { return true }
      return !timeline[parent].snapshot.isBroken
    }
  }

  /// The first moment on the way to a breach at which all tasks had joined that have joined by then.
  private func origin(of breach: MomentID) -> MomentID {
    let scenario = timeline[breach].snapshot.scenario
    var origin = breach
    while let parent = timeline.parent(of: origin), timeline[parent].snapshot.scenario == scenario {
      origin = parent
    }
    return origin
  }

  /// The snapshot at which the search starts; nil if there is nothing to search for.
  var rescueStart: Snapshot? {
    guard canSearchForRescue, let breach else { return nil }
    return timeline[origin(of: breach)].snapshot
  }

  /// Takes in the answer of a search.
  ///
  /// - Returns: true if it was the answer to the search that is running.
  mutating func takeRescue(_ reachability: RaceReachability, of number: Int) -> Bool {
    guard let search = inquiries.rescue, search.number == number else { return false }
    let answer = answer(from: reachability, to: search.breach)
    inquiries.rescue?.answer = answer
    return true
  }

  private func answer(
    from reachability: RaceReachability,
    to breach: MomentID
  ) -> RescueSearch.Answer {
    guard reachability.isComplete else { return .tooMany }
    let origin = origin(of: breach)
    for moment in sequence(first: breach, next: timeline.parent) {
      switch reachability.reachability(of: timeline[moment].snapshot.machine) {
      case .safe, .atRisk: return .last(moment)
      case .doomed where moment == origin: return .doomed(since: origin)
      case .doomed: continue
      case .unknown, nil: return .tooMany
      }
    }
    return .tooMany
  }

  /// Returns the conclusion of the search for an answer that speaks of a broken promise.
  func rescueConclusions(for question: WhyQuestion) -> [Conclusion] {
    guard let search = inquiries.rescue, search.breach == breach else { return [] }
    switch question {
    case .broken: break
    case .slot(let index) where snapshot.obligations.contains(index): break
    case .slot, .retry, .stale, .wait, .kept: return []
    }
    let last = "the last moment at which a schedule could save it"
    switch search.answer {
    case nil: return [Conclusion("Looking for \(last) ...")]
    case .last(let moment):
      return [Conclusion("Step \(timeline.number(of: moment)) was \(last).", at: moment)]
    case .doomed(let origin):
      let number = timeline.number(of: origin)
      return [Conclusion("No schedule could save it from step \(number) on.", at: origin)]
    case .tooMany: return [Conclusion("There are too many states to find \(last).")]
    }
  }
}
