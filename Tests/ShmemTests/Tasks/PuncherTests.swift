// Knows what the puncher's rows outside the two loops change: P1-P4, P12, P13, P21-P23.

import RaceSupport
import Testing

@testable import Shmem

@Suite("The puncher outside its loops")
struct PuncherTests {
  @Test("P1 takes i_mutex")
  func p1() throws {
    var race = try Race(.v3_16, "page")
    try race.step("punch P1") {
      $0.file.inodeMutexOwner = .puncher
      $0.move(.puncher, to: .puncher(.publish))
    }
  }

  @Test("P1 waits while i_mutex is held")
  func p1Waits() throws {
    let scenario = try Scenario(.v3_16, "page", tasks: "read@0")
    var machine = Machine<FlatStorage>(scenario)
    machine.file.inodeMutexOwner = 1
    #expect(
      machine.readiness(of: .puncher, in: scenario) == .waits(.p1, .inodeMutex(heldBy: 1))
    )
  }

  @Test("P2 publishes the hole")
  func p2() throws {
    var race = try Race(.v3_16, "page")
    try race.play("punch P1")
    try race.step("punch P2") {
      $0.file.phase = .during
      $0.move(.puncher, to: .puncher(.unmap(from: 0)))
    }
  }

  @Test("P2 of a hole without a whole page leads past P3: there is nothing to unmap")
  func p2WithoutWholePage() throws {
    var race = try Race(.v3_16, "page ~1-")
    try race.play("punch P1")
    try race.step("punch P2") {
      $0.file.phase = .during
      $0.move(.puncher, to: .puncher(.undo(.begin)))
    }
  }

  @Test("P3 clears one pte at a time, and only inside the hole")
  func p3() throws {
    var race = try Race(
      .v3_16,
      "page,page,page 0-1",
      tasks: "fault-read@0 fault-read@1 fault-read@2"
    )
    try race.play(
      """
      fault-1  F1-F14
      fault-2  F1-F14
      fault-3  F1-F14
      punch    P1 P2
      """
    )
    try race.step("punch P3") {
      $0[page: 0].isMapped = false
      $0[page: 0].references -= 1
      $0.move(.puncher, to: .puncher(.unmap(from: 1)))
    }
    try race.step("punch P3") {
      $0[page: 1].isMapped = false
      $0[page: 1].references -= 1
      $0.move(.puncher, to: .puncher(.undo(.begin)))
    }
    #expect(race.flat[page: 2].isMapped)
  }

  @Test("P3 finds that no pte is left")
  func p3NothingMapped() throws {
    var race = try Race(.v3_16, "page")
    try race.play("punch P1 P2")
    try race.step("punch P3") { $0.move(.puncher, to: .puncher(.undo(.begin))) }
  }

  @Test("P3 does not see a pte that is set behind its back")
  func p3Overtaken() throws {
    var race = try Race(.v3_15, "page,page", tasks: "fault-read@0 fault-read@1")
    try race.play(
      """
      fault-2  F5 F5 F6 F12
      punch    P1 P2 P3
      fault-1  F5 F5 F6 F12
      """
    )
    #expect(try race.readiness("punch") == .ready(.p4))
    #expect(race.flat[page: 0].isMapped)
  }

  @Test("P4 sets the cursor of the first loop to the start of the hole")
  func p4() throws {
    var race = try Race(.v3_16, "page,page 1-1")
    try race.play("punch P1-P3")
    try race.step("punch P4") {
      $0.move(.puncher, to: .puncher(.undo(.gather(.first, from: 1, freed: 0))))
    }
  }

  @Test("P4 leads to the second loop if the first is switched off")
  func p4WithoutFirstPass() throws {
    var race = try Race(.v3_16, "page,page 1-1", set: "first-pass=off")
    try race.play("punch P1-P3")
    try race.step("punch P4") {
      $0.move(.puncher, to: .puncher(.undo(.gather(.second, from: 1, freed: 0))))
    }
  }

  @Test("P12 looks an edge page up, locks it, and leaves it dirty")
  func p12Page() throws {
    var race = try Race(.v3_16, "page,hole ~1-1")
    try race.play("punch P1-P5")
    try race.step("punch P12") {
      $0[page: 0].references += 1
      $0.move(.puncher, to: .puncher(.undo(.edge(.before, .lock(0), freed: 0))))
    }
    try race.step("punch P12") {
      $0[page: 0].lockOwner = .puncher
      $0.move(.puncher, to: .puncher(.undo(.edge(.before, .zero(0), freed: 0))))
    }
    try race.step("punch P12") {
      $0[page: 0].content?.zeroed = .tail
      $0[page: 0].lockOwner = nil
      $0[page: 0].references -= 1
      $0.move(.puncher, to: .puncher(.undo(.gather(.second, from: 1, freed: 0))))
    }
  }

  @Test("P12 makes a clean edge page dirty, because part of it is written")
  func p12Clean() throws {
    var race = try Race(.v3_16, "clean ~1-")
    try race.play("punch P1 P2 P4 P12 P12")
    try race.step("punch P12") {
      $0[page: 0].lockOwner = nil
      $0[page: 0].references -= 1
      $0[page: 0].isDirty = true
      $0.move(.puncher, to: .puncher(.undo(.returnEarly)))
    }
  }

  @Test("P12 leaves a hole alone")
  func p12Hole() throws {
    var race = try Race(.v3_16, "hole,hole ~1-1")
    try race.play("punch P1-P5")
    try race.step("punch P12") {
      $0.move(.puncher, to: .puncher(.undo(.gather(.second, from: 1, freed: 0))))
    }
  }

  @Test("P12 lets a page go that was never written")
  func p12NotUptodate() throws {
    var race = try Race(.v3_16, "fallocated,hole ~1-1")
    try race.play("punch P1-P5 P12")
    try race.step("punch P12") {
      $0[page: 0].references -= 1
      $0.move(.puncher, to: .puncher(.undo(.gather(.second, from: 1, freed: 0))))
    }
  }

  @Test("P12 swaps an edge page in first, as anybody would")
  func p12Swap() throws {
    var race = try Race(.v3_16, "swap,hole ~1-1")
    try race.play("punch P1-P5 S1 S3 S4 S5 S7-S9")
    #expect(try race.readiness("punch") == .ready(.p12))
    #expect(race.flat[page: 0].lockOwner == .puncher)
    try race.play("punch P12 P14")
    #expect(race.picture == "P0:old -")
    #expect(race.flat[page: 0].isDirty)
  }

  @Test("P12 zeroes the page before the hole first, then the page behind it")
  func p12BothEdges() throws {
    var race = try Race(.v3_16, "page,hole,page ~1-1~")
    try race.play("punch P1-P4 P5 P11 P12 P12")
    try race.step("punch P12") {
      $0[page: 0].content?.zeroed = .tail
      $0[page: 0].lockOwner = nil
      $0[page: 0].references -= 1
      $0.move(.puncher, to: .puncher(.undo(.edge(.after, .lookUp, freed: 0))))
    }
  }

  @Test("P12 waits for the lock of an edge page")
  func p12Waits() throws {
    var race = try Race(.v3_16, "page,hole ~1-1", tasks: "reclaim@0")
    try race.play(
      """
      reclaim-1  C1 C2
      punch      P1-P5 P12
      """
    )
    #expect(try race.readiness("punch") == .waits(.p12, .pageLock(0, heldBy: 1)))
  }

  @Test("P12 looks again if the edge page went to swap before it was locked")
  func p12Overtaken() throws {
    var race = try Race(.v3_16, "page,hole ~1-1", tasks: "reclaim@0")
    try race.play(
      """
      reclaim-1  C1-C5
      punch      P1-P5 P12
      reclaim-1  C6-C13
      """
    )
    try race.step("punch P12") {
      $0[page: 0].references -= 1
      $0.move(.puncher, to: .puncher(.undo(.edge(.before, .lookUp, freed: 0))))
    }
    #expect(try race.readiness("punch") == .ready(.s1))
  }

  @Test("P13 returns from a hole without a whole page")
  func p13() throws {
    var race = try Race(.v3_16, "hole ~1-")
    try race.play("punch P1 P2 P4 P12")
    try race.step("punch P13") { $0.move(.puncher, to: .puncher(.withdraw)) }
  }

  @Test("P21 accounts for the swap entries that were freed")
  func p21() throws {
    var race = try Race(.v3_16, "swap,swap,swap 0-1")
    try race.play("punch P1-P7 P6 P7 P11 P14 P15")
    try race.step("punch P21") {
      $0.file.swapped -= 2
      $0.move(.puncher, to: .puncher(.withdraw))
    }
  }

  @Test("P22 withdraws the hole")
  func p22() throws {
    var race = try Race(.v3_16, "hole")
    try race.play("punch P1-P5 P14 P21")
    try race.step("punch P22") {
      $0.file.phase = .after
      $0.move(.puncher, to: .puncher(.releaseMutex))
    }
  }

  @Test("P23 releases i_mutex, and the puncher is finished")
  func p23() throws {
    var race = try Race(.v3_16, "hole")
    try race.play("punch P1-P5 P14 P21 P22")
    try race.step("punch P23") {
      $0.file.inodeMutexOwner = nil
      $0.move(.puncher, to: .puncher(.finished))
    }
    #expect(try race.readiness("punch") == .finished)
  }
}
