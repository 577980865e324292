// Knows how to keep the history of a race that is played in a test.

import Testing

@testable import Shmem

/// A race in shared memory and its history.
struct Told {
  let scenario: Scenario
  private(set) var machine: Machine<SharedStorage>
  private(set) var history: History
  private(set) var stepCount = 0

  init(_ scenario: Scenario) {
    self.scenario = scenario
    machine = Machine(scenario)
    history = History(startOf: machine)
  }

  /// Plays a schedule of the notation of `Race`.
  init(_ race: Race) {
    self.init(race.scenario)
    for step in race.steps { take(step) }
  }

  mutating func take(_ step: Step) {
    let before = machine
    machine.apply(step, in: scenario)
    history.advance(by: step, from: before, to: machine, in: scenario)
    stepCount += 1
  }

  func obligation(at index: PageIndex) -> Obligation? {
    history.obligation(at: index, in: machine, scenario)
  }

  /// A history in a line: `P0 C11 s0 S7 P2 P19 -`.
  func history(at index: PageIndex) throws -> String {
    let moves = try #require(obligation(at: index)).moves
    let start = moves.first?.from?.description ?? "-"
    return ([start] + moves.flatMap { [$0.step.id.rawValue, $0.to?.description ?? "-"] })
      .joined(separator: " ")
  }
}
