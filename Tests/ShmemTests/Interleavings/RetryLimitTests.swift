// Checks how many retries a walk makes under a limit, and what the limit costs.

import RaceSupport
import Testing

@testable import Shmem

@Suite("The rule retry-limit")
struct RetryLimitTests {
  /// One swap entry, which moves as often as there are tasks; each move costs the puncher a retry.
  private func scenario(
    _ limit: RetryLimit,
    tasks: String = "read@0 reclaim@0 read@0",
    set rules: String = "first-pass=off"
  ) throws -> Scenario {
    try Scenario(.v3_16, "swap", tasks: tasks, set: "\(rules) retry-limit=\(limit.rawValue)")
  }

  /// The most retries that a walk has counted in any state of a race.
  private func mostRetries(in scenario: Scenario) -> Int {
    var most = 0
    _ = Walk(scenario) { state in
      most = max(most, state[.puncher].undo?.batch?.counts.retries ?? 0)
    }
    return most
  }

  @Test("a call makes no more retries than its limit, and counts none without one")
  func counted() throws {
    #expect(try RetryLimit.allCases.map { mostRetries(in: try scenario($0)) } == [0, 1, 2, 3])
  }

  @Test("the retries for swap entries and those for pages share the limit")
  func bothKinds() throws {
    var race = Race(try scenario(.one, tasks: "read@0 reclaim@0"), mayBreak: [.oldDataGone])
    try race.play(
      """
      punch      P1-P14       gathers the swap entry
      read-1     S1-S10 R3    the slot holds a page
      punch      P16 P20      the one retry
      reclaim-1  C1-C5        the page passes the test
      punch      P14          gathers the page
      reclaim-1  C6-C13       the slot holds a swap entry again
      punch      P17 P18      no retry is left
      """
    )
    #expect(try race.readiness("punch") == .ready(.p20))
    #expect(race.flat[.puncher].undo?.batch?.counts.retries == 1)
    try race.finishPunch()
    #expect(race.picture == "s0:old")
    #expect(race.status(of: .oldDataGone) == .broken(.survived([0])))
  }

  @Test("both loops share the limit")
  func bothLoops() throws {
    let scenario = try scenario(
      .one,
      tasks: "read@0 reclaim@0",
      set: "swap-retry=first"
    )
    var loops: Set<UndoLoop> = []
    _ = Walk(scenario) { state in
      guard case .puncher(.undo(let walk)) = state[.puncher] else { return }
      switch walk {
      case .gather(let loop, _, let counts) where counts.retries == 1: loops.insert(loop)
      case .begin, .gather, .batch, .edge, .returnEarly, .account: break
      }
    }
    #expect(loops == [.first, .second], "the count goes from the first loop to the second")
    #expect(mostRetries(in: scenario) == 1)
  }

  @Test("without a limit no state carries a count")
  func noCount() throws {
    let free = try scenario(.none)
    #expect(mostRetries(in: free) == 0)
    let limited = Walk(try scenario(.three)).stateCount
    #expect(Walk(free).stateCount < limited)
  }
}
