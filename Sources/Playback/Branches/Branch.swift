// Knows one branch of a race: its moments, its fork, and how it stands at its end.

package import Shmem

/// A branch of a time line: the moments from the one after its fork to its end.
///
/// ```text
/// 0 --- 1 --- 2 --- 3 --- 4        branch 1: moments 0 to 4
///             \
///              5 --- 6             branch 2: moments 5 and 6; it parts from branch 1 after moment 2
/// ```
///
/// Every moment is on exactly one branch.
package struct Branch: Hashable, Sendable {
  /// The fork at which a branch begins.
  package struct Fork: Hashable, Sendable {
    /// The last moment that the branch has in common with the one that it parts from.
    package let moment: MomentID
    /// The number of the branch that it parts from.
    package let parent: Int
    /// The moment that follows the fork on that branch.
    package let other: MomentID
  }

  /// The number of the branch, counted from 1 in the order in which the branches were begun.
  package let number: Int
  /// The first moment of its own.
  package let first: MomentID
  /// The last moment.
  package let end: MomentID
  /// The fork at which it begins; nil for the first branch.
  package let fork: Fork?
  /// The number of steps of its own.
  package let stepCount: Int
  /// The verdict at its end, as far as it is known.
  package let verdict: BranchVerdict
}

/// The verdict on a way from the start of a race to a moment.
package struct BranchVerdict: Hashable, Sendable {
  /// The outcomes of a way.
  package enum Outcome: Hashable, Sendable {
    /// A promise is broken at its end.
    case broken(Promise, Breach)
    /// A promise was broken on the way; at its end it holds again.
    case brokenBefore(Promise)
    /// The punch has returned, and every promise is kept.
    case held
    /// The punch is not over; the old data of these pages is still to be removed.
    case open(PageSet)
  }

  /// The outcome.
  package let outcome: Outcome
  /// The first moment at which a promise is broken; nil if none is.
  package let breach: MomentID?
  /// True if no task can go on and a task waits.
  package let isStuck: Bool

  /// Judges a way.
  ///
  /// - Parameters:
  ///   - end: the race at its end.
  ///   - breach: the first moment of the way at which a promise is broken, with the race there.
  init(at end: Snapshot, breach: (moment: MomentID, snapshot: Snapshot)?) {
    self.breach = breach?.moment
    outcome = Outcome(at: end, breach: breach?.snapshot)
    isStuck = end.isStuck
  }
}

extension BranchVerdict.Outcome {
  /// Judges a way by the race at its end, and by the race where a promise was first broken.
  init(at end: Snapshot, breach: Snapshot?) {
    if let broken = end.firstBreach {
      self = .broken(broken.promise, broken.breach)
    } else if let broken = breach?.firstBreach {
      self = .brokenBefore(broken.promise)
    } else {
      let isOpen = Promise.allCases.contains { promise in
        guard case .open = end.status(of: promise) else { return false }
        return true
      }
      self = end.machine.file.phase == .after && !isOpen ? .held : .open(end.obligations)
    }
  }

  /// True if a promise is broken, at the end or before.
  package var isBroken: Bool {
    switch self {
    case .broken, .brokenBefore: true
    case .held, .open: false
    }
  }
}

extension Snapshot {
  /// The first promise of the list that is broken, with its breach; nil if none is.
  var firstBreach: (promise: Promise, breach: Breach)? {
    for promise in Promise.allCases {
      guard case .broken(let breach) = status(of: promise) else { continue }
      return (promise, breach)
    }
    return nil
  }

  /// True if no task can take a step and a task waits.
  var isStuck: Bool {
    var waits = false
    for task in machine.tasks {
      switch readiness(of: task) {
      case .ready, .picks: return false
      case .waits:
        if machine.strayWakeUp(of: task, in: scenario) != nil { return false }
        waits = true
      case .finished: break
      }
    }
    return waits
  }
}
