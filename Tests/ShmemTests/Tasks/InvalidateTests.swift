// Knows what the rows of an invalidation change, I1 to I6.

import RaceSupport
import Testing

@testable import Shmem

@Suite("Invalidation")
struct InvalidateTests {
  @Test("a clean page goes, whatever refers to it, and leaves an empty slot")
  func clean() throws {
    var race = try Race(withBlocks: "clean,hole 1-1", tasks: "invalidate@0 read@0 fault-read@0")
    try race.play("fault-1 F5 F5 F6 F12 F14\nread-1 R1")
    try race.step("invalidate-1 I1") {
      $0[page: 0].references += 1
      $0.move(1, to: .invalidator(.page(.lock, 0, 0)))
    }
    try race.step("invalidate-1 I2") {
      $0[page: 0].lockOwner = 1
      $0.move(1, to: .invalidator(.page(.waitForWriteback, 0, 0)))
    }
    try race.step("invalidate-1 I3") { $0.move(1, to: .invalidator(.page(.unmap, 0, 0))) }
    try race.step("invalidate-1 I4") {
      $0[page: 0].isMapped = false
      $0[page: 0].references -= 1
      $0.move(1, to: .invalidator(.page(.remove, 0, 0)))
    }
    try race.step("invalidate-1 I5") {
      $0[slot: 0] = nil
      $0[page: 0].mapping = nil
      $0[page: 0].references -= 1
      $0.file.nrpages = 0
      $0.move(1, to: .invalidator(.page(.unlock, 0, 0)))
    }
    try race.play("invalidate-1 I6\nread-1 R3")
    #expect(race.flat[page: 0].isFree)
    #expect(race.status(of: .outsideUntouched) == .holds)
    #expect(race.status(of: .countsBalance) == .holds)
  }

  @Test("a dirty page stays, in the slot and in memory")
  func dirty() throws {
    var race = try Race(withBlocks: "page,hole 1-1", tasks: "invalidate@0")
    try race.play("invalidate-1 I1-I3")
    try race.step("invalidate-1 I5") { $0.move(1, to: .invalidator(.page(.unlock, 0, 0))) }
    try race.play("invalidate-1 I6")
    #expect(race.flat[0] == .page(0) && race.flat[page: 0].isDirty)
  }

  @Test("it waits for the page lock and for a write, after which the bytes are on the disk")
  func written() throws {
    var race = try Race(withBlocks: "page,hole 1-1", tasks: "invalidate@0 reclaim@0 read@0")
    // Before C5 its reference would keep reclaim from writing the page.
    try race.play("reclaim-1 C1 C2 C5\ninvalidate-1 I1")
    #expect(try race.readiness("invalidate-1") == .waits(.i2, .pageLock(0, heldBy: 2)))
    try race.play("reclaim-1 C6 C13\ninvalidate-1 I2")
    #expect(try race.readiness("invalidate-1") == .waits(.i3, .writeback(0)))
    try race.play("reclaim-1 C14\ninvalidate-1 I3 I5 I6")
    #expect(race.flat[0] == nil)
    #expect(race.status(of: .outsideUntouched) == .holds)
    try race.play("read-1 R1 M1-M4 R3")
    #expect(race.flat[page: 0].content?.birth == .beforePunch)
  }

  @Test("a shadow goes if it is still there")
  func shadow() throws {
    var race = try Race(withBlocks: "shadow,hole 1-1", tasks: "invalidate@0 invalidate@0")
    try race.play("invalidate-1 I1\ninvalidate-2 I1")
    try race.step("invalidate-1 I1e") {
      $0[slot: 0] = nil
      $0.file.nrshadows = 0
      $0.move(1, to: .invalidator(.finished))
    }
    try race.step("invalidate-2 I1e") { $0.move(2, to: .invalidator(.finished)) }
  }

  @Test("a page that has left the file is none of its business, and an empty slot neither")
  func gone() throws {
    var race = try Race(withBlocks: "clean", tasks: "invalidate@0 invalidate@0")
    try race.play("invalidate-1 I1\npunch P1-P5 P8 P9 P10b P11 P11")
    try race.step("invalidate-1 I2") {
      $0[page: 0] = Page()
      $0.move(1, to: .invalidator(.finished))
    }
    try race.step("invalidate-2 I1") { $0.move(2, to: .invalidator(.finished)) }
  }

  @Test("a page that a walk has gathered can go, and the walk finds out")
  func gathered() throws {
    var race = try Race(withBlocks: "clean", tasks: "invalidate@0")
    try race.play("punch P1-P5\ninvalidate-1 I1-I3 I5 I6\npunch P8 P9 P11 P11 P14 B2 P23")
    #expect(race.status(of: .oldDataGone) == .holds)
    #expect(race.flat[page: 0].isFree)
  }

  @Test("a file in tmpfs has no such task")
  func tmpfs() {
    #expect(!Mapping.tmpfs.canRun(.invalidate) && Mapping.file.canRun(.invalidate))
    #expect(throws: ScenarioError.self) {
      _ = try Scenario(.v3_16, "page", tasks: "invalidate@0")
    }
  }
}
