// Knows how a race ends if a task takes a step now and then all tasks take turns.

package import Shmem

/// The future of a race after one step, if after it all tasks take turns, one step each.
///
/// Nothing of it is in the time line: it has not happened.
package struct Ghost: Hashable, Sendable {
  /// The ways in which the turns end.
  package enum Ending: Hashable, Sendable {
    /// All tasks have finished, except those that start over for ever.
    case isFinished
    /// No task can go on, and the punch has returned.
    case waits
    /// No task can go on, and the punch has not returned.
    case isStuck
    /// The turns go on beyond the most steps that are tried.
    case goesOn
  }

  /// The steps, the first of which is the move.
  package let steps: [Step]
  /// The number of steps up to the first broken promise; nil if none is broken.
  package let stepsToBreach: Int?
  /// The verdict at the end.
  package let outcome: BranchVerdict.Outcome
  /// The way in which the turns end.
  package let ending: Ending
  /// The race at the end.
  package let end: Snapshot
  /// The number of times that a walk is sent back by these steps.
  package let retries: Int

  /// The most steps that are tried.
  package static let stepLimit = 1000

  /// Takes a step, and then turns until no task can go on.
  ///
  /// The turn after that of a task is the next one's, in the order of the tasks. A task that cannot take a step
  /// misses its turn.
  ///
  /// - Parameters:
  ///   - first: the step.
  ///   - start: the race before it, which allows it.
  ///   - page: the page that a task starts on if it is free to choose.
  /// - Complexity: linear in the number of steps, of which there are at most `stepLimit`.
  init?(_ first: Step, from start: Snapshot, picking page: PageIndex) {
    guard var snapshot = start.after(.step(first)) else { return nil }
    var steps = [first]
    var breach = snapshot.firstBreach == nil ? nil : (1, snapshot)
    while steps.count < Self.stepLimit, !snapshot.hasFinished,
      let step = snapshot.turn(after: steps[steps.count - 1].task, picking: page),
      let next = snapshot.after(.step(step))
    {
      let isTurningPoint = breach == nil && next.isTurningPoint(after: snapshot)
      steps.append(step)
      snapshot = next
      if isTurningPoint, next.firstBreach != nil { breach = (steps.count, next) }
    }
    self.steps = steps
    stepsToBreach = breach?.0
    outcome = BranchVerdict.Outcome(at: snapshot, breach: breach?.1)
    end = snapshot
    retries = snapshot.counters.retries - start.counters.retries
    if snapshot.hasFinished {
      ending = .isFinished
    } else if steps.count >= Self.stepLimit {
      ending = .goesOn
    } else {
      ending = snapshot.machine.file.phase == .after ? .waits : .isStuck
    }
  }
}

extension Counters {
  /// The number of times that a walk was sent back.
  fileprivate var retries: Int { swapRetries + pageRetries }
}

extension Snapshot {
  /// True if every task has finished, or starts over for ever, and the punch has returned.
  fileprivate var hasFinished: Bool {
    machine.tasks.allSatisfy { scenario[$0].loops || readiness(of: $0) == .finished }
  }

  /// Returns the step of the next task that can take one; nil if none can.
  fileprivate func turn(after last: TaskID, picking page: PageIndex) -> Step? {
    let tasks = Array(machine.tasks)
    let place = tasks.firstIndex(of: last).map { $0 + 1 } ?? 0
    for task in tasks[place...] + tasks[..<place] {
      if case .ready(let step) = stepChoice(of: task, picking: page, wanting: nil) { return step }
    }
    return nil
  }
}
