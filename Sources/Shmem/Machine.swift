// Knows the state of a race, and that it changes in no way but by a step of a task.

/// The state of a race.
///
/// The scenario is the model and is passed in; it never changes what a state means.
package struct Machine<Storage: MachineStorage>: Hashable, Sendable {
  /// The slots, the pages, the swap area and the tasks' places.
  package internal(set) var storage: Storage
  /// The inode and the global locks.
  package internal(set) var file = FileState()

  /// The entry in slot `index` of the tree; nil if the slot is empty.
  package subscript(index: PageIndex) -> Entry? { storage[index] }

  /// A page frame.
  package subscript(page: PageNumber) -> Page { storage[page] }

  /// A slot of the swap area.
  package subscript(swap: SwapEntry) -> SwapSlot { storage[swap] }

  /// The place of a task in its code.
  package subscript(task: TaskID) -> TaskPlace<Storage.Batch> { storage[task] }

  /// All tasks, in the order of the scenario.
  package var tasks: TaskIDs { TaskIDs(count: storage.taskCount) }

  /// Returns the readiness of a task for its next step.
  package func readiness(of task: TaskID, in scenario: Scenario) -> Readiness {
    next(of: task, startingAt: scenario[task].index, in: scenario).readiness
  }

  /// Returns the readiness of a task that has not started for its first step on a page of its choice.
  package func readiness(of task: TaskID, picking index: PageIndex, in scenario: Scenario)
    -> Readiness
  {
    next(of: task, startingAt: index, in: scenario).readiness
  }

  /// Returns what comes next for a task.
  ///
  /// - Parameters:
  ///   - task: the task.
  ///   - index: the page of the file that it starts on if it has not started.
  ///   - scenario: the model.
  /// - Returns: the next step with its effect, which is what the code would do now; only `apply` finds out if the
  ///   kernel survives it.
  package func next(
    of task: TaskID,
    startingAt index: PageIndex?,
    in scenario: Scenario
  ) -> NextStep<TaskEffect<Storage.Batch>> {
    let next = nextInCode(of: task, startingAt: index, in: scenario)
    guard case .step(var transition) = next else { return next }
    if let oops = file.oops {
      transition.wait = .oops(oops)
    } else if transition.wait == nil {
      transition.wait = lackOfFuel(of: task, before: transition, in: scenario)
    }
    return .step(transition)
  }

  /// Returns the next step of a task if it is this one, whether or not it can be taken now.
  package func transition(
    for step: Step,
    in scenario: Scenario
  ) -> Transition<TaskEffect<Storage.Batch>>? {
    guard step.id != .f3w else {
      return strayWakeUp(of: step.task, in: scenario)?.map { .fault($0) }
    }
    let next = next(of: step.task, startingAt: step.pick ?? scenario[step.task].index, in: scenario)
    guard let transition = next.transition, transition.id == step.id else { return nil }
    return transition
  }

  /// Returns the steps that can be taken now, in the order of the tasks.
  ///
  /// - Parameters:
  ///   - picks: the pages of the file that tasks free to choose may start on, ascending.
  ///   - scenario: the model.
  /// - Returns: the steps; a task free to choose has one for each page it could start on.
  package func enabledSteps(picking picks: [PageIndex], in scenario: Scenario) -> [Step] {
    tasks.flatMap { enabledSteps(of: $0, picking: picks, in: scenario) }
  }

  /// Returns the steps that a task can take now.
  ///
  /// - Parameters:
  ///   - task: the task.
  ///   - picks: the pages of the file that it may start on if it is free to choose, ascending.
  ///   - scenario: the model.
  /// - Returns: the steps; one, or if the task is free to choose, one for each page it could start on.
  package func enabledSteps(
    of task: TaskID,
    picking picks: [PageIndex],
    in scenario: Scenario
  ) -> [Step] {
    switch readiness(of: task, in: scenario) {
    case .ready(let id):
      return [Step(task: task, id: id, pick: nil)] + strayWakeUps(of: task, in: scenario)
    case .waits: return strayWakeUps(of: task, in: scenario)
    case .finished: return []
    case .picks:
      return picks.compactMap { firstStep(of: task, picking: $0, in: scenario) }
    }
  }

  private func strayWakeUps(of task: TaskID, in scenario: Scenario) -> [Step] {
    strayWakeUp(of: task, in: scenario).map { [Step(task: task, id: $0.id, pick: nil)] } ?? []
  }

  /// Returns all steps with which a task free to choose can start, in the order of the pages.
  ///
  /// Reclaim starts on a page that is there: for it, empty slots need not be asked about.
  func firstSteps(of task: TaskID, in scenario: Scenario) -> [Step] {
    guard scenario[task].kind.startsOnPage else {
      return (0..<scenario.filePages).compactMap {
        firstStep(of: task, picking: PageIndex($0), in: scenario)
      }
    }
    var steps: [Step] = []
    var from = PageIndex(0)
    while let slot = storage.occupiedSlot(from: from) {
      if let step = firstStep(of: task, picking: slot.index, in: scenario) { steps.append(step) }
      from = slot.index.next
    }
    return steps
  }

  /// Returns the step with which a task free to choose can start on a page of the file; nil if it cannot.
  func firstStep(of task: TaskID, picking index: PageIndex, in scenario: Scenario) -> Step? {
    guard case .ready(let id) = readiness(of: task, picking: index, in: scenario) else {
      return nil
    }
    return Step(task: task, id: id, pick: index)
  }

  /// Returns true if a step can be taken now.
  package func allows(_ step: Step, in scenario: Scenario) -> Bool {
    guard Int(step.task.rawValue) < storage.taskCount else { return false }
    guard step.id != .f3w else {
      return step.pick == nil && strayWakeUp(of: step.task, in: scenario) != nil
    }
    let readiness = readiness(of: step.task, in: scenario)
    guard let pick = step.pick else { return readiness == .ready(step.id) }
    return readiness == .picks
      && self.readiness(of: step.task, picking: pick, in: scenario) == .ready(step.id)
  }

  /// Takes a step.
  ///
  /// - Precondition: `allows(step, in: scenario)`.
  package mutating func apply(_ step: Step, in scenario: Scenario) {
    precondition(allows(step, in: scenario), "a step is taken only while it is enabled")
    applyReady(step, in: scenario)
  }

  /// Takes a step that was just found to be ready: the whole of what a step means.
  mutating func applyReady(_ step: Step, in scenario: Scenario) {
    if scenario.mayStopKernel {
      takeUnlessItStops(step, in: scenario)
    } else {
      take(step, in: scenario)
    }
    assert(
      lockInvariantHolds(for: step.task, in: scenario),
      "a page lock is held by the task whose place says so"
    )
  }

  /// Takes a step; one that runs into something that the kernel does not survive changes nothing else.
  private mutating func takeUnlessItStops(_ step: Step, in scenario: Scenario) {
    let start = self
    take(step, in: scenario)
    guard let oops = file.oops else { return }
    self = start
    stop(at: oops)
  }

  private mutating func take(_ step: Step, in scenario: Scenario) {
    let task = step.task
    guard let effect = transition(for: step, in: scenario)?.effect else {
      preconditionFailure("a task takes its next step")
    }
    let spends = spendsFuel(task, by: effect, in: scenario)
    let place = perform(effect, task, in: scenario)
    if spends { file.swizzles += 1 }
    let startsOver = place.isFinished && scenario[task].loops
    storage[task] = startsOver ? TaskPlace(startOf: scenario[task], in: scenario) : place
  }

  /// Adds a task during the race.
  ///
  /// - Returns: the new task, known to both the scenario and this state.
  /// - Precondition: the task is no puncher and fits the mapping.
  package mutating func inject(_ spec: TaskSpec, into scenario: inout Scenario) -> TaskID {
    let task = scenario.add(spec)
    storage.addTask(at: TaskPlace(startOf: spec, in: scenario))
    return task
  }

  /// Ends the race, unless it has ended already.
  mutating func stop(at oops: Oops) {
    file.oops = file.oops ?? oops
  }

  private func lockInvariantHolds(for task: TaskID, in scenario: Scenario) -> Bool {
    if undoRangeCall(of: task, in: scenario)?.takesPageLocks == false { return true }
    return storage[task].lockedPages.allSatisfy { storage[$0].lockOwner == task }
  }
}
