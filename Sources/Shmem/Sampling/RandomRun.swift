// Knows how to draw the steps of one schedule without taking them.

/// A run at random from a state, whose steps are asked for one by one.
///
/// Its steps are those of schedule 0 of a uniform `Sampler` with the same seed, race and state, as long as
/// every step that is returned is taken and no other is.
package struct RandomRun: Hashable, Sendable {
  /// The seed of the random numbers.
  package let seed: UInt64
  private var schedule: RandomSchedule

  /// Starts a run.
  package init(of scenario: Scenario, seed: UInt64) {
    self.seed = seed
    schedule = RandomSchedule(
      of: scenario.taskIDs,
      drawingFrom: SplitMix64(seed: seed, stream: 0),
      by: .uniform,
      length: 0
    )
  }

  /// The number of steps drawn so far.
  package var count: Int { schedule.counts[.steps] }

  /// Draws the next step; nil if no task can take one.
  package mutating func nextStep<Storage>(
    from machine: Machine<Storage>,
    in scenario: Scenario
  ) -> Step? {
    var machine = machine
    return schedule.step(&machine, in: scenario)
  }

  /// Returns true if both have drawn as many steps from the same seed; the race decides the rest.
  package static func == (left: RandomRun, right: RandomRun) -> Bool {
    left.seed == right.seed && left.count == right.count
  }

  /// Hashes what `==` compares.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(seed)
    hasher.combine(count)
  }
}
