// Knows the way from the start to a moment, and finds the step on it that made something so.

import Shmem

/// The effect of a step of a race that a person steps.
typealias LiveEffect = TaskEffect<SharedStorage.Batch>

/// The steps from the start of a race to a moment, read backward.
///
/// A step is named by the moment that it led to.
struct Past {
  /// The time line.
  let timeline: Timeline
  /// The last moment.
  let end: MomentID

  /// Returns the race after the step that led to a moment.
  func after(_ moment: MomentID) -> Snapshot { timeline[moment].snapshot }

  /// Returns the race before the step that led to a moment; nil for the start.
  func before(_ moment: MomentID) -> Snapshot? {
    timeline.parent(of: moment).map { timeline[$0].snapshot }
  }

  /// Returns the task that took the step; nil at the start, and where a task joined.
  func task(of moment: MomentID) -> TaskID? { timeline.action(of: moment)?.task }

  /// Returns the effect of the step; nil at the start, and where a task joined.
  func effect(of moment: MomentID) -> LiveEffect? {
    guard case .step(let step) = timeline.action(of: moment), let before = before(moment) else {
      return nil
    }
    return before.machine.transition(for: step, in: before.scenario)?.effect
  }

  /// Returns a moment and all before it but the start, the latest first.
  func back(from moment: MomentID) -> some Sequence<MomentID> {
    sequence(first: moment, next: timeline.parent).lazy.filter { timeline.parent(of: $0) != nil }
  }

  /// Returns the last step up to a moment that changed a value; nil if none did.
  func lastChange<Value: Equatable>(
    upTo moment: MomentID,
    of value: (Snapshot) -> Value
  ) -> MomentID? {
    var later = value(after(moment))
    for step in back(from: moment) {
      guard let before = before(step) else { return nil }
      let earlier = value(before)
      if earlier != later { return step }
      later = earlier
    }
    return nil
  }

  /// Returns the last step of a task up to a moment that had an effect; nil if none had.
  func last(
    by task: TaskID,
    upTo moment: MomentID,
    where fits: (LiveEffect) -> Bool
  ) -> MomentID? {
    back(from: moment).first { step in
      self.task(of: step) == task && effect(of: step).map(fits) == true
    }
  }

  /// Returns the last step of any task up to a moment that had an effect; nil if none had.
  func last(upTo moment: MomentID, where fits: (LiveEffect) -> Bool) -> MomentID? {
    back(from: moment).first { effect(of: $0).map(fits) == true }
  }
}
