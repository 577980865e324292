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

  /// Looks for a schedule that breaks a promise about states, by schedules drawn at random.
  ///
  /// Uniform schedules come first, then those with priorities. The answer is always the same, as their seeds are.
  ///
  /// - Parameter goesOn: called after every schedule; returns true to go on.
  /// - Returns: the first that is found; nil if none of them breaks a promise, or if it was told not to go on.
  package func anyBreach(goesOn: () -> Bool) -> AnyBreach? {
    guard judgesStates else { return nil }
    var tried = 0
    for strategy in [SamplingStrategy.uniform, .priority(changes: 3)] {
      let sampler = Sampler(scenario, from: start, strategy: strategy, seed: 1)
      let isFound = sampler.firstBreach(of: promises, within: Self.randomSteps) {
        tried += 1
        return goesOn()
      }
      guard let (_, promise, steps) = isFound else { continue }
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
    return nil
  }
}
