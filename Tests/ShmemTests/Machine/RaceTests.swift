// Knows that the notation of the tests below refuses what it should.

import RaceSupport
import Script
import Testing

@testable import Shmem

@Suite("The notation of scenarios and schedules")
struct RaceTests {
  @Test(
    "a file is read as the command line names it, with its hole and the pages that the hole cuts"
  )
  func file() throws {
    let scenario = try Scenario(.v3_16, "swap,page,hole,clean,cached ~1-2~", tasks: "read:loop")
    #expect(scenario.slots.map(\.start) == [.swap, .page, .hole, .clean, .cached])
    #expect(scenario.hole == Hole(first: 1, end: 3, cutsPageBefore: true, cutsPageAfter: true))
    #expect(scenario[1] == TaskSpec(kind: .read, index: nil, loops: true))
  }

  @Test("a word that means nothing is refused")
  func unreadable() {
    #expect(throws: ScriptError.self) { try Scenario(.v3_16, "pgae") }
    #expect(throws: NotationError.unreadable("page 0-0 0-0")) {
      try Scenario(.v3_16, "page 0-0 0-0")
    }
    #expect(throws: NotationError.unreadable("P99")) {
      var race = try Race(.v3_16, "page")
      try race.play("punch P99")
    }
  }

  @Test("a row that is not the next one is refused, and so is a range that would leave itself")
  func notReady() throws {
    var race = try Race(.v3_16, "page", tasks: "reclaim@0")
    #expect(throws: NotationError.notReady(.p2, .ready(.p1))) { try race.play("punch P2") }
    #expect(throws: NotationError.notReady(.p6c, .ready(.p8))) { try race.play("punch P1-P7") }
    #expect(throws: NotationError.noTask("read-1")) { try race.play("read-1 R1") }
  }

  @Test("a range skips the rows whose condition is false, and a remark is not read")
  func range() throws {
    var race = try Race(.v3_16, "page")
    try race.play("punch  P1-P11  nothing maps the page, so there is no P10a")
    #expect(race.steps.map(\.id) == [.p1, .p2, .p3, .p4, .p5, .p8, .p9, .p10b, .p11])
  }

  @Test("a step that changes more than was said is noticed")
  func surplusChange() throws {
    var race = try Race(.v3_16, "page")
    withKnownIssue {
      try race.step("punch P1") { $0.move(.puncher, to: .puncher(.publish)) }
    }
  }
}
