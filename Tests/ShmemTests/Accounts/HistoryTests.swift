// Knows that the history of old data is told as it was.

import RaceSupport
import Testing

@testable import Shmem

@Suite("Obligations")
struct ObligationTests {
  @Test("data that goes to swap and back is followed until it is removed")
  func followed() throws {
    var race = try Race(.v3_16, "[page]", tasks: "reclaim 0, read 0") { $0.firstPass = false }
    try race.play("punch P1-P4\nreclaim-1 C1-C14\nread-1 S1-S10")
    let moved = Told(race)
    let way = try moved.history(at: 0)
    #expect(way == "P0 C11 s0 S7 P0")
    #expect(moved.obligation(at: 0)?.fate == .due)
    #expect(moved.obligation(at: 0)?.whereabouts == .page(0))
    try race.finishPunch()
    let gone = Told(race)
    let wholeWay = try gone.history(at: 0)
    #expect(wholeWay == "P0 C11 s0 S7 P0 P19 -")
    #expect(gone.obligation(at: 0)?.whereabouts == nil)
    guard case .discharged(let last) = gone.obligation(at: 0)?.fate else {
      Issue.record("the data is gone")
      return
    }
    #expect(last.step == Step(task: .puncher, id: .p19, pick: nil))
    #expect(gone.machine.readiness(of: .puncher, in: gone.scenario) == .finished)
  }

  @Test("data that outlives the punch is told as broken, and what it went through")
  func broken() throws {
    var race = try Race(.v3_16, "[swap]", tasks: "read 0", mayBreak: [.oldDataGone]) {
      $0.firstPass = false
      $0.swapRetry = .off
    }
    try race.play("punch P1-P4 P14\nread-1 S1-S7\npunch P16 P20-P22")
    let told = Told(race)
    #expect(told.obligation(at: 0)?.fate == .broken)
    #expect(try told.history(at: 0) == "s0 S7 P0")
    #expect(told.obligation(at: 0)?.moves.map(\.depth) == [10])
  }

  @Test("a hole, a page never written and pages outside owe nothing")
  func nothingOwed() throws {
    let told = Told(try Scenario(.v3_16, "page [hole fallocated] swap", tasks: "read 1"))
    #expect((0..<4).allSatisfy { told.obligation(at: PageIndex($0)) == nil })
  }

  @Test("without the atomic swizzle data can be in the hands of a task")
  func carried() throws {
    var race = try Race(
      .v3_16,
      "[page]",
      tasks: "reclaim 0",
      mayBreak: [.neverEmpty]
    ) { $0.guards.atomicSwizzle = false }
    try race.play("punch P1-P4\nreclaim-1 C1-C10 C11a")
    #expect(Told(race).obligation(at: 0)?.whereabouts == .carried(0, by: 1))
    try race.play("reclaim-1 C11b")
    let way = try Told(race).history(at: 0)
    #expect(way == "P0 C11a P0 C11b s0")
  }

  @Test("in random races every history ends where the data is", arguments: 0..<48)
  func randomRaces(seed: UInt64) throws {
    var lots = Lots(seed: seed)
    let scenario = try Scenario(drawnFrom: &lots, guardsMayBeOff: lots.coin())
    let picks = (0..<scenario.filePages).map { PageIndex($0) }
    var told = Told(scenario)
    for _ in 0..<200 {
      let enabled = told.machine.enabledSteps(picking: picks, in: scenario)
      guard !enabled.isEmpty else { break }
      told.take(lots.one(of: enabled))
      let owed = told.machine.obligations(in: scenario)
      for index in picks {
        let obligation = told.obligation(at: index)
        #expect((obligation?.whereabouts != nil) == owed.contains(index))
        let moves = obligation?.moves ?? []
        #expect(
          zip(moves, moves.dropFirst()).allSatisfy { $0.to == $1.from && $0.depth < $1.depth }
        )
        #expect(moves.isEmpty || moves.last?.to == obligation?.whereabouts)
        #expect(moves.allSatisfy { $0.from != $0.to && $0.depth <= told.stepCount })
      }
    }
  }
}
