// Knows how to try a race by schedules drawn at random.

import Explorer

/// Random schedules of a race, numbered from 0 on.
///
/// A schedule depends on the race, the state it starts from, the strategy, the seed and its number, and on nothing
/// else: not on the schedules before it, not on the thread that runs it.
package struct Sampler: Sendable {
  /// The model.
  package let scenario: Scenario
  /// The law by which the schedules are drawn.
  package let strategy: SamplingStrategy
  /// The seed of the random numbers.
  package let seed: UInt64
  /// The most steps of a schedule.
  package let stepLimit: Int
  private let start: Machine<ArrayStorage>
  /// About how many steps a schedule has, as a strategy with priorities wants to know.
  private let length: Int
  private let isStrict: Bool
  /// The tasks that go through the file by shmem_undo_range().
  private let removers: [TaskID]

  /// The usual value of `stepLimit`, in steps.
  package static let usualStepLimit = 1_000_000

  /// Prepares schedules from the start of a race.
  package init(
    _ scenario: Scenario,
    strategy: SamplingStrategy,
    seed: UInt64,
    stepLimit: Int = usualStepLimit
  ) {
    self.init(
      scenario,
      from: Machine<ArrayStorage>(scenario),
      strategy: strategy,
      seed: seed,
      stepLimit: stepLimit
    )
  }

  /// Prepares schedules from a state of a race.
  ///
  /// - Parameters:
  ///   - scenario: the model, with the tasks that have joined.
  ///   - start: the state.
  ///   - strategy: the law by which schedules are drawn.
  ///   - seed: the seed of the random numbers.
  ///   - stepLimit: the most steps of a schedule.
  package init<Storage>(
    _ scenario: Scenario,
    from start: Machine<Storage>,
    strategy: SamplingStrategy,
    seed: UInt64,
    stepLimit: Int = usualStepLimit
  ) {
    let isStrict = !MilestoneMonitor.isEnough(for: scenario)
    self.init(scenario, from: start, strategy, seed, stepLimit, isStrict: isStrict)
  }

  /// Prepares schedules that are judged strictly or by milestones.
  init<Storage>(
    _ scenario: Scenario,
    from start: Machine<Storage>,
    _ strategy: SamplingStrategy,
    _ seed: UInt64,
    _ stepLimit: Int,
    isStrict: Bool
  ) {
    precondition(stepLimit > 0, "a schedule may have a step")
    self.scenario = scenario
    self.start = Machine(copying: start, in: scenario)
    self.strategy = strategy
    self.seed = seed
    self.stepLimit = stepLimit
    self.isStrict = isStrict
    removers = scenario.taskIDs.filter { scenario[$0].kind.has(.removesPages) }
    switch strategy {
    case .uniform: length = 0
    case .priority: length = Self.length(scenario, from: self.start, seed, stepLimit)
    }
  }

  /// Runs schedules, one after another.
  ///
  /// - Parameter schedules: their numbers.
  /// - Returns: the results, added up.
  package func run(schedules: Range<Int>) -> Samples {
    var samples = Samples()
    for number in schedules { samples.add(number, outcome(of: number)) }
    return samples
  }

  /// Runs schedules on some threads.
  ///
  /// - Parameters:
  ///   - schedules: their numbers.
  ///   - threads: the number of threads; the sum is the same for any.
  ///   - goesOn: called from time to time with the results of the first schedules; returns true to go on.
  /// - Returns: the results, added up; if `goesOn` returned false, those of the first schedules only.
  package func run(
    schedules: Range<Int>,
    threads: Int,
    goesOn: (Samples) -> Bool
  ) -> Samples {
    var samples = Samples()
    var rest = schedules
    while !rest.isEmpty, goesOn(samples) {
      let size = Self.sliceSize(after: samples)
      let slices = (0..<threads).map { thread in
        rest.dropFirst(thread * size).prefix(size)
      }
      for part in inParallel(threads, { run(schedules: slices[$0]) }) { samples.merge(part) }
      rest = rest.dropFirst(threads * size)
    }
    return samples
  }

  /// Returns the steps of a schedule; of one that breaks a promise, those until it does.
  package func steps(ofSchedule number: Int) -> [Step] {
    var steps: [Step] = []
    let outcome = outcome(of: number) { steps.append($0) }
    return Array(steps.prefix(outcome.breaches.first?.depth ?? steps.count))
  }

  /// Looks for a schedule that breaks one of some promises.
  ///
  /// - Parameters:
  ///   - promises: the promises.
  ///   - first: the number of the first schedule to look at.
  ///   - budget: the steps that all schedules together may have; the last one may have more. Afterwards what is left.
  ///   - goesOn: called before every schedule; returns true to go on.
  /// - Returns: the number of the first such schedule, the promise that it breaks first, and its steps until then; nil
  ///   if there is none.
  func firstBreach(
    of promises: [Promise],
    from first: Int,
    within budget: inout Int,
    goesOn: () -> Bool
  ) -> (schedule: Int, promise: Promise, steps: [Step])? {
    var number = first
    while budget > 0, goesOn() {
      var steps: [Step] = []
      let outcome = outcome(of: number) { steps.append($0) }
      budget -= max(1, steps.count)
      if let breach = outcome.breaches.first(where: { promises.contains($0.promise) }) {
        return (number, breach.promise, Array(steps.prefix(breach.depth)))
      }
      number += 1
    }
    return nil
  }

  /// Returns the number of schedules that a thread takes at a time: about a hundred thousand steps.
  private static func sliceSize(after samples: Samples) -> Int {
    samples.count == 0 ? 1 : max(1, 100_000 / max(1, Int(samples[.steps].mean)))
  }

  /// Returns the average number of steps, by a few schedules of the other strategy.
  private static func length(
    _ scenario: Scenario,
    from start: Machine<ArrayStorage>,
    _ seed: UInt64,
    _ stepLimit: Int
  ) -> Int {
    let sampler = Sampler(
      scenario,
      from: start,
      strategy: .uniform,
      seed: seed,
      stepLimit: stepLimit
    )
    return Int(sampler.run(schedules: 0..<4)[.steps].mean)
  }

  // MARK: A schedule

  private func outcome(of number: Int, telling tell: (Step) -> Void = { _ in }) -> Outcome {
    if isStrict {
      let start = Machine<SharedStorage>(copying: start, in: scenario)
      return outcome(of: number, from: start, StrictMonitor(of: scenario), telling: tell)
    }
    return outcome(of: number, from: start, MilestoneMonitor(of: scenario), telling: tell)
  }

  private func outcome<J: Monitor>(
    of number: Int,
    from start: Machine<J.Storage>,
    _ monitor: J,
    telling tell: (Step) -> Void
  ) -> Outcome {
    var monitor = monitor
    var machine = start
    var schedule = RandomSchedule(
      of: start.tasks,
      drawingFrom: SplitMix64(seed: seed, stream: UInt64(truncatingIfNeeded: number)),
      by: strategy,
      length: length
    )
    var breaches: [FirstBreach] = []
    note(monitor.look(at: machine, after: nil), at: 0, in: &breaches)
    var isOver = isOver(machine)
    while !isOver, schedule.counts[.steps] < stepLimit {
      guard let step = schedule.step(&machine, in: scenario) else {
        return Outcome(end: .stuck, counts: schedule.counts, breaches: breaches)
      }
      tell(step)
      let broken = monitor.look(at: machine, after: step)
      if !broken.isEmpty { note(broken, at: schedule.counts[.steps], in: &breaches) }
      if removers.contains(step.task) { isOver = self.isOver(machine) }
    }
    let end: ScheduleEnd = isOver ? .finished : .cutOff
    return Outcome(end: end, counts: schedule.counts, breaches: breaches)
  }

  private func note(_ broken: [Promise], at depth: Int, in breaches: inout [FirstBreach]) {
    for promise in broken where !breaches.contains(where: { $0.promise == promise }) {
      breaches.append(FirstBreach(promise: promise, depth: depth))
    }
  }

  /// Returns true if all tasks have finished whose work a schedule is about.
  private func isOver<Storage>(_ machine: Machine<Storage>) -> Bool {
    removers.allSatisfy { task in
      scenario[task].loops || machine.readiness(of: task, in: scenario) == .finished
    }
  }
}
