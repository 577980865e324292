// Knows how a race ends if a task takes a step now and then all tasks take turns.

package import Shmem

/// The future of a race after one step, if after it all tasks take turns, one step each.
///
/// The future of a step that waits begins with the turns of the other tasks, up to where it can be taken.
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

  /// The steps; the move comes after the first `stepsBefore` of them.
  package let steps: [Step]
  /// The number of steps of other tasks before the move, 0 if it can be taken now; nil if it can never be taken.
  package let stepsBefore: Int?
  /// The number of steps up to the first broken promise, 0 if one is broken already; nil if none is broken.
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
  ///   - move: the step, or the wait before it: then the other tasks take turns until it can be taken.
  ///   - start: the race before it.
  ///   - page: the page that a task starts on if it is free to choose.
  /// - Complexity: linear in the number of steps, of which there are at most `stepLimit`.
  init?(_ move: Move, from start: Snapshot, picking page: PageIndex) {
    var turns = Turns(from: start)
    if let step = move.step {
      guard turns.take(step) else { return nil }
      stepsBefore = 0
    } else if let step = turns.takeAll(after: move.task, until: move.task, picking: page) {
      stepsBefore = turns.steps.count
      guard turns.take(step) else { return nil }
    } else {
      stepsBefore = nil
    }
    if stepsBefore != nil { _ = turns.takeAll(after: move.task, until: nil, picking: page) }
    let (snapshot, breach) = (turns.snapshot, turns.breach)
    steps = turns.steps
    stepsToBreach = breach?.steps
    outcome = BranchVerdict.Outcome(at: snapshot, breach: breach?.snapshot)
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

/// The steps taken in turn so far.
private struct Turns {
  /// The race after them.
  var snapshot: Snapshot
  /// The steps.
  var steps: [Step] = []
  /// The number of steps up to the first broken promise, and the race there; nil if none is broken.
  var breach: (steps: Int, snapshot: Snapshot)?

  /// Begins at a moment of a race.
  init(from start: Snapshot) {
    snapshot = start
    breach = start.firstBreach == nil ? nil : (0, start)
  }

  /// Takes a step.
  ///
  /// - Returns: true if the race allows it.
  mutating func take(_ step: Step) -> Bool {
    guard let next = snapshot.after(.step(step)) else { return false }
    steps.append(step)
    let isTurningPoint = breach == nil && next.isTurningPoint(after: snapshot)
    snapshot = next
    if isTurningPoint, next.firstBreach != nil { breach = (steps.count, next) }
    return true
  }

  /// Takes turns until no task can go on, or until a task can that has been waiting.
  ///
  /// - Parameters:
  ///   - last: the task that had the last turn.
  ///   - waiting: the task that has been waiting; nil if there is none.
  ///   - page: the page that a task starts on if it is free to choose.
  /// - Returns: the step of the task that has been waiting; nil if it cannot go on.
  mutating func takeAll(
    after last: TaskID,
    until waiting: TaskID?,
    picking page: PageIndex
  ) -> Step? {
    var last = last
    while steps.count < Ghost.stepLimit, !snapshot.hasFinished,
      let step = snapshot.turn(after: last, picking: page), take(step)
    {
      last = step.task
      if let waiting, let step = snapshot.step(of: waiting, picking: page) { return step }
    }
    return nil
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

  /// Returns the step that a task can take; nil if it can take none.
  fileprivate func step(of task: TaskID, picking page: PageIndex) -> Step? {
    guard case .ready(let step) = stepChoice(of: task, picking: page, wanting: nil) else {
      return nil
    }
    return step
  }

  /// Returns the step of the next task that can take one; nil if none can.
  fileprivate func turn(after last: TaskID, picking page: PageIndex) -> Step? {
    let tasks = Array(machine.tasks)
    let place = tasks.firstIndex(of: last).map { $0 + 1 } ?? 0
    for task in tasks[place...] + tasks[..<place] {
      if let step = step(of: task, picking: page) { return step }
    }
    return nil
  }
}
