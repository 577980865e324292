// Knows how to find some schedule that breaks a promise, without a look at all of them.

extension Check {
  /// A schedule that breaks a promise, and need not be the shortest.
  package struct AnyBreach: Hashable, Sendable {
    /// The promise, and what breaks it.
    package let broken: BrokenPromise
    /// The schedule, made shorter.
    package let schedule: [Step]
    /// The number of random schedules that were tried.
    package let tried: Int
    /// The steps of the schedule as it was drawn.
    package let drawnSteps: Int
  }

  /// The most steps of all random schedules of a strategy.
  private static let randomSteps = 1_000_000
  /// The number of unwanted schedules in a row after which a strategy is given up.
  private static let mostRepeats = 200

  /// Looks for a schedule that breaks a promise about states, by schedules drawn at random.
  ///
  /// Uniform schedules come first, then those with priorities. The answer is always the same, as their seeds are.
  ///
  /// - Parameters:
  ///   - count: the number of different ones to pass over. Two are different if, made shorter, they are not the same
  ///     steps of each task in another order, whichever of equal tasks takes them.
  ///   - most: the greatest length of a schedule after it has been made shorter, in steps.
  ///   - goesOn: called before every schedule; returns true to go on.
  /// - Returns: the first schedule found after the ones that are passed over; nil if there is none, or if `goesOn` returned
  ///   false.
  package func anyBreach(
    passing count: Int = 0,
    atMost most: Int = .max,
    goesOn: () -> Bool
  ) -> AnyBreach? {
    guard judgesStates else { return nil }
    var tried = 0
    var known: Set<[String]> = []
    for strategy in [SamplingStrategy.uniform, .priority(changes: 3)] {
      let sampler = Sampler(scenario, from: start, strategy: strategy, seed: 1)
      var (next, budget, repeats) = (0, Self.randomSteps, 0)
      while let (number, promise, steps) = sampler.firstBreach(
        of: promises,
        from: next,
        within: &budget,
        goesOn: {
          tried += 1
          return goesOn()
        }
      ) {
        next = number + 1
        let found = shortened(steps, breaking: promise, after: tried)
        if found.schedule.count <= most, known.insert(courses(of: found.schedule)).inserted {
          guard known.count <= count else { return found }
          repeats = 0
        } else {
          repeats += 1
          guard repeats < Self.mostRepeats else { break }
        }
      }
    }
    return nil
  }

  private func shortened(
    _ steps: [Step],
    breaking promise: Promise,
    after tried: Int
  ) -> AnyBreach {
    let schedule = Shortening(scenario: scenario, start: start, promise: promise).shortened(steps)
    var machine = start
    for step in schedule { machine.apply(step, in: scenario) }
    guard case .broken(let breach) = machine.status(of: promise, in: scenario) else {
      preconditionFailure("what is left of a schedule that breaks a promise breaks it")
    }
    return AnyBreach(
      broken: BrokenPromise(promise: promise, breach: breach),
      schedule: schedule,
      tried: tried,
      drawnSteps: steps.count
    )
  }

  /// Returns the steps of every task in their order, without the names of the tasks.
  private func courses(of schedule: [Step]) -> [String] {
    scenario.taskIDs.map { task in
      let own = schedule.filter { $0.task == task }
      let steps = own.map { "\($0.id.rawValue)\($0.pick.map { "@\($0)" } ?? "")" }
      return steps.joined(separator: " ")
    }
    .sorted()
  }
}
