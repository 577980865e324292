// Knows what an answer about a broken promise says of the last moment at which it could still be kept.

import Shmem

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

  /// The promises that are broken now, each with the number of the step on the way here that broke it.
  var breaches: [Promise: Int] {
    Promise.allCases.reduce(into: [:]) { breaches, promise in
      guard snapshot.status(of: promise).isBroken else { return }
      let moment = timeline.wayBack.first { moment in
        guard let parent = timeline.parent(of: moment) else { return true }
        return !timeline[parent].snapshot.status(of: promise).isBroken
      }
      breaches[promise] = moment.map { timeline.number(of: $0) }
    }
  }

  /// The last moment before the first promise was broken, up to which a search for the last one not doomed goes;
  /// nil if there is nothing to search for.
  var rescueEnd: MomentID? {
    guard canSearchForRescue else { return nil }
    return breach.flatMap { timeline.parent(of: $0) }
  }

  /// Returns the conclusion of the search for an answer that speaks of a broken promise.
  func rescueConclusions(for question: WhyQuestion) -> [Conclusion] {
    guard let end = rescueEnd, let search = inquiries.doomSearch, search.end == end else {
      return []
    }
    switch question {
    case .broken: break
    case .slot(let index) where snapshot.obligations.contains(index): break
    case .slot, .retry, .stale, .wait, .kept: return []
    }
    let last = "the last step after which a schedule keeps the promise"
    switch search.answer {
    case nil: return [Conclusion("Looking for \(last) ...")]
    case .last(let moment):
      let number = timeline.number(of: moment)
      let words =
        "After step \(number) a schedule still keeps the promise; after step \(number + 1) none does."
      return [Conclusion(words, at: moment)]
    case .never:
      return [Conclusion("From the start on, no schedule keeps the promise.", at: .start)]
    case .tooMany: return [Conclusion("There are too many states to find \(last).")]
    }
  }
}
