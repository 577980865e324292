// Knows what each task holds after each step of a branch, and for what it waits.

package import Shmem

/// A wait of a task.
package struct TaskWait: Hashable, Sendable {
  /// The task that waits.
  package let task: TaskID
  /// The step that it cannot take.
  package let stepID: StepID
  /// The reason.
  package let reason: WaitReason

  /// The task that holds what it waits for; nil if no task does.
  package var holder: TaskID? { reason.holder }
}

/// A thing that a task holds from a place on a branch up to another place.
package struct HoldingSpan: Hashable, Sendable {
  /// The task.
  package let task: TaskID
  /// The thing.
  package let thing: Holding
  /// The places after whose steps the task holds it.
  package let places: Range<Int>
  /// True if the task has held it before the first of these places.
  package let isOlder: Bool
  /// True if the task still holds it after the last of these places.
  package let isOpen: Bool
}

extension Snapshot {
  /// Returns the things that a task holds, each once, but no swap entry, which nothing pins.
  package func heldThings(by task: TaskID) -> [Holding] {
    var things: [Holding] = []
    for thing in holdings(of: task) where thing.isPinned && !things.contains(thing) {
      things.append(thing)
    }
    return things
  }

  /// Returns the wait of a task that is under way; nil if it can go on, is finished, or has not begun and waits for no
  /// other task.
  package func wait(of task: TaskID) -> TaskWait? {
    guard let reason = waitReason(of: task), let id = readiness(of: task).id else { return nil }
    if case .oops = reason { return nil }
    guard !machine[task].isIdle || reason.holder != nil else { return nil }
    return TaskWait(task: task, stepID: id, reason: reason)
  }

  /// Returns the reason for which a task waits; nil if it does not.
  ///
  /// A fault that sleeps waits, although a signal can wake it, until the punch has woken it.
  package func waitReason(of task: TaskID) -> WaitReason? {
    if machine.isAsleep(task, in: scenario) { return .waitQueue }
    guard case .waits(_, let reason) = readiness(of: task) else { return nil }
    return reason
  }
}

extension Holding {
  /// True if no other task can take the thing away.
  fileprivate var isPinned: Bool {
    if case .value = self { false } else { true }
  }
}

extension Faulter {
  /// True if the task has an entry in the wait queue of the punch.
  var isOnQueue: Bool {
    switch self {
    case .gate(.asleep, _), .gate(.signalled, _), .gate(.wokenEarly, _): true
    case .gate, .idle, .lookAround, .mapAround, .getPage, .mkwrite, .giveUp, .locked, .store,
      .finished:
      false
    }
  }
}

extension Timeline {
  /// Returns the spans in which the tasks hold things, in the order of their beginnings.
  ///
  /// - Parameters:
  ///   - way: the moments of a branch, the start first.
  ///   - places: the places to look at; what is held before and after is not.
  /// - Returns: the spans, cut off at the ends of the places.
  package func holdingSpans(along way: [MomentID], in places: Range<Int>) -> [HoldingSpan] {
    var open: [OpenSpan] = []
    var spans: [HoldingSpan] = []
    for place in places {
      let snapshot = self[way[place]].snapshot
      let held = snapshot.machine.tasks.flatMap { task in
        snapshot.heldThings(by: task).map { (task, $0) }
      }
      for span in open where !held.contains(where: { $0 == span.task && $1 == span.thing }) {
        spans.append(span.closed(at: place, isOpen: false))
      }
      open.removeAll { span in !held.contains { $0 == span.task && $1 == span.thing } }
      for (task, thing) in held
      where !open.contains(where: { $0.task == task && $0.thing == thing }) {
        let isOlder =
          place == places.lowerBound && place > 0
          && holds(thing, task, at: way[place - 1])
        open.append(OpenSpan(task: task, thing: thing, first: place, isOlder: isOlder))
      }
    }
    spans += open.map { $0.closed(at: places.upperBound, isOpen: true) }
    return spans.sorted { one, other in
      let (first, second) = (one.places.lowerBound, other.places.lowerBound)
      guard first == second else { return first < second }
      return one.isOlder == other.isOlder
        ? one.task.rawValue < other.task.rawValue : one.isOlder
    }
  }

  private func holds(_ thing: Holding, _ task: TaskID, at moment: MomentID) -> Bool {
    let snapshot = self[moment].snapshot
    return Int(task.rawValue) < snapshot.scenario.tasks.count
      && snapshot.heldThings(by: task).contains(thing)
  }

  /// Returns the waits that have begun with the action that led to a moment.
  package func waitsBegun(at moment: MomentID) -> [TaskWait] {
    let before = parent(of: moment).map { self[$0].snapshot }
    let snapshot = self[moment].snapshot
    return snapshot.machine.tasks.compactMap { task in
      guard let wait = snapshot.wait(of: task) else { return nil }
      guard let before, Int(task.rawValue) < before.scenario.tasks.count else { return wait }
      return before.wait(of: task)?.reason == wait.reason ? nil : wait
    }
  }
}

/// A span whose end is not known yet.
private struct OpenSpan {
  let task: TaskID
  let thing: Holding
  let first: Int
  let isOlder: Bool

  func closed(at place: Int, isOpen: Bool) -> HoldingSpan {
    HoldingSpan(
      task: task,
      thing: thing,
      places: first..<place,
      isOlder: isOlder,
      isOpen: isOpen
    )
  }
}
