// Knows what each task holds after each step of a branch, and for what it waits.

package import Shmem

/// A thing that a task holds for a while.
package enum HeldThing: Hashable, Sendable {
  /// i_mutex.
  case inodeMutex
  /// shmem_swaplist_mutex.
  case swaplistMutex
  /// invalidate_lock, alone or together with others.
  case invalidateLock
  /// The lock of a page.
  case pageLock(PageNumber)
  /// A reference to a page, or several references to the same one.
  case reference(PageNumber)
  /// A place in the wait queue of the punch.
  case waitQueue
}

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
  package let thing: HeldThing
  /// The places after whose steps the task holds it.
  package let places: Range<Int>
  /// True if the task has held it before the first of these places.
  package let isOlder: Bool
  /// True if the task still holds it after the last of these places.
  package let isOpen: Bool
}

extension Snapshot {
  /// Returns the things that a task holds, each once.
  ///
  /// The same facts as in `holdings(of:)`, but for a swap entry among its local variables, which nothing pins.
  package func heldThings(by task: TaskID) -> [HeldThing] {
    var things: [HeldThing] = []
    for holding in holdings(of: task) {
      let thing: HeldThing? =
        switch holding {
        case .inodeMutex: .inodeMutex
        case .swaplistMutex: .swaplistMutex
        case .invalidateLock: .invalidateLock
        case .pageLock(let page): .pageLock(page)
        case .reference(let page): .reference(page)
        case .value: nil
        }
      if let thing, !things.contains(thing) { things.append(thing) }
    }
    if machine[task].faulter?.isOnQueue == true { things.append(.waitQueue) }
    return things
  }

  /// Returns the wait of a task that is under way; nil if it can go on, is finished, or has not begun and waits for no
  /// other task.
  package func wait(of task: TaskID) -> TaskWait? {
    let readiness = readiness(of: task)
    if machine[task].faulter?.isAsleep == true, let id = readiness.id {
      return TaskWait(task: task, stepID: id, reason: .waitQueue)
    }
    guard case .waits(let id, let reason) = readiness else { return nil }
    if case .oops = reason { return nil }
    guard !machine[task].isIdle || reason.holder != nil else { return nil }
    return TaskWait(task: task, stepID: id, reason: reason)
  }

  /// Returns things in words, neighbours of a kind together: `i_mutex`, `ref P1 P2`.
  package func describe(_ things: [HeldThing]) -> [String] {
    let holdings = things.compactMap { thing -> Holding? in
      switch thing {
      case .inodeMutex: .inodeMutex
      case .swaplistMutex: .swaplistMutex
      case .invalidateLock: .invalidateLock
      case .pageLock(let page): .pageLock(page)
      case .reference(let page): .reference(page)
      case .waitQueue: nil
      }
    }
    return describe(holdings) + (things.contains(.waitQueue) ? ["wait queue"] : [])
  }
}

extension Faulter {
  /// True if the task has an entry in the wait queue of the punch.
  fileprivate var isOnQueue: Bool {
    switch self {
    case .gate(.asleep, _), .gate(.signalled, _), .gate(.wokenEarly, _): true
    case .gate, .idle, .lookAround, .mapAround, .getPage, .mkwrite, .giveUp, .locked, .store,
      .finished:
      false
    }
  }

  /// True if the task sleeps until something wakes it.
  fileprivate var isAsleep: Bool {
    if case .gate(.asleep, _) = self { true } else { false }
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

  private func holds(_ thing: HeldThing, _ task: TaskID, at moment: MomentID) -> Bool {
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
  let thing: HeldThing
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
