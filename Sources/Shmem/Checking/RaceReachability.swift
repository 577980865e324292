// Knows the possible outcomes of every state of a race.

package import Explorer

/// The possible outcomes of a race from one of its states on, and from all that follow.
package struct RaceReachability: Hashable, Sendable {
  /// The model.
  package let scenario: Scenario
  private let start: Machine<FlatStorage>
  private let promises: [Promise]
  private let stateLimit: Int
  private let system: RaceSystem<Words<3>>
  private let reachability: ReachabilityMap<RaceSystem<Words<3>>>

  /// Looks at everything that can follow a state; the result is nil if `goesOn` returned false.
  ///
  /// - Parameters:
  ///   - scenario: the race, with the tasks that have joined since its start.
  ///   - state: the state to start from.
  ///   - promises: those that must hold.
  ///   - stateLimit: the most states to meet; if there are more, the reachability of some states is unknown.
  ///   - goesOn: called from time to time with the progress; returns true to go on.
  /// - Throws: a `CheckError` if the race is too large.
  package init?<Storage>(
    of scenario: Scenario,
    from state: Machine<Storage>,
    judging promises: [Promise],
    stateLimit: Int,
    goesOn: (Progress) -> Bool
  ) throws(CheckError) {
    guard FlatStorage.canHold(scenario) else { throw .tooLarge }
    self.scenario = scenario
    self.promises = promises
    self.stateLimit = stateLimit
    start = Machine<FlatStorage>(copying: state, in: scenario)
    system = RaceSystem(scenario, from: start, judging: promises)
    let reachability = ReachabilityMap(of: system, stateLimit: stateLimit, goesOn: goesOn)
    guard let reachability else { return nil }
    self.reachability = reachability
  }

  /// True if everything has been looked at.
  package var isComplete: Bool { reachability.isComplete }

  /// The number of states that have been looked at.
  package var stateCount: Int { reachability.count }

  /// Returns the possible outcomes of a state of the same scenario, or nil if the state was not met.
  package func reachability<Storage>(of state: Machine<Storage>) -> Reachability? {
    reachability[system.key(of: Machine<FlatStorage>(copying: state, in: scenario))]
  }

  /// Returns true if it looked at the states that follow a state, and not only at the state itself.
  package func starts<Storage>(at state: Machine<Storage>) -> Bool {
    Machine<FlatStorage>(copying: state, in: scenario) == start
  }

  /// Returns true if both answer the same question: the question alone decides the answer.
  package static func == (left: RaceReachability, right: RaceReachability) -> Bool {
    left.scenario == right.scenario && left.start == right.start
      && left.promises == right.promises && left.stateLimit == right.stateLimit
  }

  /// Hashes what `==` compares.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(scenario)
    hasher.combine(start)
    hasher.combine(promises)
    hasher.combine(stateLimit)
  }
}
