// Knows what the rows of page_mkwrite change, F16 to F20, and what a write(2) to an ordinary file does.

import RaceSupport
import Testing

@testable import Shmem

@Suite("page_mkwrite and write(2) of an ordinary file")
struct MkwriteTests {
  @Test("a store's fault unlocks its page, asks the file system, and maps the page dirty")
  func steps() throws {
    var race = try Race(withBlocks: "clean,hole 1-1", tasks: "fault-write@0")
    try race.play("fault-1 F5 F5 F6")
    #expect(race.flat[1] == .faulter(.mkwrite(.unlock, 0, 0)))
    try race.step("fault-1 F16") {
      $0[page: 0].lockOwner = nil
      $0.move(1, to: .faulter(.mkwrite(.lock, 0, 0)))
    }
    try race.step("fault-1 F18") {
      $0[page: 0].lockOwner = 1
      $0.move(1, to: .faulter(.mkwrite(.getBlock, 0, 0)))
    }
    try race.step("fault-1 F19") {
      $0[page: 0].isDirty = true
      $0.move(1, to: .faulter(.locked(.map, 0, 0)))
    }
    try race.play("fault-1 F12-F15")
    #expect(race.flat[page: 0].isMapped && race.flat[page: 0].isDirty)
  }

  @Test("with the lock it is shared from F17 to F20, and a punch waits for it")
  func lock() throws {
    var race = try Race(withBlocks: "clean", tasks: "fault-write@0", lock: .faults)
    try race.play("fault-1 F5 F5 F6 F16")
    #expect(try race.readiness("fault-1") == .ready(.f17))
    try race.play("fault-1 F17\npunch P1")
    #expect(try race.readiness("punch") == .waits(.b1, .invalidateLock(heldBy: 1)))
    try race.play("fault-1 F18 F19")
    #expect(try race.readiness("punch") == .waits(.b1, .invalidateLock(heldBy: 1)))
    try race.play("fault-1 F20\npunch B1\nfault-1 F12-F15")
    #expect(race.status(of: .countsBalance) == .holds)
  }

  @Test("a punch between the two times of the lock takes the page, and the store faults again")
  func betweenLocks() throws {
    var race = try Race(withBlocks: "clean", tasks: "fault-write@0", lock: .all)
    try race.play("fault-1 F5 F5 F6 F16\npunch P1 B1")
    #expect(try race.readiness("fault-1") == .waits(.f17, .invalidateLock(heldBy: 0)))
    try race.play("punch P2-P11 P11 P14 B2 B3 P23\nfault-1 F17")
    try race.step("fault-1 F18") {
      $0[page: 0] = Page()
      $0.move(1, to: .faulter(.giveUp(0)))
    }
    try race.play("fault-1 F20 F5 F6 M0-M5 F5 F5 F6 F16-F20 F12-F15")
    #expect(race.flat[page: 0].content?.birth == .afterPunch)
    #expect(race.status(of: .oldDataGone) == .holds)
  }

  @Test("a page behind the end of the file is not made writable")
  func behindEnd() throws {
    var race = try Race(withBlocks: "hole,clean 0-0", tasks: "fault-write@1 truncate@1")
    try race.play("fault-1 F5 F5 F6 F16\ntruncate-1 T0 T1\nfault-1 F18")
    #expect(race.flat[1] == .faulter(.gate(.test, 1)))
    try race.play("fault-1 F5 F5 F6")
    #expect(try race.readiness("fault-1") == .finished)
    #expect(race.flat[page: 1].isDirty == false)
  }

  @Test("a new page of the hole that gets a block before B2 shows a free block after it")
  func newDataWithFreeBlock() throws {
    var race = try Race(
      withBlocks: "hole,clean 0-0",
      tasks: "truncate@0 write@1 fault-write@0",
      mayBreak: [.oldDataGone]
    )
    // The file is cut and made longer again: page 0 has no block, and reads as zeros.
    try race.play("truncate-1 T0-T2 P4 P5 P8 P9 P10b P11 P11 P5 P14 T4 B2 T5")
    try race.play("write-1 W1 F5 M1-M3 W3-W6")
    while case .ready(let id) = try race.readiness("punch"), id != .b2 {
      race.take(Step(task: .puncher, id: id, pick: nil))
    }
    #expect(try race.readiness("punch") == .ready(.b2))
    try race.play("fault-1 F5 F6 M1-M4 F5 F5 F6")
    #expect(race.flat[page: 0].content?.birth == .afterPunch)
    try race.play("fault-1 F16 F18")
    try race.step("fault-1 F19") {
      $0[page: 0].isDirty = true
      $0[page: 0].content?.birth = .beforePunch
      $0.move(3, to: .faulter(.locked(.map, 0, 0)))
    }
    try race.play("fault-1 F12-F15\npunch B2")
    #expect(race.status(of: .oldDataGone) == .broken(.survived([0])))
  }

  @Test("after B2 a page of zeros gets a block of its own, and its bytes may stay")
  func newDataWithNewBlock() throws {
    var race = try Race(withBlocks: "clean", tasks: "fault-write@0")
    try race.play("punch P1-P11 P11 P14 B2\nfault-1 F5 F6 M1-M4 F5 F5 F6 F16 F18 F19 F12-F15")
    #expect(race.flat[page: 0].content?.birth == .afterPunch)
    #expect(race.status(of: .oldDataGone) == .holds)
  }

  @Test("a pte that a load has set only allows reading: the store faults")
  func readOnlyPte() throws {
    var race = try Race(
      withBlocks: "clean,hole 1-1",
      tasks: "fault-read@0 fault-write:mapped@0 fault-write:mapped@0"
    )
    try race.play("fault-1 F5 F5 F6 F12 F14")
    try race.step("fault-2 F15") { $0.move(2, to: .faulter(.gate(.test, 0))) }
    try race.play("fault-2 F5 F5 F6 F16 F18 F19 F12-F15\nfault-3 F15")
    #expect(try race.readiness("fault-3") == .finished)
  }

  @Test("a write reads its page under the page lock, and a punch waits for the whole write")
  func write() throws {
    var race = try Race(withBlocks: "shadow", tasks: "write@0", lock: .all)
    try race.play("write-1 W1 F5 M1 M2")
    #expect(race.flat.file.nrshadows == 0)
    try race.step("write-1 M3") {
      $0[page: 0].content = Content(index: 0, birth: .beforePunch, isZeros: false)
      $0.move(1, to: .writer(.copy(0, 0)))
    }
    #expect(race.flat[page: 0].lockOwner == 1)
    try race.play("write-1 W3 W4 W5")
    #expect(try race.readiness("punch") == .waits(.p1, .inodeMutex(heldBy: 1)))
    #expect(race.flat[page: 0].isDirty && race.flat[page: 0].references == 1)
    try race.play("write-1 W6")
  }

  @Test("the fault of a write's buffer shares the lock, and the write itself does not")
  func buffer() throws {
    var race = try Race(withBlocks: "clean,shadow", tasks: "write:buffer=1@0", lock: .faults)
    try race.play("write-1 W1 F5 F6")
    #expect(try race.readiness("write-1") == .ready(.m0))
    try race.play("write-1 M0-M5 F5 F5 F6 F12 F14 W2 F5 F5 W3-W6")
    #expect(race.status(of: .countsBalance) == .holds)
  }

  @Test("what C13 writes is on the disk: a read brings it back, new after B2 and old before")
  func writtenBlocks() throws {
    var race = try Race(withBlocks: "clean", tasks: "write@0 reclaim@0 read@0")
    try race.play("punch P1-P11 P11 P14 B2 P23\nwrite-1 W1 F5 M1-M3 W3-W6")
    try race.play("reclaim-1 C1 C2 C5 C6 C13 C14 C15\nread-1 R1 M1-M4")
    #expect(race.flat[page: 0].content?.isZeros == false)
    #expect(race.flat[page: 0].content?.birth == .afterPunch)
    #expect(race.status(of: .oldDataGone) == .holds)
  }
}
