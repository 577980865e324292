// Knows what a splice does where it is a read into a pipe: R1, S1-S10, R2, L4.

import RaceSupport
import Testing

@testable import Shmem

@Suite("Splice that is a read")
struct SplicingReadTests {
  @Test("in 6.1 it is one, and in no kernel of 2014; alone it can be so in any")
  func rule() throws {
    for kernel in Kernel.allCases {
      #expect(kernel.rules.later.spliceReads == (kernel.year > 2014))
    }
    let race = try Race(.v3_16, "hole", tasks: "splice@0", set: "splice-reads=on")
    #expect(try race.readiness("splice-1") == .ready(.r1))
  }

  @Test("R1 of a hole gives the pipe zeros and leaves the hole as it is, during a punch or not")
  func hole() throws {
    var race = try Race(.v6_1, "hole", tasks: "splice@0")
    try race.play("punch P1 P2")
    try race.step("splice-1 R1") { $0.move(1, to: .splicer(.finished)) }
  }

  @Test("R2 of a page that was never written gives the pipe zeros and leaves the page as it is")
  func neverWritten() throws {
    var race = try Race(.v6_1, "fallocated", tasks: "splice@0")
    try race.play("splice-1 R1")
    try race.step("splice-1 R2") {
      $0[page: 0].references -= 1
      $0.move(1, to: .splicer(.finished))
    }
  }

  @Test("a page is taken, locked, unlocked and put into the pipe, which has the reference")
  func page() throws {
    var race = try Race(.v6_1, "page", tasks: "splice@0")
    try race.step("splice-1 R1") {
      $0[page: 0].references += 1
      $0.move(1, to: .splicer(.read(.lock(0, 0))))
    }
    try race.step("splice-1 R2") {
      $0[page: 0].lockOwner = 1
      $0.move(1, to: .splicer(.read(.unlock(0, 0))))
    }
    try race.step("splice-1 S10") {
      $0[page: 0].lockOwner = nil
      $0.move(1, to: .splicer(.drain(0, 0)))
    }
    try race.step("splice-1 L4") {
      $0[page: 0].references -= 1
      $0.move(1, to: .splicer(.finished))
    }
  }

  @Test("R2 waits for the page lock, and looks again if the page has left the file")
  func busy() throws {
    var race = try Race(.v6_1, "page", tasks: "splice@0 reclaim@0")
    try race.play("reclaim-1 C1 C2")
    try race.play("splice-1 R1")
    #expect(try race.readiness("splice-1") == .waits(.r2, .pageLock(0, heldBy: 2)))
    race = try Race(.v6_1, "page", tasks: "splice@0")
    try race.play(
      """
      splice-1  R1
      punch     P1-P11 P11
      """
    )
    try race.step("splice-1 R2") {
      $0[page: 0] = Page()
      $0.move(1, to: .splicer(.read(.lookUp(0))))
    }
  }

  @Test("a swap entry is swapped in, and remembered meanwhile")
  func swap() throws {
    var race = try Race(.v6_1, "swap", tasks: "splice:loop@0")
    try race.play("splice-1 S1")
    #expect(race.flat[1].rememberedSwap == 0 && race.flat[1].remembers(0))
    try race.play("splice-1 S3-S5")
    #expect(race.flat[1].swapIn != nil)
    try race.play("splice-1 S7-S10 L4")
    #expect(race.picture == "P0:old")
    #expect(try race.readiness("splice-1") == .ready(.r1), "it starts over")
  }

  @Test("behind the end of the file it finds nothing")
  func behindEnd() throws {
    var race = try Race(.v6_1, "hole,page 0-0", tasks: "splice@1 truncate@1")
    try race.play("truncate-1 T0-T1")
    try race.step("splice-1 R1") { $0.move(1, to: .splicer(.finished)) }
  }

  @Test(
    "no schedule of 6.1 leaves anything in a hole that a splice meets",
    arguments: [
      ("hole", "splice@0"), ("swap", "splice@0"), ("fallocated", "splice@0"),
      ("page", "splice@0 reclaim@0"),
    ]
  )
  func leavesNothing(file: String, tasks: String) throws {
    #expect(try !leavesSomething(Scenario(.v6_1, file, tasks: tasks)))
  }

  @Test("some schedule does where splice makes pages, in 6.1 as in 3.16")
  func leavesZeros() throws {
    let wasted = try Scenario(.v6_1, "hole", tasks: "splice@0", set: "splice-reads=off")
    #expect(leavesSomething(wasted))
    #expect(try leavesSomething(Scenario(.v3_16, "hole", tasks: "splice@0")))
  }

  /// Returns true if the slot of the one page is filled in some state after the punch.
  private func leavesSomething(_ scenario: Scenario) -> Bool {
    var leaves = false
    let walk = Walk(scenario) { machine in
      leaves = leaves || (machine.file.phase == .after && machine[0] != nil)
    }
    #expect(walk.shortestBreaches.isEmpty && walk.stuck.isEmpty && walk.ownerless.isEmpty)
    return leaves
  }

  @Test("while it reads a page the gather of 6.1 leaves it out, as of a read (X1)")
  func leftOut() throws {
    var race = try Race(.v6_1, "page", tasks: "splice@0")
    try race.play(
      """
      splice-1  R1 R2
      punch     P1-P5 P12
      splice-1  S10
      punch     P12 P12a P12b
      """
    )
    #expect(race.picture == "-")
  }
}
