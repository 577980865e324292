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

  @Test("a limit is defeated by one move more than it has retries")
  func moves() throws {
    let lengths = try RetryLimit.allCases.map { Walk(try scenario($0)).shortestLoss?.count }
    #expect(lengths == [nil, 34, 42, nil], "the data of one page moves three times")
  }

  @Test("a limit is lost to readers of two pages, whose data each moves once")
  func twoPages() throws {
    func race(_ limit: Int) throws -> Scenario {
      try Scenario(
        .v3_16,
        "swap,swap",
        tasks: "read@0 read@1",
        set: "first-pass=off retry-limit=\(limit)"
      )
    }
    #expect(Walk(try race(1)).shortestLoss?.count == 29)
    #expect(Walk(try race(2)).shortestLoss == nil)
    var lost = Race(try race(1), mayBreak: [.oldDataGone])
    try lost.play(
      """
      punch   P1-P14               gathers both swap entries
      read-1  S1-S10               slot 0 holds a page
      punch   P16 P20 P14 P17-P20  the one retry; removes that page
      read-2  S1-S7                slot 1 holds a page
      punch   P16                  no retry is left
      punch   P20-P22
      """
    )
    #expect(lost.steps.count == 29)
    #expect(lost.status(of: .oldDataGone) == .broken(.survived([1])))
  }

  @Test("a truncate loses nothing by a limit, as it starts over")
  func truncate() throws {
    let scenario = try Scenario(
      .v3_16,
      "hole,swap,swap 0-0",
      tasks: "truncate@1 read@1 read@2",
      set: "first-pass=off retry-limit=1"
    )
    #expect(Walk(scenario).shortestBreaches[.truncateLeavesNothing] == nil)
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
      case .begin, .gather, .gathering, .batch, .edge, .returnEarly, .account: break
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
