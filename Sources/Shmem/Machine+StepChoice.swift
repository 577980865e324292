// Knows the next step of a task, on a given page if the task is free to choose its page.

/// The next step of a task, or the reason why it takes none.
public enum StepChoice: Hashable, Sendable {
  /// The task can take this step now.
  case ready(Step)
  /// The task waits before this row.
  case waits(Row, WaitReason)
  /// The task has not started and works on any page, and no page is given.
  case needsPage
  /// The task has nothing left to do.
  case finished
}

extension Machine {
  /// Works out the next step of a task.
  ///
  /// - Parameters:
  ///   - task: the task.
  ///   - page: the page of the file that the task starts on if it is free to choose; any other task
  ///     ignores it.
  ///   - scenario: the model.
  /// - Returns: the step, or the reason why the task takes none.
  public func stepChoice(
    of task: TaskID,
    picking page: PageIndex?,
    in scenario: Scenario
  ) -> StepChoice {
    switch outlook(of: task, in: scenario) {
    case .ready(let row): return .ready(Step(task: task, row: row, pick: nil))
    case .waits(let row, let reason): return .waits(row, reason)
    case .finished: return .finished
    case .picks: break
    }
    guard let page else { return .needsPage }
    switch outlook(of: task, picking: page, in: scenario) {
    case .ready(let row): return .ready(Step(task: task, row: row, pick: page))
    case .waits(let row, let reason): return .waits(row, reason)
    case .picks, .finished: return .finished
    }
  }
}
