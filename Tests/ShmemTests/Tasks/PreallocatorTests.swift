// Knows what the rows of a preallocation that fails change, U1-U6, and what it takes back.

import RaceSupport
import Testing

@testable import Shmem

@Suite("Preallocation that fails")
struct PreallocatorTests {
  @Test("U1 takes i_mutex, U2 tells reclaim and keeps no fault waiting")
  func u1u2() throws {
    var race = try Race(.v3_16, "hole,hole 1-1", tasks: "preallocate@1 fault-read@1")
    try race.step("preallocate-1 U1") {
      $0.file.inodeMutexOwner = 1
      $0.move(1, to: .preallocator(.publish))
    }
    try race.step("preallocate-1 U2") {
      $0.file.preallocation = Preallocation(from: 0)
      $0.move(1, to: .preallocator(.decide))
    }
    #expect(try race.readiness("punch") == .waits(.p1, .inodeMutex(heldBy: 1)))
    try race.play("fault-1 F1")
    #expect(try race.readiness("fault-1") == .ready(.f5))
  }

  @Test("U4 leaves a new page dirty and never written, and counts it")
  func u4() throws {
    var race = try Race(.v3_16, "hole,hole 1-1", tasks: "preallocate@1")
    try race.play("preallocate-1 U1-U3 F5 F8-F10")
    try race.step("preallocate-1 U4") {
      $0[page: 0].isDirty = true
      $0[page: 0].lockOwner = nil
      $0[page: 0].references -= 1
      $0.file.preallocation?.next = 1
      $0.file.preallocation?.falloced = 1
      $0.move(1, to: .preallocator(.decide))
    }
    #expect(race.flat[PageNumber(0)].content == nil)
  }

  @Test("a page that was preallocated before is filled with zeros, so that it is not taken back")
  func preallocatedBefore() throws {
    var race = try Race(.v3_16, "fallocated,hole 1-1", tasks: "preallocate@1")
    try race.play("preallocate-1 U1-U3 F5 F5 F11")
    try race.step("preallocate-1 U4") {
      $0[page: 0].lockOwner = nil
      $0[page: 0].references -= 1
      $0.file.preallocation?.next = 1
      $0.move(1, to: .preallocator(.decide))
    }
    try race.play("preallocate-1 U3 P4 P5 P8 P9 P11 P11 P12 P14 P17 P18 P20 P20 P21 U5 U6")
    #expect(race.flat[slot: 0] == .page(0))
  }

  @Test("it takes back what was never written, and a swap entry is not a step")
  func takesBack() throws {
    var race = try Race(.v3_16, "hole,page,swap,hole,hole 4-4", tasks: "preallocate@4 reclaim@2")
    try race.play(
      """
      preallocate-1  U1-U3 F5 F8-F10 U4
      preallocate-1  U3 F5 F5 U4
      preallocate-1  U3 S1-S9 U4
      reclaim-1      C1-C15
      preallocate-1  U3 F5 F8-F10 U4
      preallocate-1  U3
      """
    )
    #expect(race.flat.file.preallocation?.falloced == 2)
    try race.play(
      """
      preallocate-1  P4 P5
      preallocate-1  P8 P9 P10b P11    page 0
      preallocate-1  P8 P9 P11         page 1 has data; page 2 is swap
      preallocate-1  P8 P9 P10b P11    page 3
      preallocate-1  P11 P12           the byte too far: page 4 is a hole
      preallocate-1  P14 P17 P18 P20   page 1
      preallocate-1  P20 P14 P21       nothing behind the swap entry
      """
    )
    #expect(race.picture == "- P1:old s2:old - -")
    try race.step("preallocate-1 U5") {
      $0.file.preallocation = nil
      $0.move(1, to: .preallocator(.releaseMutex))
    }
    try race.step("preallocate-1 U6") {
      $0.file.inodeMutexOwner = nil
      $0.move(1, to: .preallocator(.finished))
    }
  }

  @Test("a page that a fault has filled meanwhile is somebody's data, and is kept")
  func faultedPageIsKept() throws {
    var race = try Race(.v3_16, "hole,hole,hole 2-2", tasks: "preallocate@2 fault-write@1")
    try race.play(
      """
      preallocate-1  U1-U3 F5 F8-F10 U4 U3 F5 F8-F10 U4 U3
      fault-1        F1 F5 F5 F6 F11
      preallocate-1  P4 P5 P8-P10b P11   page 0
      """
    )
    // Page 1 is locked by the fault: the first loop passes on, the second waits, and keeps it.
    try race.play("preallocate-1 P8 P11 P12 P14")
    #expect(try race.readiness("preallocate-1") == .waits(.p17, .pageLock(1, heldBy: 2)))
    try race.play(
      """
      fault-1        F12-F15
      preallocate-1  P17
      """
    )
    try race.step("preallocate-1 P18") {
      $0.move(
        1,
        to: .preallocator(
          .undo(.second(.unlock, Cursor(at: 0, in: [(1, .page(1))]), freed: 0))
        )
      )
    }
    try race.play("preallocate-1 P20 P20 P21 U5 U6")
    #expect(race.flat[slot: 0] == nil)
    #expect(race.flat[slot: 1] == .page(1))
    #expect(race.flat[PageNumber(1)].isMapped)
    #expect(race.flat[PageNumber(1)].content?.isZeros == false)
  }

  @Test("reclaim gives such a page back, and too many of them end the preallocation")
  func unswapped() throws {
    var race = try Race(.v3_16, "hole,hole,hole 2-2", tasks: "preallocate@2 reclaim@0 reclaim@0")
    try race.play(
      """
      preallocate-1  U1-U3 F5 F8-F10 U4
      reclaim-1      C1 C2 C5
      """
    )
    try race.step("reclaim-1 C6") {
      $0[page: 0].lockOwner = nil
      $0[page: 0].isOnLRU = true
      $0[page: 0].references -= 1
      $0.file.preallocation?.unswapped = 1
      $0.move(2, to: .reclaimer(.finished))
    }
    // As many as it has made: not too many yet.
    try race.play("preallocate-1 U3 F5")
    try race.play("reclaim-2 C1 C2 C5 C6")
    try race.play("preallocate-1 F8-F10 U4")
    #expect(
      race.flat.file.preallocation == Preallocation(from: 0, next: 2, falloced: 2, unswapped: 2)
    )
    var short = try Race(.v3_16, "hole,hole,hole 2-2", tasks: "preallocate@2 reclaim@0 reclaim@0")
    try short.play(
      """
      preallocate-1  U1-U3 F5 F8-F10 U4
      reclaim-1      C1 C2 C5 C6
      reclaim-2      C1 C2 C5 C6
      preallocate-1  U3
      """
    )
    #expect(try short.readiness("preallocate-1") == .ready(.p4))
  }

  @Test("reclaim writes a page out that no running preallocation covers")
  func preallocatedLongAgo() throws {
    var race = try Race(.v3_16, "hole,fallocated,hole 2-2", tasks: "preallocate@2 reclaim@1")
    try race.play(
      """
      preallocate-1  U1 U2 U3
      reclaim-1      C1 C2 C5
      """
    )
    try race.step("reclaim-1 C6") {
      $0[page: 1].content = Content(index: 1, birth: .beforePunch, isZeros: true)
      $0[page: 1].isDirty = false
      $0.move(2, to: .reclaimer(.locked(.getSwap, .init(index: 1, page: 1))))
    }
  }

  // MARK: Where the range ends

  @Test("in 2014 the end is a byte too far: the page that was not reached is zeroed at its head")
  func byteTooFar() throws {
    var race = try Race(
      .v3_16,
      "page,hole 1-1",
      tasks: "preallocate@0",
      mayBreak: [.outsideUntouched]
    )
    try race.play("preallocate-1 U1-U3 P4 P12 P12")
    try race.step("preallocate-1 P12") {
      $0[page: 0].content?.zeroed = .head
      $0[page: 0].lockOwner = nil
      $0[page: 0].references -= 1
      $0.move(1, to: .preallocator(.undo(.returnEarly)))
    }
    try race.play("preallocate-1 P13 U5 U6")
  }

  @Test("at its last byte, before page 0, it is a truncation and never ends while data is there")
  func takenForTruncation() throws {
    var race = try Race(
      .v3_16,
      "page,fallocated,hole 2-2",
      tasks: "preallocate@0",
      set: "unfalloc-end=last"
    )
    try race.play("preallocate-1 U1-U3 P4 P5 P8 P9 P11 P8-P10b P11 P11 P5")
    // What was preallocated long ago, anywhere in the file, is gone.
    #expect(race.flat[slot: 1] == nil)
    let round = "preallocate-1 P14 P17 P18 P20 P20 P14"
    try race.play(round)
    let start = race.flat
    try race.play(round)
    let isWhereItWas = race.flat == start
    #expect(isWhereItWas)
  }

  @Test("checked, the same preallocation has nothing to take back")
  func checked() throws {
    var race = try Race(
      .v3_16,
      "page,fallocated,hole 2-2",
      tasks: "preallocate@0",
      set: "unfalloc-end=checked"
    )
    try race.play("preallocate-1 U1-U3 U5 U6")
    #expect(race.flat[slot: 1] == .page(1))
  }

  @Test(
    "the kernels of 2014 are a byte too far, all of them; 6.1 asks first",
    arguments: Kernel.upTo6_1
  )
  func kernels(kernel: Kernel) {
    #expect(kernel.rules.unfallocEnd == (Kernel.of2014.contains(kernel) ? .past : .checked))
  }

  @Test(
    "in 6.1 the gather locks what it finds, and what is kept is unlocked again; no edge is looked at"
  )
  func lockingGather() throws {
    var race = try Race(.v6_1, "page,hole,hole 2-2", tasks: "preallocate@2")
    try race.play("preallocate-1 U1-U3 F5 F5 U4 U3 F5 F8-F10 U4 U3 P4 P5 P11 P10b P11 P11")
    #expect(race.picture == "P0:old - -")
    try race.play("preallocate-1 P14 P17 P18 P20 P20 P14 P21 U5 U6")
    #expect(race.picture == "P0:old - -")
  }

  // MARK: Every schedule

  @Test(
    "no schedule loses what somebody has, or leaves a count wrong",
    arguments: [
      ("3.16", "hole,hole 1-1", "preallocate@1 fault-write@0", 1540),
      ("3.15", "hole,hole 1-1", "preallocate@1 reclaim@0", 250),
      ("3.16", "page,hole 1-1", "preallocate@1 reclaim@0", 936),
      ("3.16", "hole,hole 1-1", "preallocate@1 splice@0 reclaim@0", 11150),
      ("3.16", "fallocated,hole 1-1", "preallocate@1 fault-read@0", 488),
      ("3.16 unfalloc-end=checked", "swap,hole 1-1", "preallocate@1 read@0", 600),
      ("3.16 unfalloc-end=last", "page,hole 1-1", "preallocate@0 reclaim@0", 522),
      ("3.15", "hole,hole 1-1", "preallocate@1 truncate@0 reclaim@0", 580),
      ("6.1", "hole,hole 1-1", "preallocate@1 fault-write@0", 1407),
      ("6.1", "hole,hole 1-1", "preallocate@1 splice@0 reclaim@0", 688),
      ("3.15", "hole", "preallocate@0 preallocate@0 write@0", 324),
    ]
  )
  func everySchedule(rules: String, file: String, tasks: String, states: Int) throws {
    let walk = Walk(try Scenario(rules: rules, file, tasks: tasks))
    #expect(walk.shortestBreaches.isEmpty)
    #expect(walk.stateCount == states)
    #expect(walk.stuck.isEmpty && walk.ownerless.isEmpty)
  }
}
