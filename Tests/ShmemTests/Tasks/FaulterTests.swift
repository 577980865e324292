// Knows what the rows of a page fault change before it has a page, F1-F6, and the whole of one that swaps in.

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

  @Test("F1 is not there in a kernel whose faults enter")
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

  @Test("a fault on a swap entry goes from F6 through S2 to S9, then maps the page")
  func swapIn() throws {
    var race = try Race(.v3_16, "swap,hole 0-0", tasks: "fault-write@0")
    try race.play("fault-1 F1 S1 F6 S3-S9 F12-F15")
    #expect(race.picture == "P0:old -")
    #expect(try race.readiness("fault-1") == .finished)
  }
}
