// Knows which fact a task waits for, and which task can end the wait.

import Shmem

extension WaitReason {
  /// The fact that the task waits for to change; nil if it has been so since the start.
  var dependency: Dependency? {
    switch self {
    case .inodeMutex: .inodeMutex
    case .pageLock(let page, _): .pageLock(page)
    case .writeback(let page): .writeback(page)
    case .waitQueue: .punch
    case .swaplistMutex: .swaplistMutex
    case .invalidateLock: .invalidateLock
    case .swapCache(let swap): .allocation(swap)
    case .noPage(let index): .slot(index)
    case .isolated(let page): .isolation(page)
    case .fileInUse: nil
    case .noFuel: .fuel
    case .oops: .oops
    }
  }

  /// The task that holds what is waited for, if the reason names one.
  var holder: TaskID? {
    switch self {
    case .inodeMutex(let task), .pageLock(_, let task), .swaplistMutex(let task),
      .invalidateLock(let task), .fileInUse(let task):
      task
    case .waitQueue: .puncher
    case .writeback, .swapCache, .noPage, .isolated, .noFuel, .oops: nil
    }
  }

  /// True if the task that made it so can also end it.
  var canEnd: Bool {
    switch self {
    case .inodeMutex, .pageLock, .writeback, .waitQueue, .swaplistMutex, .invalidateLock,
      .swapCache,
      .isolated, .fileInUse:
      true
    case .noPage, .noFuel, .oops: false
    }
  }
}

extension Snapshot {
  /// Returns the next step of a task with its effect, and the reason why it has to wait; nil if it has none.
  func transition(of task: TaskID, picking page: PageIndex) -> Transition<LiveEffect>? {
    machine.next(of: task, startingAt: scenario[task].index ?? page, in: scenario).transition
  }

  /// Returns the tasks that have to go on before a task that waits can, if the reason names one of them.
  func holders(of reason: WaitReason, or other: TaskID?) -> [TaskID] {
    switch reason {
    case .invalidateLock: machine.invalidateLockHolders(in: scenario)
    case .inodeMutex, .pageLock, .writeback, .waitQueue, .swaplistMutex, .swapCache, .noPage,
      .isolated, .fileInUse, .noFuel, .oops:
      [reason.holder ?? other].compactMap(\.self)
    }
  }

  /// Returns the steps of other tasks that end the wait of a task if these go on alone, one after the other.
  ///
  /// - Returns: for each task its last step, and the number of its steps; nil if the tasks do not end the wait by
  ///   themselves.
  func end(
    of task: TaskID,
    waitingFor reason: WaitReason,
    by holders: [TaskID]
  ) -> [(task: TaskID, step: StepID, count: Int)]? {
    var snapshot = self
    var ends: [(task: TaskID, step: StepID, count: Int)] = []
    for holder in holders {
      guard
        let (last, after) = snapshot.run(holder, while: { $0.waits(task, for: reason, of: holder) })
      else { return nil }
      ends.append((holder, last.step, last.count))
      snapshot = after
    }
    return holders.isEmpty || snapshot.isStopped(task, by: reason) ? nil : ends
  }

  /// Takes steps of a task, one at least, as long as a condition holds; nil if the task cannot go on, or for too long.
  private func run(
    _ holder: TaskID,
    while goesOn: (Snapshot) -> Bool
  ) -> (last: (step: StepID, count: Int), after: Snapshot)? {
    var snapshot = self
    for count in 1...100 {
      guard case .ready(let id) = snapshot.readiness(of: holder),
        let next = snapshot.after(.step(Step(task: holder, id: id, pick: nil)))
      else { return nil }
      snapshot = next
      if !goesOn(snapshot) { return ((id, count), snapshot) }
    }
    return nil
  }

  /// Returns true if a task still waits for the reason because of one of the tasks that hold what it waits for.
  private func waits(_ task: TaskID, for reason: WaitReason, of holder: TaskID) -> Bool {
    if case .invalidateLock = reason { return machine.holdsInvalidateLock(holder, in: scenario) }
    return isStopped(task, by: reason)
  }

  /// Returns true if a task waits for a reason, whichever task it names where several hold a lock.
  private func isStopped(_ task: TaskID, by reason: WaitReason) -> Bool {
    switch (waitReason(of: task), reason) {
    case (.invalidateLock, .invalidateLock): true
    case (let other, _): other == reason
    }
  }
}
