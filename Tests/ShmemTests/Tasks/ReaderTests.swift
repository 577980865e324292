// Knows what the rows of read(2) change: R1-R3, and S10.

import Testing

@testable import Shmem

@Suite("read(2)")
struct ReaderTests {
  @Test("R1 takes a reference to the page it finds")
  func r1() throws {
    var race = try Race(.v3_16, "[page]", tasks: "read 0")
    try race.step("read-1 R1") {
      $0[page: 0].references += 1
      $0.move(1, to: .reader(.lock(0, 0)))
    }
  }

  @Test("R1 of a hole reads zeros and creates nothing")
  func r1Hole() throws {
    var race = try Race(.v3_16, "[hole]", tasks: "read 0")
    try race.step("read-1 R1") { $0.move(1, to: .reader(.finished)) }
  }

  @Test("R1 can start on a page of the reader's choice, and a looping reader starts over")
  func r1Picks() throws {
    var race = try Race(.v3_16, "[page] hole", tasks: "read any loops")
    #expect(try race.readiness("read-1") == .picks)
    #expect(race.enabledStepIDs == [.p1, .r1, .r1])
    try race.step("read-1@0 R1") {
      $0[page: 0].references += 1
      $0.move(1, to: .reader(.lock(0, 0)))
    }
    try race.play("read-1 R2 S10 R3")
    #expect(try race.readiness("read-1") == .picks)
    try race.step("read-1@1 R1") { _ in }
  }

  @Test("R2 locks the page and finds that it still belongs to the file")
  func r2() throws {
    var race = try Race(.v3_16, "[page]", tasks: "read 0")
    try race.play("read-1 R1")
    try race.step("read-1 R2") {
      $0[page: 0].lockOwner = 1
      $0.move(1, to: .reader(.unlock(0, 0)))
    }
  }

  @Test("R2 waits for the page lock")
  func r2Waits() throws {
    var race = try Race(.v3_16, "[page]", tasks: "read 0, reclaim 0")
    try race.play(
      """
      read-1     R1
      reclaim-1  C1 C2
      """
    )
    #expect(try race.readiness("read-1") == .waits(.r2, .pageLock(0, heldBy: 2)))
  }

  @Test("R2 looks again if the page has left the file")
  func r2Gone() throws {
    var race = try Race(.v3_16, "[page]", tasks: "read 0")
    try race.play(
      """
      read-1  R1
      punch   P1-P11 P11
      """
    )
    try race.step("read-1 R2") {
      $0[page: 0] = Page()
      $0.move(1, to: .reader(.lookUp(0)))
    }
    #expect(try race.readiness("read-1") == .ready(.r1))
  }

  @Test("R2 lets a page go that was never written")
  func r2NotUptodate() throws {
    var race = try Race(.v3_16, "[fallocated]", tasks: "read 0")
    try race.play("read-1 R1")
    try race.step("read-1 R2") {
      $0[page: 0].references -= 1
      $0.move(1, to: .reader(.finished))
    }
  }

  @Test("R3 drops the reference")
  func r3() throws {
    var race = try Race(.v3_16, "[page]", tasks: "read 0")
    try race.play("read-1 R1 R2 S10")
    try race.step("read-1 R3") {
      $0[page: 0].references -= 1
      $0.move(1, to: .reader(.finished))
    }
    #expect(try race.readiness("read-1") == .finished)
  }

  @Test("R3 may be the last to let a punched page go")
  func r3LastReference() throws {
    var race = try Race(.v3_16, "[page]", tasks: "read 0")
    try race.play(
      """
      read-1  R1 R2 S10
      punch   P1-P11 P11
      """
    )
    try race.step("read-1 R3") {
      $0[page: 0] = Page()
      $0.move(1, to: .reader(.finished))
    }
  }
}
