// Knows at which moments a condition becomes true.

import Script
import Shmem

extension Timeline {
  /// Returns true if a condition becomes true at a moment.
  ///
  /// It depends on the moment and the one before it alone. So a run forward and a run back stop at the
  /// same moments.
  ///
  /// ```text
  ///   slot 2             s1    s1    P4    P4    .
  ///   slot 2 page                    hit
  ///   not slot 2 swap                hit
  ///   slot 2 changes                 hit         hit
  /// ```
  func isHit(_ breakpoint: Breakpoint, at moment: MomentID) -> Bool {
    guard let parent = parent(of: moment) else { return false }
    switch breakpoint {
    case .begins(let claim):
      return mayChange(claim, at: moment) && holds(claim, at: moment) && !holds(claim, at: parent)
    case .ends(let claim):
      return mayChange(claim, at: moment) && !holds(claim, at: moment) && holds(claim, at: parent)
    case .slotChanges(let index):
      return self[moment].snapshot.machine[index] != self[parent].snapshot.machine[index]
    case .promiseChanges(let promise):
      return PromiseStatusWord(self[moment].snapshot.status(of: promise))
        != PromiseStatusWord(self[parent].snapshot.status(of: promise))
    case .retry: return punchEffect(of: moment)?.retryingLoop != nil
    case .leftBehind:
      return !self[moment].snapshot.leftBehind.isEmpty
        && self[parent].snapshot.leftBehind.isEmpty
    }
  }

  /// Returns the number of the first breakpoint whose condition becomes true at a moment, counted from 1.
  func hit(among breakpoints: [Breakpoint], at moment: MomentID) -> Int? {
    breakpoints.firstIndex { isHit($0, at: moment) }.map { $0 + 1 }
  }

  private func holds(_ claim: Expectation, at moment: MomentID) -> Bool {
    objection(to: claim, at: moment) == nil
  }

  /// Returns false if it is known without a walk through the past that a claim did not change.
  private func mayChange(_ claim: Expectation, at moment: MomentID) -> Bool {
    switch claim {
    case .retries: punchEffect(of: moment)?.retryingLoop == .second
    case .gathers: punchEffect(of: moment)?.gatheringLoop != nil
    case .slot, .pageLock, .batch, .leftBehind, .tolerated, .promise, .next, .waits, .finished,
      .owed:
      true
    case .holds, .violated, .schedule, .loop, .difference: false
    }
  }
}
