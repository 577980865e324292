// Knows which steps can be taken in a state.

/// A step that can be taken in one state of a race, with its effect there.
struct EnabledStep<Batch: GatheredBatch> {
  let step: Step
  let effect: TaskEffect<Batch>
}

extension Machine {
  /// Returns the steps that can be taken now, in the order of the tasks.
  ///
  /// - Parameters:
  ///   - picks: the pages of the file that tasks free to choose may start on, ascending.
  ///   - scenario: the model.
  /// - Returns: the steps; a task free to choose has one for each page it could start on.
  @specialized(where Storage == SharedStorage)
  @specialized(where Storage == FlatStorage)
  package func enabledSteps(picking picks: [PageIndex], in scenario: Scenario) -> [Step] {
    // A key path to a member of a generic type is looked up at every call unless the compiler optimises,
    // and a third of the time of a walk would go into that.
    tasks.flatMap { task in
      enabledSteps(of: task, picking: picks, in: scenario).map { $0.step }
    }
  }

  /// Returns the steps that a task can take now, with their effects.
  ///
  /// - Parameters:
  ///   - task: the task.
  ///   - picks: the pages of the file that it may start on if it is free to choose, ascending.
  ///   - scenario: the model.
  /// - Returns: the steps; one, or if the task is free to choose, one for each page it could start on.
  func enabledSteps(
    of task: TaskID,
    picking picks: [PageIndex],
    in scenario: Scenario
  ) -> [EnabledStep<Storage.Batch>] {
    switch next(of: task, startingAt: scenario[task].index, in: scenario) {
    case .step(let transition):
      [enabledStep(of: task, by: transition), strayWakeUpStep(of: task, in: scenario)]
        .compactMap { $0 }
    case .picks:
      picks.compactMap { firstStep(of: task, picking: $0, in: scenario) }
    case .finished: []
    }
  }

  /// Returns true if a step can be taken now.
  @specialized(where Storage == SharedStorage)
  @specialized(where Storage == FlatStorage)
  package func allows(_ step: Step, in scenario: Scenario) -> Bool {
    enabledStep(step, in: scenario) != nil
  }

  /// Returns a step with its effect if it can be taken now.
  func enabledStep(_ step: Step, in scenario: Scenario) -> EnabledStep<Storage.Batch>? {
    guard Int(step.task.rawValue) < storage.taskCount else { return nil }
    guard !step.id.isStrayWakeUp else {
      return step.pick == nil ? strayWakeUpStep(of: step.task, in: scenario) : nil
    }
    let enabled: EnabledStep<Storage.Batch>?
    switch (next(of: step.task, startingAt: scenario[step.task].index, in: scenario), step.pick) {
    case (.step(let transition), nil): enabled = enabledStep(of: step.task, by: transition)
    case (.picks, let pick?): enabled = firstStep(of: step.task, picking: pick, in: scenario)
    case (.step, _?), (.picks, nil), (.finished, _): enabled = nil
    }
    return enabled?.step.id == step.id ? enabled : nil
  }

  /// Returns all steps with which a task free to choose can start, in the order of the pages.
  ///
  /// Reclaim starts on a page that is there: for it, empty slots need not be asked about.
  func firstSteps(of task: TaskID, in scenario: Scenario) -> [EnabledStep<Storage.Batch>] {
    guard scenario[task].kind.startsOnPage else {
      return (0..<scenario.filePages).compactMap {
        firstStep(of: task, picking: PageIndex($0), in: scenario)
      }
    }
    var steps: [EnabledStep<Storage.Batch>] = []
    var from = PageIndex(0)
    while let slot = storage.occupiedSlot(from: from) {
      if let step = firstStep(of: task, picking: slot.index, in: scenario) { steps.append(step) }
      from = slot.index.next
    }
    return steps
  }

  /// Returns the step with which a task free to choose can start on a page of the file; nil if it cannot.
  func firstStep(
    of task: TaskID,
    picking index: PageIndex,
    in scenario: Scenario
  ) -> EnabledStep<Storage.Batch>? {
    next(of: task, startingAt: index, in: scenario).transition
      .flatMap { enabledStep(of: task, picking: index, by: $0) }
  }

  private func enabledStep(
    of task: TaskID,
    picking pick: PageIndex? = nil,
    by transition: Transition<TaskEffect<Storage.Batch>>
  ) -> EnabledStep<Storage.Batch>? {
    guard transition.wait == nil else { return nil }
    return EnabledStep(
      step: Step(task: task, id: transition.id, pick: pick),
      effect: transition.effect
    )
  }

  private func strayWakeUpStep(
    of task: TaskID,
    in scenario: Scenario
  ) -> EnabledStep<Storage.Batch>? {
    strayWakeUp(of: task, in: scenario)
      .flatMap { enabledStep(of: task, by: $0.map { .fault($0) }) }
  }
}
