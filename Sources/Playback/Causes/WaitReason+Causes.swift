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

  /// Returns the step of another task that ends the wait of a task if that other one goes on alone.
  ///
  /// - Returns: the step, and the number of steps up to it; nil if the other task does not end the wait alone.
  func end(of task: TaskID, waitingFor reason: WaitReason, by holder: TaskID) -> (StepID, Int)? {
    var snapshot = self
    for count in 1...100 {
      guard case .ready(let id) = snapshot.readiness(of: holder),
        let next = snapshot.after(.step(Step(task: holder, id: id, pick: nil)))
      else { return nil }
      snapshot = next
      switch snapshot.readiness(of: task) {
      case .waits(_, reason): continue
      case .waits, .ready, .picks, .finished: return (id, count)
      }
    }
    return nil
  }
}
