// Knows the next step of a task, on a given page if the task is free to choose its page.

/// The next step of a task, or the reason why it takes none.
package enum StepChoice: Hashable, Sendable {
  /// The task can take this step now.
  case ready(Step)
  /// The task waits before this step.
  case waits(StepID, WaitReason)
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
  ///   - wanted: the step that is wanted, if any. Only a stray wake-up depends on it: that is a step beside the next
  ///     one of the task, and is chosen only if it is wanted.
  ///   - scenario: the model.
  /// - Returns: the step, or the reason why the task takes none.
  package func stepChoice(
    of task: TaskID,
    picking page: PageIndex?,
    wanting wanted: StepID?,
    in scenario: Scenario
  ) -> StepChoice {
    if wanted?.isStrayWakeUp == true, let wakeUp = strayWakeUp(of: task, in: scenario) {
      return .ready(Step(task: task, id: wakeUp.id, pick: nil))
    }
    switch readiness(of: task, in: scenario) {
    case .ready(let id): return .ready(Step(task: task, id: id, pick: nil))
    case .waits(let id, let reason): return .waits(id, reason)
    case .finished: return .finished
    case .picks: break
    }
    guard let page else { return .needsPage }
    switch readiness(of: task, picking: page, in: scenario) {
    case .ready(let id): return .ready(Step(task: task, id: id, pick: page))
    case .waits(let id, let reason): return .waits(id, reason)
    case .picks, .finished: return .finished
    }
  }
}
