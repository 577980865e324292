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

  /// Returns the swap entry of page `index` of the file: that in its slot, or its piece of a large one; nil if there is
  /// none.
  package func swap(at index: PageIndex) -> SwapEntry? { storage.swap(at: index) }

  /// Returns the slots of the entry in slot `index`; that slot alone if it is empty.
  package func entryRange(at index: PageIndex) -> EntryRange { storage.entryRange(at: index) }

  /// Returns the frame that has the bytes of page `index` of the file; nil if its slot holds no page.
  package func frame(at index: PageIndex) -> PageNumber? { storage.frame(at: index) }

  /// Returns the first frame of the folio that a frame belongs to, which has the lock and the count of all.
  package func head(of frame: PageNumber) -> PageNumber { storage.head(of: frame) }

  /// A page frame.
  package subscript(page: PageNumber) -> Page { storage[page] }

  /// A slot of the swap area.
  package subscript(swap: SwapEntry) -> SwapSlot { storage[swap] }

  /// The place of a task in its code.
  package subscript(task: TaskID) -> TaskPlace<Storage.Batch> { storage[task] }

  /// All tasks, in the order of the scenario.
  package var tasks: TaskIDs { TaskIDs(count: storage.taskCount) }

  /// Returns the readiness of a task for its next step.
  @specialized(where Storage == SharedStorage)
  @specialized(where Storage == FlatStorage)
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
  @specialized(where Storage == SharedStorage)
  @specialized(where Storage == FlatStorage)
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
  @specialized(where Storage == SharedStorage)
  @specialized(where Storage == FlatStorage)
  package func transition(
    for step: Step,
    in scenario: Scenario
  ) -> Transition<TaskEffect<Storage.Batch>>? {
    guard !step.id.isStrayWakeUp else {
      return strayWakeUp(of: step.task, in: scenario)?.map { .fault($0) }
    }
    let next = next(of: step.task, startingAt: step.pick ?? scenario[step.task].index, in: scenario)
    guard let transition = next.transition, transition.id == step.id else { return nil }
    return transition
  }

  /// Takes a step.
  ///
  /// - Precondition: `allows(step, in: scenario)`.
  @specialized(where Storage == SharedStorage)
  @specialized(where Storage == FlatStorage)
  package mutating func apply(_ step: Step, in scenario: Scenario) {
    guard let enabled = enabledStep(step, in: scenario) else {
      preconditionFailure("a step is taken only while it is enabled")
    }
    apply(enabled, in: scenario)
  }

  /// Takes a step that was found to be enabled in this state, and looks at the locks afterwards.
  mutating func apply(_ enabled: EnabledStep<Storage.Batch>, in scenario: Scenario) {
    carryOut(enabled, in: scenario)
    assert(
      lockInvariantHolds(for: enabled.step.task, in: scenario),
      "a page lock is held by the task whose place says so"
    )
  }

  /// Takes a step that was found to be enabled in this state: the whole of what a step means, and no look at anything else.
  mutating func carryOut(_ enabled: EnabledStep<Storage.Batch>, in scenario: Scenario) {
    if scenario.mayStopKernel {
      takeUnlessItStops(enabled, in: scenario)
    } else {
      take(enabled, in: scenario)
    }
  }

  /// Takes a step; one that runs into something that the kernel does not survive changes nothing else.
  private mutating func takeUnlessItStops(
    _ enabled: EnabledStep<Storage.Batch>,
    in scenario: Scenario
  ) {
    let start = self
    take(enabled, in: scenario)
    guard let oops = file.oops else { return }
    self = start
    stop(at: oops)
  }

  private mutating func take(_ enabled: EnabledStep<Storage.Batch>, in scenario: Scenario) {
    let task = enabled.step.task
    let spends = spendsFuel(task, by: enabled.effect, in: scenario)
    let place = perform(enabled.effect, task, in: scenario)
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
