// Knows what the rows of a splice read change: L1-L4, and F5-F11 where it has no page.

import Testing

@testable import Shmem

@Suite("Splice")
struct SplicerTests {
  @Test("L1 takes a reference to the page that is there, locked or not")
  func l1() throws {
    var race = try Race(.v3_16, "[page]", tasks: "splice 0, reclaim 0")
    try race.play("reclaim-1 C1 C2")
    try race.step("splice-1 L1") {
      $0[page: 0].references += 1
      $0.move(1, to: .splicer(.check(0, 0)))
    }
  }

  @Test("where there is no page, the lookup of F5 or S1 comes first")
  func miss() throws {
    #expect(try Race(.v3_16, "[hole]", tasks: "splice 0").readiness("splice-1") == .ready(.f5))
    #expect(try Race(.v3_16, "[swap]", tasks: "splice 0").readiness("splice-1") == .ready(.s1))
  }

  @Test("a splice can start on a page of its choice, and a looping one starts over")
  func picks() throws {
    var race = try Race(.v3_16, "[page] hole", tasks: "splice any loops")
    #expect(try race.readiness("splice-1") == .picks)
    #expect(race.enabledStepIDs == [.p1, .l1, .f5])
    try race.play("splice-1@0 L1 L3 L4")
    #expect(try race.readiness("splice-1") == .picks)
  }

  @Test("a splice of a hole makes a page of zeros, clean, though the hole is being punched")
  func hole() throws {
    var race = try Race(.v3_16, "[hole]", tasks: "splice 0")
    try race.play(
      """
      punch     P1 P2
      splice-1  F5-F10
      """
    )
    try race.step("splice-1 F11") {
      $0[page: 0].content = .zeros(0)
      $0.move(1, to: .splicer(.unlock(0, 0, useless: nil)))
    }
    #expect(race.flat[page: 0].isDirty == false)
  }

  @Test("L2 unlocks the page, which is looked at again all the same")
  func l2() throws {
    var race = try Race(.v3_16, "[hole]", tasks: "splice 0")
    try race.play("splice-1 F5-F11")
    try race.step("splice-1 L2") {
      $0[page: 0].lockOwner = nil
      $0.move(1, to: .splicer(.check(0, 0)))
    }
  }

  @Test("L3 puts the page into the pipe, which keeps the reference")
  func l3() throws {
    var race = try Race(.v3_16, "[page]", tasks: "splice 0")
    try race.play("splice-1 L1")
    try race.step("splice-1 L3") { $0.move(1, to: .splicer(.drain(0, 0))) }
  }

  @Test("L3 gets the page after all if it has left the file, and holds on to the useless one")
  func l3Gone() throws {
    var race = try Race(.v3_16, "[page]", tasks: "splice 0")
    try race.play(
      """
      splice-1  L1
      punch     P1-P11 P11
      """
    )
    try race.step("splice-1 L3") {
      $0.move(1, to: .splicer(.getPage(0, .lookUp, useless: 0)))
    }
    try race.play("splice-1 F5-F11")
    #expect(race.picture == "P1:zeros")
    try race.step("splice-1 L2") {
      $0[page: 0] = Page()
      $0[page: 1].lockOwner = nil
      $0.move(1, to: .splicer(.drain(0, 1)))
    }
  }

  @Test("L3 gets a page after all that was never written, and holds it twice meanwhile")
  func l3NotUptodate() throws {
    var race = try Race(.v3_16, "[fallocated]", tasks: "splice 0")
    try race.play("splice-1 L1 L3 F5 F5 F6")
    #expect(race.flat[page: 0].references == 3)
    try race.play("splice-1 F11")
    try race.step("splice-1 L2") {
      $0[page: 0].references -= 1
      $0[page: 0].lockOwner = nil
      $0.move(1, to: .splicer(.drain(0, 0)))
    }
  }

  @Test("L4 drops the reference, perhaps the last one to a punched page")
  func l4() throws {
    var race = try Race(.v3_16, "[page]", tasks: "splice 0")
    try race.play(
      """
      splice-1  L1 L3
      punch     P1-P11 P11
      """
    )
    try race.step("splice-1 L4") {
      $0[page: 0] = Page()
      $0.move(1, to: .splicer(.finished))
    }
  }

  @Test("a splice of a swap entry goes through S1, F6 and S2 to S9")
  func swapIn() throws {
    var race = try Race(.v3_16, "[swap] hole", tasks: "splice 0")
    try race.play("splice-1 S1 F6 S3-S9 L2-L4")
    #expect(race.picture == "P0:old -")
    #expect(try race.readiness("splice-1") == .finished)
  }

  @Test("a reference in a pipe makes reclaim keep the page")
  func pipeKeepsPage() throws {
    var race = try Race(.v3_16, "[page] hole", tasks: "splice 0, reclaim 0")
    try race.play(
      """
      splice-1   L1 L3
      reclaim-1  C1 C2 C5
      """
    )
    #expect(try race.readiness("reclaim-1") == .finished)
  }
}
