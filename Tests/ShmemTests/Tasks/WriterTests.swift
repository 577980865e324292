// Knows what the rows of write(2) change: W1, W3-W6, and F5-F10 where it gets its page.

import Testing

@testable import Shmem

@Suite("write(2)")
struct WriterTests {
  @Test("W1 takes i_mutex for the whole call")
  func w1() throws {
    var race = try Race(.v3_16, "[page]", tasks: "write 0")
    try race.step("write-1 W1") {
      $0.file.inodeMutexOwner = 1
      $0.move(1, to: .writer(.getPage(0, .lookUp)))
    }
    #expect(try race.readiness("punch") == .waits(.p1, .inodeMutex(heldBy: 1)))
  }

  @Test("W1 waits for a punch to be over, and for another write")
  func w1Waits() throws {
    var race = try Race(.v3_16, "[hole] page", tasks: "write 0, write 1")
    try race.play("punch P1")
    #expect(try race.readiness("write-1") == .waits(.w1, .inodeMutex(heldBy: 0)))
    try race.finishPunch()
    try race.play("write-1 W1")
    #expect(try race.readiness("write-2") == .waits(.w1, .inodeMutex(heldBy: 1)))
  }

  @Test("a write that may pick its page has no step while somebody holds i_mutex")
  func picks() throws {
    var race = try Race(.v3_16, "[hole] page", tasks: "write any loops")
    #expect(race.enabledStepIDs == [.p1, .w1, .w1])
    try race.play("punch P1")
    #expect(race.enabledStepIDs == [.p2])
    try race.finishPunch()
    try race.play("write-1@1 W1 F5 F5 W3-W6")
    #expect(try race.readiness("write-1") == .picks)
  }

  @Test("a write does not ask for i_size: F6 is not there, neither for a page nor for a hole")
  func noSizeTest() throws {
    var race = try Race(.v3_16, "[page] hole", tasks: "write 0, write 1")
    try race.play("write-1 W1 F5")
    try race.step("write-1 F5") {
      $0[page: 0].lockOwner = 1
      $0.move(1, to: .writer(.copy(0, 0)))
    }
    try race.play(
      """
      write-1  W3-W6
      write-2  W1
      """
    )
    try race.step("write-2 F5") { $0.move(2, to: .writer(.getPage(1, .allocate))) }
  }

  @Test("F10 is followed by the copy: a write fills a new page itself, so there is no F11")
  func noClearing() throws {
    var race = try Race(.v3_16, "[hole]", tasks: "write 0")
    try race.play("write-1 W1 F5-F9")
    try race.step("write-1 F10") {
      $0[page: 0].isOnLRU = true
      $0.move(1, to: .writer(.copy(0, 0)))
    }
  }

  @Test("W3 changes a part of the page: the rest stays as old as it is")
  func w3() throws {
    var race = try Race(.v3_16, "[clean]", tasks: "write 0")
    try race.play("write-1 W1 F5 F5")
    try race.step("write-1 W3") {
      $0[page: 0].content?.isZeros = false
      $0.move(1, to: .writer(.commit(0, 0, copied: true)))
    }
  }

  @Test("W4 marks the page dirty")
  func w4() throws {
    var race = try Race(.v3_16, "[clean]", tasks: "write 0")
    try race.play("write-1 W1 F5 F5 W3")
    try race.step("write-1 W4") {
      $0[page: 0].isDirty = true
      $0.move(1, to: .writer(.unlock(0, 0, copied: true)))
    }
  }

  @Test("W4 makes a page up to date that never was: bytes as old as this step")
  func w4NewPage() throws {
    var new = Content(index: 0, birth: .afterPunch, isZeros: true)
    new.isZeros = false
    var race = try Race(.v3_16, "[hole]", tasks: "write 0")
    try race.finishPunch()
    try race.play("write-1 W1 F5-F10 W3")
    #expect(race.flat[page: 0].content == nil)
    try race.step("write-1 W4") {
      $0[page: 0].content = new
      $0[page: 0].isDirty = true
      $0.move(1, to: .writer(.unlock(0, 0, copied: true)))
    }
    #expect(race.flat.tolerated(in: race.scenario) == [0])
  }

  @Test("W5 unlocks the page and drops the reference")
  func w5() throws {
    var race = try Race(.v3_16, "[page]", tasks: "write 0")
    try race.play("write-1 W1 F5 F5 W3 W4")
    try race.step("write-1 W5") {
      $0[page: 0].lockOwner = nil
      $0[page: 0].references -= 1
      $0.move(1, to: .writer(.releaseMutex))
    }
  }

  @Test("W6 releases i_mutex")
  func w6() throws {
    var race = try Race(.v3_16, "[page]", tasks: "write 0")
    try race.play("write-1 W1 F5 F5 W3-W5")
    try race.step("write-1 W6") {
      $0.file.inodeMutexOwner = nil
      $0.move(1, to: .writer(.finished))
    }
  }

  @Test("what a write put there before the punch is old data, and goes")
  func writtenBefore() throws {
    var race = try Race(.v3_16, "[hole]", tasks: "write 0")
    try race.play("write-1 W1 F5-F10 W3-W6")
    #expect(race.flat.obligations(in: race.scenario) == [0])
    try race.finishPunch()
    #expect(race.picture == "-")
  }

  @Test("a write to a swap entry goes through S1 to S9, and never through F6")
  func swapIn() throws {
    var race = try Race(.v3_16, "[swap]", tasks: "write 0")
    try race.play("write-1 W1 S1 S3-S9 W3-W6")
    #expect(race.picture == "P0:old")
    #expect(try race.readiness("write-1") == .finished)
  }
}
