// Knows how to draw the steps of one schedule, one after another.

/// A schedule whose steps are drawn; the race itself is lent to it step by step.
struct RandomSchedule {
  /// The counts so far.
  private(set) var counts = MeasureCounts()
  private var lots: SplitMix64
  private var turns: Turns

  /// Starts a schedule.
  ///
  /// - Parameters:
  ///   - tasks: the tasks that take part.
  ///   - lots: the random numbers that it draws from.
  ///   - strategy: the law by which it draws.
  ///   - length: the approximate number of steps of the schedule.
  init(
    of tasks: TaskIDs,
    drawingFrom lots: SplitMix64,
    by strategy: SamplingStrategy,
    length: Int
  ) {
    self.lots = lots
    turns = Turns(of: tasks, by: strategy, length: length, drawingFrom: &self.lots)
  }

  /// Draws a step and takes it.
  ///
  /// - Returns: the step; nil if no task can take one.
  mutating func step<Storage>(
    _ machine: inout Machine<Storage>,
    in scenario: Scenario
  ) -> Step? {
    guard let enabled = draw(from: machine, in: scenario) else { return nil }
    let step = enabled.step
    machine.apply(enabled, in: scenario)
    counts.count(enabled.effect, stopsKernel: machine.file.oops != nil)
    if scenario[step.task].loops, machine[step.task].isIdle { turns.startOver(step.task) }
    return step
  }

  private mutating func draw<Storage>(
    from machine: Machine<Storage>,
    in scenario: Scenario
  ) -> EnabledStep<Storage.Batch>? {
    turns.begin(step: counts[.steps])
    while let task = turns.next(drawingFrom: &lots) {
      switch machine.next(of: task, startingAt: scenario[task].index, in: scenario) {
      case .step(let transition):
        if let reason = transition.wait {
          counts.countTurn(waitingFor: reason)
        } else if turns.take(task) {
          let step = Step(task: task, id: transition.id, pick: nil)
          return EnabledStep(step: step, effect: transition.effect)
        }
      case .picks:
        guard let step = pick(for: task, from: machine, in: scenario) else { continue }
        if turns.take(task) { return step }
      case .finished: break
      }
    }
    return nil
  }

  /// Draws one of the pages that a task could start on.
  ///
  /// Pages are drawn until one will do; where few do, those are counted and one of them is drawn. Each
  /// is as likely as the others either way.
  private mutating func pick<Storage>(
    for task: TaskID,
    from machine: Machine<Storage>,
    in scenario: Scenario
  ) -> EnabledStep<Storage.Batch>? {
    let pages = Int(scenario.filePages)
    for _ in 0..<16 {
      let index = PageIndex(UInt64(lots.number(below: pages)))
      if let step = machine.firstStep(of: task, picking: index, in: scenario) { return step }
    }
    let steps = machine.firstSteps(of: task, in: scenario)
    return steps.isEmpty ? nil : steps[lots.number(below: steps.count)]
  }
}
