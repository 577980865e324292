// Knows how the same schedule ends under one other rule.

import Script
import Shmem

/// The end of the same schedule under one other rule.
enum ReplayOutcome: Hashable {
  /// It keeps the promises.
  case keeps
  /// It breaks a promise, at the step that led to a moment; nil if it does so only after the schedule.
  case breaks(Promise, at: MomentID?)
  /// A task that goes on in the race itself waits there and does not go on.
  case standsStill
  /// There is no such race.
  case isUnknown
  /// The schedule is too long to be played again while a key waits.
  case isTooLong
}

extension Timeline {
  /// The longest schedule that is played again while a key waits.
  static let longestReplay = 600

  /// The words for a schedule that is longer.
  static let notReplayedWords =
    "The schedule has more than \(longestReplay) steps: it is not played again under another rule."

  /// Plays the same schedule under one other rule, and from its end on the punch alone until it returns.
  ///
  /// - Parameters:
  ///   - setting: the other rule.
  ///   - end: the end of the schedule.
  ///   - promises: the promises that are judged.
  /// - Returns: the end of that race.
  func replay(
    under setting: RuleSetting,
    to end: MomentID,
    judging promises: [Promise]
  ) -> ReplayOutcome {
    let rules = OtherRules(kernel: nil, settings: [setting])
    guard depth(of: end) <= Self.longestReplay else { return .isTooLong }
    guard var race = OtherRace(rules, insteadOf: self[.start].snapshot) else { return .isUnknown }
    for moment in way(from: .start, to: end) {
      guard let action = action(of: moment), let parent = parent(of: moment) else { continue }
      race.follow(action, from: self[parent].snapshot, to: self[moment].snapshot)
      if let broken = race.snapshot.firstBroken(of: promises) {
        return .breaks(broken, at: moment)
      }
    }
    let last = race.snapshot.afterAll(until: .puncher)
    if let broken = last.firstBroken(of: promises) { return .breaks(broken, at: nil) }
    return last.machine.file.phase == .after ? .keeps : .standsStill
  }
}

extension Snapshot {
  /// Returns the first of some promises that is broken; nil if none is.
  func firstBroken(of promises: [Promise]) -> Promise? {
    promises.first { status(of: $0).isBroken }
  }

  /// Returns the race after a task has gone on until it has no more to do; the others take steps only where it waits.
  ///
  /// The puncher has no more to do once the time is over that the promises speak of.
  ///
  /// - Parameters:
  ///   - task: the task.
  ///   - most: the most steps that are taken for it.
  /// - Returns: the race then, or after that many steps.
  func afterAll(until task: TaskID, atMost most: Int = 1000) -> Snapshot {
    var snapshot = self
    for _ in 0..<most where !snapshot.isDone(task) {
      let tasks = [task] + snapshot.machine.tasks.filter { $0 != task }
      let step = tasks.lazy.compactMap { task -> Step? in
        guard case .ready(let id) = snapshot.readiness(of: task) else { return nil }
        return Step(task: task, id: id, pick: nil)
      }.first
      guard let step, let next = snapshot.after(.step(step)) else { break }
      snapshot = next
    }
    return snapshot
  }

  /// Returns true if a task has no more to do, or, for the puncher, if nothing is promised any more.
  func isDone(_ task: TaskID) -> Bool {
    if task == .puncher, machine.file.phase == .after { return true }
    return readiness(of: task) == .finished
  }
}
