// Knows whether a call of a race could go on for ever, so that the race has to be searched for loops.

extension Scenario {
  /// True if some call could be kept from its end.
  ///
  /// An endless schedule needs a task that takes steps without end. Either one starts over, or a punch
  /// can be made to go round (`mayGoRound`), or the task goes round by its own code.
  var mayNeverEnd: Bool { mayGoRound || tasks.contains(where: goesRoundByItself) }

  /// True if a punch could be made to go round for ever by tasks that start over or are undone.
  ///
  /// To go round the puncher has to meet something again and again in a hole that it keeps emptying.
  /// If it retries, an entry has moved between page and swap since it was gathered; where it rescans,
  /// something has been put into the hole since. So another task has to pay for every turn. A task that
  /// runs once can do so any number of times only if what it has moved or put there is taken from it
  /// before it is done with it. A task that holds a reference to the page, or its lock, is done with it.
  var mayGoRound: Bool { tasks.contains { $0.loops || canBeUndone($0) } }

  /// Returns true if the punch can take from a task, any number of times, what it put into the hole.
  private func canBeUndone(_ task: TaskSpec) -> Bool {
    switch task.kind {
    // Before the store (F15) the page is mapped, and nothing else: it can be gone, and faults again.
    // If faults are kept out, it waits then.
    case .faultWrite: mapping == .file || rules.faultGate == .none
    // A page that has been read from the disk is looked up once more (M4, F5) and can be gone.
    case .faultRead, .splice: mapping == .file
    case .punch, .read, .write, .reclaim, .truncate, .preallocate, .evict, .swapoff: false
    }
  }

  /// Returns true if a task's code has a way round that needs nothing from another task.
  private func goesRoundByItself(_ task: TaskSpec) -> Bool {
    switch task.kind {
    // It scans without end for pages that it never removes: those that have been written.
    case .preallocate: rules.unfallocEnd == .last
    // It goes round the swap area until no slot is in use.
    case .swapoff: true
    // Kept out by a punch, it can fault again and again.
    case .faultRead, .faultWrite: canFaultAgain(task)
    case .write: task.buffer != nil && canFaultAgain(task)
    case .punch, .read, .splice, .reclaim, .truncate, .evict: false
    }
  }

  /// Returns true if a fault that a punch keeps out comes back to where it was without waiting.
  ///
  /// A fair scheduler lets the punch go on meanwhile, and it ends.
  private func canFaultAgain(_ task: TaskSpec) -> Bool {
    guard fairness == .none else { return false }
    switch rules.faultGate {
    case .none: return false
    case .inodeMutex: return !task.mayRetry
    case .waitQueue: return false
    }
  }

  /// Returns the calls that promises are about, in the order of the promises and then of the tasks.
  func calls(judgedBy promises: [SchedulePromise]) -> [(promise: SchedulePromise, task: TaskID)] {
    promises.flatMap { promise in
      taskIDs.filter { promise.kinds.contains(self[$0].kind) }.map { (promise, $0) }
    }
  }
}
