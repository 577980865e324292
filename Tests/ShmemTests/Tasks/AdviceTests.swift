// Knows what a punch does more if madvise(2) asks for it: P0 and P24, and whole pages only.

import RaceSupport
import Testing

@testable import Shmem

@Suite("MADV_REMOVE")
struct AdviceTests {
  private func scenario(_ file: String, tasks: String = "") throws -> Scenario {
    try Scenario(.v3_16, file, tasks: tasks, call: .madvise)
  }

  @Test("P0 drops mmap_sem before i_mutex is wanted, and P24 takes it again")
  func rows() throws {
    var race = Race(try scenario("[page]"))
    #expect(race.enabledStepIDs == [.p0])
    try race.step("punch P0") { $0.move(.puncher, to: .puncher(.takeMutex)) }
    try race.play("punch P1-P11 P11 P14-P22")
    try race.step("punch P23") {
      $0.file.inodeMutexOwner = nil
      $0.move(.puncher, to: .puncher(.takeMmapSem))
    }
    try race.step("punch P24") { $0.move(.puncher, to: .puncher(.finished)) }
    #expect(race.picture == "-")
  }

  @Test("fallocate(2) holds no mmap_sem: P0 and P24 are not there")
  func fallocate() throws {
    var race = try Race(.v3_16, "[page]")
    #expect(race.enabledStepIDs == [.p1])
    try race.finishPunch()
    #expect(!race.steps.map(\.id).contains(.p0) && !race.steps.map(\.id).contains(.p24))
  }

  @Test("the stack that faults wait on is gone after P23, whoever called")
  func deadQueue() throws {
    var rules = Kernel.v3_16.rules
    rules.waitState = .killable
    let scenario = try Scenario(.v3_16, "[hole]", tasks: "fault-read 0", call: .madvise) {
      $0 = rules
    }
    var race = Race(scenario, mayBreak: [.noOops])
    try race.play("punch P0-P2\nfault-1 F1 F2 F3k\npunch P3-P23")
    try race.step("fault-1 F4") { $0.file.oops = .waitQueueGone }
  }

  @Test("an eviction waits from P0 on until madvise(2) has returned")
  func eviction() throws {
    var race = Race(try scenario("[page]", tasks: "evict any"))
    #expect(race.enabledStepIDs == [.p0, .e1])
    try race.play("punch P0")
    #expect(try race.readiness("evict-1") == .waits(.e1, .fileInUse(by: .puncher)))
    try race.play("punch P1-P11 P11 P14-P23")
    #expect(try race.readiness("evict-1") == .waits(.e1, .fileInUse(by: .puncher)))
    try race.play("punch P24")
    #expect(race.enabledStepIDs == [.e1])
  }

  @Test("a range that cuts a page is none for madvise(2)")
  func cutsPage() throws {
    for file in ["page~ [page]", "[page] page~"] {
      #expect(throws: ScenarioError.adviceCutsPage) { try scenario(file) }
    }
  }

  @Test("it loses and keeps what fallocate(2) does, in every schedule")
  func everySchedule() throws {
    let tasks = "read 0, reclaim 0"
    for (kernel, loss, states) in [(Kernel.take2, 26, 1856), (.v3_16, nil, 1638)] {
      let walk = Walk(try Scenario(kernel, "[page]", tasks: tasks, call: .madvise))
      #expect(walk.shortestLoss?.count == loss)
      #expect(walk.otherBreaches == [])
      #expect(walk.stuck == [])
      #expect(walk.stateCount == states)
    }
  }
}
