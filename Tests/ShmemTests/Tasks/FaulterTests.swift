// Knows what the rows of a page fault change: F1-F6 and F8-F15.

import RaceSupport
import Testing

@testable import Shmem

@Suite("Page faults")
struct FaulterTests {
  @Test("F1 lets a fault pass while no hole is published")
  func f1BeforeThePunch() throws {
    var race = try Race(.v3_16, "page", tasks: "fault-read@0")
    try race.play("punch P1")
    try race.step("fault-1 F1") { $0.move(1, to: .faulter(.getPage(0, .lookUp))) }
  }

  @Test("F1 stops a fault into the hole that is being punched")
  func f1InRange() throws {
    var race = try Race(.v3_16, "page", tasks: "fault-read@0")
    try race.play("punch P1 P2")
    try race.step("fault-1 F1") { $0.move(1, to: .faulter(.gate(.queue, 0))) }
  }

  @Test("F1 lets a fault pass beside the hole, its edge pages included")
  func f1OutOfRange() throws {
    var race = try Race(.v3_16, "page,page,page ~1-1", tasks: "fault-read@0 fault-read@2")
    try race.play("punch P1 P2")
    try race.step("fault-1 F1") { $0.move(1, to: .faulter(.getPage(0, .lookUp))) }
    try race.step("fault-2 F1") { $0.move(2, to: .faulter(.getPage(2, .lookUp))) }
  }

  @Test("F1 is not there in a kernel whose faults walk in")
  func f1Missing() throws {
    for kernel in Kernel.allCases {
      let race = try Race(kernel, "page", tasks: "fault-read@0")
      let first: StepID = kernel.rules.faultGate == .none ? .f5 : .f1
      #expect(try race.readiness("fault-1") == .ready(first))
    }
  }

  @Test("F2 queues up")
  func f2() throws {
    var race = try Race(.v3_16, "page", tasks: "fault-read@0")
    try race.play(
      """
      punch    P1 P2
      fault-1  F1
      """
    )
    try race.step("fault-1 F2") { $0.move(1, to: .faulter(.gate(.asleep, 0))) }
  }

  @Test("F3 sleeps until P22")
  func f3() throws {
    var race = try Race(.v3_16, "hole", tasks: "fault-read@0")
    try race.play(
      """
      punch    P1 P2
      fault-1  F1 F2
      """
    )
    for row in ["P3", "P4", "P5", "P14", "P21"] {
      #expect(try race.readiness("fault-1") == .waits(.f3, .waitQueue))
      try race.play("punch \(row)")
    }
    #expect(try race.readiness("fault-1") == .waits(.f3, .waitQueue))
    try race.play("punch P22")
    try race.step("fault-1 F3") { $0.move(1, to: .faulter(.gate(.leaveQueue, 0))) }
  }

  @Test("F4 leaves the queue, and the access faults again")
  func f4() throws {
    var race = try Race(.v3_16, "hole", tasks: "fault-read@0")
    try race.play(
      """
      punch    P1 P2
      fault-1  F1 F2
      punch    P3-P22
      fault-1  F3
      """
    )
    try race.step("fault-1 F4") { $0.move(1, to: .faulter(.gate(.test, 0))) }
    #expect(try race.readiness("fault-1") == .ready(.f1))
  }

  @Test("F5 takes a reference to the page it finds, then locks it")
  func f5() throws {
    var race = try Race(.v3_15, "page", tasks: "fault-read@0")
    try race.step("fault-1 F5") {
      $0[page: 0].references += 1
      $0.move(1, to: .faulter(.getPage(0, .lock(0))))
    }
    try race.step("fault-1 F5") {
      $0[page: 0].lockOwner = 1
      $0.move(1, to: .faulter(.getPage(0, .testSize(.page(0)))))
    }
  }

  @Test("F5 waits for the page lock")
  func f5Waits() throws {
    var race = try Race(.v3_15, "page", tasks: "fault-read@0 reclaim@0")
    try race.play(
      """
      fault-1    F5
      reclaim-1  C1 C2
      """
    )
    #expect(try race.readiness("fault-1") == .waits(.f5, .pageLock(0, heldBy: 2)))
  }

  @Test("F5 looks again if the page has left the file")
  func f5Gone() throws {
    var race = try Race(.v3_15, "page", tasks: "fault-read@0")
    try race.play(
      """
      fault-1  F5
      punch    P1-P11 P11
      """
    )
    try race.step("fault-1 F5") {
      $0[page: 0] = Page()
      $0.move(1, to: .faulter(.getPage(0, .lookUp)))
    }
    try race.step("fault-1 F5") { $0.move(1, to: .faulter(.getPage(0, .testSize(.nothing)))) }
  }

  @Test("S1 is the lookup of a fault that finds a swap entry")
  func s1() throws {
    var race = try Race(.v3_15, "swap", tasks: "fault-read@0")
    try race.step("fault-1 S1") { $0.move(1, to: .faulter(.getPage(0, .testSize(.swap(0))))) }
  }

  @Test("F6 raises SIGBUS behind the end of the file, and the page goes free")
  func f6SIGBUS() throws {
    // The state is made by hand: no step leads to a page behind the end without a truncate.
    let scenario = try Scenario(.v3_15, "page", tasks: "fault-read@0")
    var machine = Machine<FlatStorage>(scenario)
    machine[slot: 1] = .page(1)
    machine[page: 1].mapping = 1
    machine[page: 1].references = 2
    machine[page: 1].lockOwner = 1
    machine.file.nrpages += 1
    machine.move(1, to: .faulter(.getPage(1, .testSize(.page(1)))))
    machine.apply(Step(task: 1, id: .f6, pick: nil), in: scenario)
    #expect(machine[1] == .faulter(.finished))
    #expect(machine[page: 1].lockOwner == nil)
    #expect(machine[page: 1].references == 1)
  }

  @Test("F7 is a local choice taken with F6: page, page without bytes, swap entry, nothing")
  func f7() throws {
    let ways: [(String, String, Faulter)] = [
      ("page", "F5 F5", .locked(.map, 0, 0)),
      ("fallocated", "F5 F5", .getPage(0, .clear(0, isNew: false))),
      ("swap", "S1", .getPage(0, .swapIn(.lookUpCache(0)))),
      ("hole", "F5", .getPage(0, .allocate)),
    ]
    for (file, rows, place) in ways {
      var race = try Race(.v3_15, file, tasks: "fault-read@0")
      try race.play("fault-1 \(rows)")
      try race.step("fault-1 F6") { $0.move(1, to: .faulter(place)) }
    }
  }

  @Test("F8 allocates a page, locked and in nobody's cache")
  func f8() throws {
    var race = try Race(.v3_15, "hole", tasks: "fault-read@0")
    try race.play("fault-1 F5 F6")
    try race.step("fault-1 F8") {
      $0[page: 0].references = 1
      $0[page: 0].lockOwner = 1
      $0.move(1, to: .faulter(.getPage(0, .add(0))))
    }
  }

  @Test("F8 takes a frame behind the file's own if the page's is in use")
  func f8OtherFrame() throws {
    var race = try Race(.v3_15, "page,page 0-0", tasks: "read@0 fault-read@0")
    try race.play(
      """
      read-1   R1
      punch    P1-P11 P11
      fault-1  F5 F6
      """
    )
    try race.step("fault-1 F8") {
      $0[page: 2].references = 1
      $0[page: 2].lockOwner = 2
      $0.move(2, to: .faulter(.getPage(0, .add(2))))
    }
  }

  @Test("F9 adds the page to the file")
  func f9() throws {
    var race = try Race(.v3_15, "hole", tasks: "fault-read@0")
    try race.play("fault-1 F5-F8")
    try race.step("fault-1 F9") {
      $0[slot: 0] = .page(0)
      $0[page: 0].mapping = 0
      $0[page: 0].references += 1
      $0.file.nrpages += 1
      $0.move(1, to: .faulter(.getPage(0, .addToLRU(0))))
    }
  }

  @Test("F9 loses to another fault: its page goes, and it looks again")
  func f9Overtaken() throws {
    var race = try Race(.v3_15, "hole", tasks: "fault-read@0 fault-read@0")
    try race.play(
      """
      fault-1  F5-F8
      fault-2  F5-F9
      """
    )
    try race.step("fault-1 F9") {
      $0[page: 0] = Page()
      $0.move(1, to: .faulter(.getPage(0, .lookUp)))
    }
    #expect(try race.readiness("fault-1") == .ready(.f5))
  }

  @Test("F10 puts the page on the LRU list")
  func f10() throws {
    var race = try Race(.v3_15, "hole", tasks: "fault-read@0")
    try race.play("fault-1 F5-F9")
    try race.step("fault-1 F10") {
      $0[page: 0].isOnLRU = true
      $0.move(1, to: .faulter(.getPage(0, .clear(0, isNew: true))))
    }
  }

  @Test("F11 clears the page: zeros, and as old as this step")
  func f11() throws {
    let oldZeros = Content(index: 0, birth: .beforePunch, isZeros: true)
    for (punched, content) in [("P1", oldZeros), ("P1 P2", .zeros(0))] {
      var race = try Race(.v3_15, "hole", tasks: "fault-read@0")
      try race.play("fault-1 F5-F10")
      try race.play("punch \(punched)")
      try race.step("fault-1 F11") {
        $0[page: 0].content = content
        $0.move(1, to: .faulter(.locked(.map, 0, 0)))
      }
    }
  }

  @Test("F12 sets the pte, which keeps the fault's reference")
  func f12() throws {
    var race = try Race(.v3_15, "page", tasks: "fault-read@0")
    try race.play("fault-1 F5-F6")
    try race.step("fault-1 F12") {
      $0[page: 0].isMapped = true
      $0.move(1, to: .faulter(.locked(.unlock, 0, 0)))
    }
  }

  @Test("F12 drops the fault's reference if the pte is there already")
  func f12AlreadySet() throws {
    var race = try Race(.v3_15, "page", tasks: "fault-read@0 fault-read@0")
    try race.play(
      """
      fault-1  F5-F14
      fault-2  F5-F6
      """
    )
    try race.step("fault-2 F12") {
      $0[page: 0].references -= 1
      $0.move(2, to: .faulter(.locked(.unlock, 0, 0)))
    }
  }

  @Test("F13 marks the page dirty, for a store")
  func f13() throws {
    var race = try Race(.v3_15, "clean", tasks: "fault-write@0")
    try race.play("fault-1 F5-F12")
    try race.step("fault-1 F13") {
      $0[page: 0].isDirty = true
      $0.move(1, to: .faulter(.locked(.unlock, 0, 0)))
    }
  }

  @Test("F14 unlocks the page; without a store the fault is over")
  func f14() throws {
    var race = try Race(.v3_15, "clean", tasks: "fault-read@0 fault-write@0")
    try race.play("fault-1 F5-F12")
    try race.step("fault-1 F14") {
      $0[page: 0].lockOwner = nil
      $0.move(1, to: .faulter(.finished))
    }
    try race.play("fault-2 F5-F13")
    try race.step("fault-2 F14") {
      $0[page: 0].lockOwner = nil
      $0.move(2, to: .faulter(.store(0)))
    }
  }

  @Test("F15 stores through the pte; the bytes stay as old as their page")
  func f15() throws {
    var race = try Race(.v3_15, "clean", tasks: "fault-write@0")
    try race.play("fault-1 F5-F14")
    try race.step("fault-1 F15") {
      $0[page: 0].content?.isZeros = false
      $0.move(1, to: .faulter(.finished))
    }
  }

  @Test("F15 faults again if the pte is gone")
  func f15Unmapped() throws {
    var race = try Race(.v3_16, "page", tasks: "fault-write@0")
    try race.play(
      """
      fault-1  F1-F14
      punch    P1-P3
      """
    )
    try race.step("fault-1 F15") { $0.move(1, to: .faulter(.gate(.test, 0))) }
    #expect(try race.readiness("fault-1") == .ready(.f1))
  }

  @Test("a fault on a swap entry goes from F6 through S2 to S9, then maps the page")
  func swapIn() throws {
    var race = try Race(.v3_16, "swap,hole 0-0", tasks: "fault-write@0")
    try race.play("fault-1 F1 S1 F6 S3-S9 F12-F15")
    #expect(race.picture == "P0:old -")
    #expect(try race.readiness("fault-1") == .finished)
  }
}
