// Knows how f00cdc6df7d7 let faults wait: for i_mutex, or not at all.

import RaceSupport
import Testing

@testable import Shmem

@Suite("Faults that take i_mutex")
struct MutexGateTests {
  @Test("C-I7: a fault into the hole waits for the punch's i_mutex, and may bring another along")
  func takesMutex() throws {
    var race = try Race(.inodeMutex, "[page]", tasks: "fault-read 0", mayBreak: [.lockOrder])
    try race.play("punch P1 P2")
    try race.step("fault-1 F1") { $0.move(1, to: .faulter(.takeMutex(0))) }
    for rows in ["P3", "P4-P11", "P11", "P14-P21", "P22"] {
      #expect(try race.readiness("fault-1") == .waits(.f2i, .inodeMutex(heldBy: 0)))
      let inversion = LockInversion(task: 1, wanted: .inodeMutex, held: .inodeMutex)
      #expect(race.status(of: .lockOrder) == .broken(.lockOrder(inversion)))
      try race.play("punch \(rows)")
    }
    try race.play("punch P23")
    try race.step("fault-1 F2i") {
      $0.file.inodeMutexOwner = 1
      $0.move(1, to: .faulter(.dropMutex(0)))
    }
    try race.step("fault-1 F3i") {
      $0.file.inodeMutexOwner = nil
      $0.move(1, to: .faulter(.gate(0)))
    }
    #expect(race.status(of: .lockOrder) == .holds)
    try race.play("fault-1 F1 F5-F14")
    #expect(race.picture == "P0:zeros")
  }

  @Test("C-I7: a fault that may not be retried faults over and over, until P22")
  func busyLoop() throws {
    var race = try Race(.inodeMutex, "[page]", tasks: "fault-read 0 no-retry")
    try race.play("punch P1 P2")
    try race.step("fault-1 F1") { $0.move(1, to: .faulter(.gate(0))) }
    for rows in ["P3", "P4-P11", "P11", "P14-P21"] {
      try race.step("fault-1 F1") { _ in }
      try race.play("punch \(rows)")
    }
    try race.step("fault-1 F1") { _ in }
    try race.play("punch P22")
    try race.step("fault-1 F1") { $0.move(1, to: .faulter(.getPage(0, .lookUp))) }
  }

  @Test("the busy loop takes no lock out of order, and ends with every punch")
  func everyBusyLoop() throws {
    let scenario = try Scenario(
      .inodeMutex,
      "[page]",
      tasks: "fault-write 0 no-retry, reclaim 0"
    )
    let walk = Walk(scenario)
    #expect(walk.shortestBreaches.isEmpty)
    #expect(walk.stuck == [])
    #expect(walk.stepIDs.isDisjoint(with: [.f2, .f3, .f4, .f2i, .f3i]))
    #expect(walk.stateCount == 5433)
  }

  @Test("on the wait queue a fault that may not be retried sleeps like any other")
  func waitQueue() throws {
    let counts = try ["", " no-retry"].map { option in
      let walk = Walk(try Scenario(.v6_1, "[page]", tasks: "fault-write 0\(option)"))
      #expect(walk.shortestBreaches.isEmpty)
      return walk.stateCount
    }
    #expect(counts[0] == counts[1])
  }

  @Test("write(2) of this file and a fault into the hole queue up behind the punch alike")
  func convoy() throws {
    var race = try Race(
      .inodeMutex,
      "[page] page",
      tasks: "write 1, fault-read 0, fault-read 0",
      mayBreak: [.lockOrder]
    )
    try race.play("punch P1 P2\nfault-1 F1\nfault-2 F1")
    try race.finishPunch()
    #expect(race.enabledStepIDs == [.w1, .f2i, .f2i])
    try race.play("fault-1 F2i")
    #expect(try race.readiness("write-1") == .waits(.w1, .inodeMutex(heldBy: 2)))
    #expect(try race.readiness("fault-2") == .waits(.f2i, .inodeMutex(heldBy: 2)))
  }
}
