// Knows the state of a race, and that it changes in no way but by a step of a task.

/// The state of a race.
///
/// The scenario is the model and is passed in; it never changes what a state means.
package struct Machine<Storage: MachineStorage>: Hashable, Sendable {
  /// The slots, the pages, the swap area and the tasks' places.
  package internal(set) var storage: Storage
  /// The inode and the global locks.
  package internal(set) var file = FileState()

  /// What slot `index` of the tree holds.
  package subscript(index: PageIndex) -> Entry? { storage[index] }

  /// A page frame.
  package subscript(page: PageNumber) -> Page { storage[page] }

  /// A slot of the swap area.
  package subscript(swap: SwapEntry) -> SwapSlot { storage[swap] }

  /// Where a task is in its code.
  package subscript(task: TaskID) -> TaskPlace<Storage.Batch> { storage[task] }

  /// All tasks, in the order of the scenario.
  package var tasks: TaskIDs { TaskIDs(count: storage.taskCount) }

  /// What a task can do next.
  package func readiness(of task: TaskID, in scenario: Scenario) -> Readiness {
    readiness(of: task, startingAt: scenario[task].index, in: scenario)
  }

  /// What a task that has not started could do first on a page of its choice.
  package func readiness(of task: TaskID, picking index: PageIndex, in scenario: Scenario)
    -> Readiness
  {
    readiness(of: task, startingAt: index, in: scenario)
  }

  private func readiness(
    of task: TaskID,
    startingAt index: PageIndex?,
    in scenario: Scenario
  ) -> Readiness {
    let readiness =
      switch storage[task] {
      case .puncher(let puncher): readiness(of: puncher, in: scenario)
      case .reader(let reader): readiness(of: reader, at: index)
      case .splicer(let splicer): readiness(of: splicer, at: index, in: scenario)
      case .writer(let writer): readiness(of: writer, task, at: index, in: scenario)
      case .faulter(let faulter): readiness(of: faulter, task, at: index, in: scenario)
      case .reclaimer(let reclaimer): readiness(of: reclaimer, at: index)
      case .truncater(let truncater): readiness(of: truncater, task, in: scenario)
      case .preallocator(let preallocator): readiness(of: preallocator, task, in: scenario)
      case .evictor(let evictor): readiness(of: evictor, task, in: scenario)
      case .swapoff(let swapoff): readiness(of: swapoff)
      }
    guard let id = readiness.id else { return readiness }
    if let oops = file.oops { return .waits(id, .oops(oops)) }
    let lack = readiness == .ready(id) ? lackOfFuel(of: task, before: id, in: scenario) : nil
    return lack.map { .waits(id, $0) } ?? readiness
  }

  /// The steps that can be taken now, in the order of the tasks.
  ///
  /// - Parameters:
  ///   - picks: the pages of the file that tasks free to choose may start on, ascending.
  ///   - scenario: the model.
  /// - Returns: the steps; a task free to choose has one for each page it could start on.
  package func enabledSteps(picking picks: [PageIndex], in scenario: Scenario) -> [Step] {
    tasks.flatMap { enabledSteps(of: $0, picking: picks, in: scenario) }
  }

  /// The steps that a task can take now.
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
      return [Step(task: task, id: id, pick: nil), strayWakeUp(of: task, in: scenario)]
        .compactMap(\.self)
    case .waits: return [strayWakeUp(of: task, in: scenario)].compactMap(\.self)
    case .finished: return []
    case .picks:
      return picks.compactMap { firstStep(of: task, picking: $0, in: scenario) }
    }
  }

  /// All steps with which a task free to choose can start, in the order of the pages.
  ///
  /// Reclaim starts on a page that is there: for it, empty slots need not be asked about.
  func firstSteps(of task: TaskID, in scenario: Scenario) -> [Step] {
    guard scenario[task].kind == .reclaim else {
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

  /// The step with which a task free to choose can start on a page of the file; none if it cannot.
  func firstStep(of task: TaskID, picking index: PageIndex, in scenario: Scenario) -> Step? {
    guard case .ready(let id) = readiness(of: task, picking: index, in: scenario) else {
      return nil
    }
    return Step(task: task, id: id, pick: index)
  }

  /// Whether a step can be taken now.
  package func allows(_ step: Step, in scenario: Scenario) -> Bool {
    guard Int(step.task.rawValue) < storage.taskCount else { return false }
    guard step.id != .f3w else { return strayWakeUp(of: step.task, in: scenario) == step }
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
      takeOnFuel(step, in: scenario)
    }
    assert(
      lockInvariantHolds(for: step.task, in: scenario),
      "a page lock is held by the task whose place says so"
    )
  }

  /// Takes a step; one that runs into something that the kernel does not survive changes nothing else.
  private mutating func takeUnlessItStops(_ step: Step, in scenario: Scenario) {
    let start = self
    takeOnFuel(step, in: scenario)
    guard let oops = file.oops else { return }
    self = start
    stop(at: oops)
  }

  private mutating func takeOnFuel(_ step: Step, in scenario: Scenario) {
    if scenario.fuel == nil {
      take(step, in: scenario)
    } else {
      spendingFuel(on: step, in: scenario) { $0.take(step, in: scenario) }
    }
  }

  private mutating func take(_ step: Step, in scenario: Scenario) {
    let task = step.task
    let index = step.pick ?? scenario[task].index
    if step.id == .f3w, case .faulter(.asleep(let index)) = storage[task] {
      storage[task] = .faulter(.wokenEarly(index))
      return
    }
    switch storage[task] {
    case .puncher(let puncher):
      storage[task] = .puncher(advance(puncher, in: scenario))
    case .reader(let reader):
      let next = advance(reader, task, at: index, in: scenario)
      storage[task] = .reader(next == .finished && scenario[task].loops ? .idle : next)
    case .splicer(let splicer):
      let next = advance(splicer, task, at: index, in: scenario)
      storage[task] = .splicer(next == .finished && scenario[task].loops ? .idle : next)
    case .writer(let writer):
      let next = advance(writer, task, at: index, in: scenario)
      storage[task] = .writer(next == .finished && scenario[task].loops ? .idle : next)
    case .faulter(let faulter):
      let next = advance(faulter, task, at: index, in: scenario)
      storage[task] = .faulter(next == .finished && scenario[task].loops ? .idle : next)
    case .reclaimer(let reclaimer):
      let next = advance(reclaimer, task, at: index, in: scenario)
      storage[task] = .reclaimer(next == .finished && scenario[task].loops ? .idle : next)
    case .truncater(let truncater):
      let next = advance(truncater, task, in: scenario)
      storage[task] = .truncater(next == .finished && scenario[task].loops ? .idle : next)
    case .preallocator(let preallocator):
      let next = advance(preallocator, task, in: scenario)
      storage[task] = .preallocator(next == .finished && scenario[task].loops ? .idle : next)
    case .evictor(let evictor):
      storage[task] = .evictor(advance(evictor, task, in: scenario))
    case .swapoff(let swapoff):
      let next = advance(swapoff, task, in: scenario)
      storage[task] = .swapoff(next == .finished && scenario[task].loops ? .idle : next)
    }
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

  /// The bytes that page `index` of the file has in memory or in swap now; none for a hole, for a
  /// shadow, and for a page that is not up to date.
  package func content(at index: PageIndex) -> Content? {
    switch storage[index] {
    case nil: nil
    case .page(let page): storage[page].content
    case .swap(let swap): content(of: swap)
    case .shadow: nil
    }
  }

  /// The bytes that reading a swap entry would give.
  package func content(of swap: SwapEntry) -> Content? {
    let slot = storage[swap]
    return slot.cachedPage.flatMap { storage[$0].content } ?? slot.content
  }

  /// Whether a page lies before the end of the file: the test of i_size.
  func isInsideFile(_ index: PageIndex) -> Bool { index.rawValue < file.size }

  /// Whether a fault finds the hole in i_private.
  package func isPublished(in scenario: Scenario) -> Bool {
    file.phase == .during && scenario.rules.faultGate != .none
  }

  /// Ends the race, unless it has ended already.
  mutating func stop(at oops: Oops) {
    file.oops = file.oops ?? oops
  }

  private func lockInvariantHolds(for task: TaskID, in scenario: Scenario) -> Bool {
    if storage[task].undo != nil, !scenario.rules.guards.pageLock { return true }
    return storage[task].lockedPages.allSatisfy { storage[$0].lockOwner == task }
  }
}
