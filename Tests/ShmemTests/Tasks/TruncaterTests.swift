// Knows what the rows of a truncate change, T0 to T5, and what others find past the end.

import Testing

@testable import Shmem

@Suite("Truncate")
struct TruncaterTests {
  @Test("T0 takes i_mutex, T1 cuts the file, which publishes nothing")
  func t0t1() throws {
    var race = try Race(.v3_16, "page,page,page 2-2", tasks: "truncate@1")
    try race.step("truncate-1 T0") {
      $0.file.inodeMutexOwner = 1
      $0.move(1, to: .truncater(.setSize))
    }
    try race.step("truncate-1 T1") {
      $0.file.end = FileEnd(pages: 1, cutsLastPage: false)
      $0.file.leastEnd = FileEnd(pages: 1, cutsLastPage: false)
      $0.move(1, to: .truncater(.unmap(from: 1)))
    }
    #expect(race.status(of: .truncateLeavesNothing) == .open([1, 2]))
    #expect(race.status(of: .outsideUntouched) == .holds)
  }

  @Test("a truncate waits while a punch runs, and a punch while a truncate runs")
  func exclusion() throws {
    var race = try Race(.v3_16, "page,page 1-1", tasks: "truncate@1")
    try race.play("punch P1")
    #expect(try race.readiness("truncate-1") == .waits(.t0, .inodeMutex(heldBy: 0)))
    try race.play("punch P2-P22")
    #expect(try race.readiness("truncate-1") == .waits(.t0, .inodeMutex(heldBy: 0)))
    try race.play(
      """
      punch       P23
      truncate-1  T0
      """
    )
    var other = try Race(.v3_16, "page,page 1-1", tasks: "truncate@1")
    try other.play("truncate-1 T0-T1 T2 P4-P5")
    #expect(try other.readiness("punch") == .waits(.p1, .inodeMutex(heldBy: 1)))
  }

  @Test("T2 clears one pte behind the end at a time and leaves those before it")
  func t2() throws {
    var race = try Race(
      .v3_15,
      "page,page,page 0-0",
      tasks: "truncate@1 fault-read@0 fault-read@1 fault-read@2"
    )
    try race.play(
      """
      fault-1     F5 F5 F6 F12 F14
      fault-2     F5 F5 F6 F12 F14
      fault-3     F5 F5 F6 F12 F14
      truncate-1  T0 T1
      """
    )
    try race.step("truncate-1 T2") {
      $0[page: 1].isMapped = false
      $0[page: 1].references -= 1
      $0.move(1, to: .truncater(.unmap(from: 2)))
    }
    try race.step("truncate-1 T2") {
      $0[page: 2].isMapped = false
      $0[page: 2].references -= 1
      $0.move(1, to: .truncater(.undo(.begin)))
    }
    #expect(race.flat[PageNumber(0)].isMapped)
  }

  @Test(
    "the walk removes pages and swap entries, and ends only after a scan that begins at the end"
  )
  func walk() throws {
    var race = try Race(.v3_16, "page,page,swap,fallocated 0-0", tasks: "truncate@1")
    try race.play("truncate-1 T0 T1 T2 P4 P5 P8-P11 P6 P7 P8-P11 P11 P5")
    #expect(race.picture == "P0:old - - -")
    // The first scan of the second loop begins at the end of the file and finds nothing.
    try race.step("truncate-1 P14") { $0.move(1, to: .truncater(.undo(.account(freed: 1)))) }
    try race.step("truncate-1 P21") {
      $0.file.swapped -= 1
      $0.move(1, to: .truncater(.unmapAgain(from: 1)))
    }
    try race.step("truncate-1 T4") { $0.move(1, to: .truncater(.releaseMutex)) }
    try race.step("truncate-1 T5") {
      $0.file.inodeMutexOwner = nil
      $0.move(1, to: .truncater(.finished))
    }
    #expect(race.status(of: .truncateLeavesNothing) == .holds)
  }

  @Test(
    "loop 2 starts over in every kernel of 2014, also in those whose punch does not",
    arguments: Kernel.of2014
  )
  func startsOver(kernel: Kernel) throws {
    var race = try Race(kernel, "hole,swap 0-0", tasks: "truncate@1 read@1")
    try race.play(
      """
      truncate-1  T0
      read-1      S1-S4
      read-1      S5
      truncate-1  T1 T2 P4 P5   gathers the swap entry
      read-1      S7            which is a page now
      truncate-1  P6 P11        the first loop passes on
      truncate-1  P5 P14
      read-1      S8 S9
      truncate-1  P17-P20 P20   removed, and the batch is through
      """
    )
    try race.step("truncate-1 P14") {
      $0.move(1, to: .truncater(.undo(.gather(.second, from: 1, freed: 0))))
    }
    try race.step("truncate-1 P14") { $0.move(1, to: .truncater(.undo(.account(freed: 0)))) }
  }

  @Test("a truncate to no less than the file has cuts nothing, and one to more makes it longer")
  func longer() throws {
    var race = try Race(.v3_16, "hole,page,page 0-0", tasks: "truncate@1 truncate@2 truncate@1")
    try race.play(
      """
      truncate-1  T0 T1
      truncate-1  T2 P4 P5 P8-P11 P8-P11 P11 P5 P14 P21 T4 T5
      truncate-2  T0
      """
    )
    try race.step("truncate-2 T1") {
      $0.file.end = FileEnd(pages: 2, cutsLastPage: false)
      $0.move(2, to: .truncater(.releaseMutex))
    }
    try race.play("truncate-2 T5")
    // What was lost by the first cut does not come back with the size.
    #expect(race.status(of: .outsideUntouched) == .holds)
    try race.play("truncate-3 T0 T1 T2")
  }

  @Test("without a page everything goes")
  func toNothing() throws {
    var race = try Race(.v3_16, "page,page 0-0", tasks: "truncate")
    try race.play("truncate-1 T0")
    try race.step("truncate-1 T1") {
      $0.file.end = FileEnd(pages: 0, cutsLastPage: false)
      $0.file.leastEnd = FileEnd(pages: 0, cutsLastPage: false)
      $0.move(1, to: .truncater(.unmap(from: 0)))
    }
  }

  @Test("behind the end a read finds the end of the file, a fault SIGBUS, a splice nothing")
  func sentAway() throws {
    var race = try Race(
      .v3_16,
      "page,page,page 1-1",
      tasks: "truncate@1 read@1 fault-read@1 splice@1"
    )
    try race.play("truncate-1 T0 T1")
    try race.step("read-1 R1") { $0.move(2, to: .reader(.finished)) }
    try race.play("fault-1 F1 F5 F5")
    try race.step("fault-1 F6") {
      $0[page: 1].lockOwner = nil
      $0[page: 1].references -= 1
      $0.move(3, to: .faulter(.finished))
    }
    try race.step("splice-1 L1") { $0.move(4, to: .splicer(.finished)) }
  }

  @Test("a page mapped after T2 by a fault that came in time is unmapped with its removal")
  func mappedLate() throws {
    var race = try Race(.v3_15, "hole,page 0-0", tasks: "truncate@1 fault-read@1")
    try race.play(
      """
      fault-1     F5 F5 F6
      truncate-1  T0 T1 T2
      fault-1     F12 F14
      truncate-1  P4 P5 P8 P9 P10a P10b
      """
    )
    #expect(race.picture == "- -")
    #expect(race.status(of: .countsBalance) == .holds)
  }

  @Test(
    "a page made after T4 by a fault that came past F6 in time is taken back, and does not count"
  )
  func madeLate() throws {
    var race = try Race(.v3_15, "page,hole 0-0", tasks: "truncate@1 fault-read@1")
    try race.play(
      """
      fault-1     F5 F6 F8
      truncate-1  T0 T1 T2 P4 P5 P14 P21 T4 T5
      fault-1     F9 F10
      """
    )
    #expect(race.status(of: .truncateLeavesNothing) == .holds)
    try race.play("fault-1 F11")
    #expect(race.picture == "P0:old -")
    #expect(try race.readiness("fault-1") == .finished)
  }

  @Test("a write behind the new end makes the file longer again")
  func writeAfter() throws {
    var race = try Race(.v3_16, "page,page 0-0", tasks: "truncate@1 write@1")
    try race.play(
      """
      truncate-1  T0 T1 T2 P4 P5 P8-P11 P11 P5 P14 P21 T4 T5
      write-1     W1 F5 F8-F10 W3 W4
      """
    )
    #expect(race.flat.file.size == 2)
    #expect(race.status(of: .truncateLeavesNothing) == .holds)
    #expect(race.status(of: .outsideUntouched) == .holds)
  }
}
