// Knows how to draw the steps of one schedule, one after another.

/// A race under way whose steps are drawn.
struct RandomSchedule<Storage: MachineStorage> {
  /// The state behind the last step.
  private(set) var machine: Machine<Storage>
  /// What was counted so far.
  private(set) var deeds = Deeds()
  private let scenario: Scenario
  private var lots: SplitMix64
  private var turns: Turns

  /// Starts a schedule.
  ///
  /// - Parameters:
  ///   - scenario: the model.
  ///   - start: the state it starts from.
  ///   - lots: what it draws from.
  ///   - strategy: how it draws.
  ///   - length: about how many steps the schedule is going to have.
  init(
    _ scenario: Scenario,
    from start: Machine<Storage>,
    drawingFrom lots: SplitMix64,
    by strategy: SamplingStrategy,
    length: Int
  ) {
    self.scenario = scenario
    self.lots = lots
    machine = start
    turns = Turns(of: start.tasks, by: strategy, length: length, drawingFrom: &self.lots)
  }

  /// Draws a step and takes it.
  ///
  /// - Returns: the step; nothing if nobody can take one.
  mutating func next() -> Step? {
    guard let step = draw() else { return nil }
    let nrpages = machine.file.nrpages
    machine.applyReady(step, in: scenario)
    deeds.count(step, to: machine, nrpages: nrpages)
    if scenario[step.task].loops, machine[step.task].isIdle { turns.startOver(step.task) }
    return step
  }

  private mutating func draw() -> Step? {
    turns.begin(step: deeds[.steps])
    while let task = turns.next(drawingFrom: &lots) {
      switch machine.outlook(of: task, in: scenario) {
      case .ready(let row):
        if turns.take(task) { return Step(task: task, row: row, pick: nil) }
      case .picks:
        guard let step = pick(for: task) else { continue }
        if turns.take(task) { return step }
      case .waits(_, let reason): deeds.countTurn(waitingFor: reason)
      case .finished: break
      }
    }
    return nil
  }

  /// One of the pages that a task could start on.
  ///
  /// Pages are drawn until one will do; where few do, those are counted and one of them is drawn. Each
  /// is as likely as the others either way.
  private mutating func pick(for task: TaskID) -> Step? {
    let pages = Int(scenario.filePages)
    for _ in 0..<16 {
      let index = PageIndex(UInt64(lots.number(below: pages)))
      if let step = machine.firstStep(of: task, picking: index, in: scenario) { return step }
    }
    let steps = (0..<scenario.filePages).compactMap {
      machine.firstStep(of: task, picking: PageIndex($0), in: scenario)
    }
    return steps.isEmpty ? nil : steps[lots.number(below: steps.count)]
  }
}
