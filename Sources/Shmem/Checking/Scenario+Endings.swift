// Knows whether a call of a race could go on for ever, so that the race has to be searched for loops.

extension Scenario {
  /// True if some call could be kept from its end.
  ///
  /// An endless schedule needs a task that takes steps without end. Either one starts over, or a punch
  /// can be made to go round (`mayGoRound`), or the task goes round by its own code. A walk does that by itself if it
  /// meets an entry that takes slots before its range, and can neither remove nor pass it.
  var mayNeverEnd: Bool {
    mayGoRound || hasLargeEntries || tasks.contains(where: goesRoundByItself)
  }

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
    code(of: task).ask(CanBeUndoneQuestion(task: task, scenario: self))
  }

  /// Returns true if a task's code has a way round that needs nothing from another task.
  private func goesRoundByItself(_ task: TaskSpec) -> Bool {
    code(of: task).ask(GoesRoundQuestion(task: task, scenario: self))
  }

  /// Returns the place at which a task starts, whose kind answers for all of its code.
  private func code(of task: TaskSpec) -> TaskPlace<FlatStorage.Batch> {
    TaskPlace(startOf: task, in: self)
  }

  /// Returns the calls that promises are about, in the order of the promises and then of the tasks.
  func calls(judgedBy promises: [SchedulePromise]) -> [(promise: SchedulePromise, task: TaskID)] {
    promises.flatMap { promise in
      taskIDs.filter { promise.kinds.contains(self[$0].kind) }.map { (promise, $0) }
    }
  }
}

private struct CanBeUndoneQuestion: TaskStateQuestion {
  let task: TaskSpec
  let scenario: Scenario

  func answer<State: TaskState>(for state: State) -> Bool {
    State.canBeUndone(task, in: scenario)
  }
}

private struct GoesRoundQuestion: TaskStateQuestion {
  let task: TaskSpec
  let scenario: Scenario

  func answer<State: TaskState>(for state: State) -> Bool {
    State.goesRoundByItself(task, in: scenario)
  }
}
