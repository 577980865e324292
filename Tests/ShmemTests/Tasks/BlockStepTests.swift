// Knows what the steps about blocks and the lock of the page cache change.

import RaceSupport
import Testing

@testable import Shmem

@Suite("Steps about blocks")
struct BlockStepTests {
  @Test(
    "B1 takes the lock alone, B2 ends the punch as far as promises care, B3 gives the lock back"
  )
  func punch() throws {
    var race = try Race(withBlocks: "clean", lock: .all)
    try race.play("punch P1")
    try race.step("punch B1") {
      $0.file.invalidateLockOwner = .puncher
      $0.move(.puncher, to: .puncher(.publish))
    }
    try race.play("punch P2-P11 P11 P14")
    #expect(race.flat.file.phase == .during)
    try race.step("punch B2") {
      $0.file.phase = .after
      $0.move(.puncher, to: .puncher(.blocks(.releaseLock)))
    }
    try race.step("punch B3") {
      $0.file.invalidateLockOwner = nil
      $0.move(.puncher, to: .puncher(.releaseMutex))
    }
    try race.play("punch P23")
  }

  @Test("without a lock B2 follows the walk, and P23 follows B2")
  func punchWithoutLock() throws {
    var race = try Race(withBlocks: "page", lock: .off)
    try race.play("punch P1-P11 P11 P14")
    try race.step("punch B2") {
      $0.file.phase = .after
      $0.move(.puncher, to: .puncher(.releaseMutex))
    }
  }

  @Test("a hole without a whole page has blocks that are cut: B2 follows P13")
  func edgesOnly() throws {
    var race = try Race(withBlocks: "page,page ~1-~", lock: .all)
    try race.play("punch P1 B1 P2 P4 P12 P12 P12 P12 P12 P12 P13 B2 B3 P23")
    #expect(try race.readiness("punch") == .finished)
  }

  @Test("a truncate holds the lock from before T1 until its blocks are free")
  func truncate() throws {
    var race = try Race(withBlocks: "hole,clean 0-0", tasks: "truncate@1 read@1", lock: .all)
    try race.play("truncate-1 T0")
    try race.step("truncate-1 B1") {
      $0.file.invalidateLockOwner = 1
      $0.move(1, to: .truncater(.setSize))
    }
    try race.play("truncate-1 T1 T2 P4 P5 P8 P9 P10b P11 P11 P5 P14 T4")
    try race.play("read-1 R1")
    #expect(try race.readiness("read-1") == .waits(.m0, .invalidateLock(heldBy: 1)))
    try race.step("truncate-1 B2") { $0.move(1, to: .truncater(.blocks(.releaseLock))) }
    try race.step("truncate-1 B3") {
      $0.file.invalidateLockOwner = nil
      $0.move(1, to: .truncater(.releaseMutex))
    }
    try race.play("truncate-1 T5\nread-1 M0-M5 R3")
    #expect(race.flat[page: 1].content?.isZeros == true)
  }

  @Test("a truncate that finds nothing to cut has no blocks to free")
  func truncateOfNothing() throws {
    var race = try Race(withBlocks: "hole,page 0-0", tasks: "truncate@1 truncate@1", lock: .faults)
    try race.play("truncate-1 T0 B1 T1 T2 P4 P5 P8 P9 P10b P11 P11 P5 P14 T4 B2 B3 T5")
    try race.play("truncate-2 T0 B1 T1 B3 T5")
    #expect(race.flat.file.invalidateLockOwner == nil)
  }

  @Test("tasks that add pages share the lock, and the punch waits for the last of them")
  func shared() throws {
    var race = try Race(withBlocks: "shadow,shadow", tasks: "read@0 fault-read@1", lock: .all)
    try race.play("read-1 R1 M0\nfault-1 F5 F6 M0\npunch P1")
    #expect(try race.readiness("punch") == .waits(.b1, .invalidateLock(heldBy: 1)))
    try race.play("read-1 M1-M4")
    #expect(try race.readiness("punch") == .waits(.b1, .invalidateLock(heldBy: 1)))
    try race.play("read-1 M5")
    #expect(try race.readiness("punch") == .waits(.b1, .invalidateLock(heldBy: 2)))
    try race.play("fault-1 M1-M5\npunch B1\nfault-1 F5 F5 F6 F12 F14")
    #expect(race.status(of: .countsBalance) == .holds)
  }

  @Test("a task that comes second in M2 gives the lock back and looks again")
  func slotTaken() throws {
    var race = try Race(withBlocks: "hole", tasks: "read@0 read@0", lock: .all)
    try race.play("read-1 R1 M0 M1\nread-2 R1 M0 M1 M2\nread-1 M2")
    #expect(race.flat[1] == .reader(.fromDisk(0, .releaseLock(nil))))
    try race.play("read-1 M5")
    #expect(race.flat[1] == .reader(.lookUp(0)))
  }

  @Test("with the file system's own lock a read does not stop at it, and a fault does")
  func ownLock() throws {
    var race = try Race(
      withBlocks: "clean",
      tasks: "read@0 fault-read@0",
      lock: .faults,
      mayBreak: [.oldDataGone]
    )
    try race.play("punch P1 B1 P2-P11 P11 P14\nfault-1 F5 F6")
    #expect(try race.readiness("fault-1") == .waits(.m0, .invalidateLock(heldBy: 0)))
    try race.play("read-1 R1 M1-M4\npunch B2")
    #expect(race.status(of: .oldDataGone) == .broken(.survived([0])))
  }

  @Test("a read-ahead reads a page that is not there, and passes one that is")
  func readahead() throws {
    var race = try Race(withBlocks: "shadow,clean", tasks: "readahead@0 readahead@1", lock: .all)
    try race.play("readahead-2 H1\nreadahead-1 H1 M0-M5")
    #expect(try race.readiness("readahead-1") == .finished)
    #expect(try race.readiness("readahead-2") == .finished)
    #expect(race.picture == "P0:old P1:old")
    #expect(race.flat[page: 0].references == 1)
    #expect(race.status(of: .countsBalance) == .holds)
  }
}
