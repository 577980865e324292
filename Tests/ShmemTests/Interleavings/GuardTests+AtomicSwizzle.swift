// Knows what goes wrong if a slot is empty between the two stores of a swizzle.

import Testing

import RaceSupport
@testable import Shmem

extension GuardTests {
  // MARK: The atomic swizzle

  @Test("a punch that looks between the two stores of a swap-in misses the data")
  func missesInTheInstant() throws {
    var race = try Race(
      .v3_16,
      "swap",
      tasks: "read@0",
      mayBreak: [.oldDataGone, .neverEmpty],
      set: "atomic-swizzle=off"
    )
    try race.play("read-1 S1-S7a")
    #expect(race.status(of: .neverEmpty) == .broken(.emptySlot(0, 1)))
    try race.play("punch P1-P5 P14 P21")
    #expect(race.status(of: .oldDataGone) == .open([0]))
    try race.play("punch P22")
    #expect(race.status(of: .oldDataGone) == .broken(.survived([0])))
    try race.play("read-1 S7b-S10")
    #expect(race.picture == "P0:old")
    #expect(race.status(of: .oldDataGone) == .broken(.survived([0])))
  }

  @Test("a punch that looks between the two stores of a write-out misses the data")
  func missesOnTheWayOut() throws {
    var race = try Race(
      .v3_16,
      "page",
      tasks: "reclaim@0",
      mayBreak: [.oldDataGone, .neverEmpty],
      set: "atomic-swizzle=off"
    )
    try race.play("reclaim-1 C1-C11a\npunch P1-P5 P14-P22\nreclaim-1 C11b-C14")
    #expect(race.picture == "s0:old")
    #expect(race.status(of: .oldDataGone) == .broken(.survived([0])))
  }

  @Test("a fault that looks between the two stores puts zeros where data was; a swap slot leaks")
  func fillsTheInstant() throws {
    var race = try Race(
      .v3_16,
      "hole,swap 0-0",
      tasks: "read@1 fault-read@1",
      mayBreak: [.outsideUntouched, .neverEmpty, .countsBalance],
      set: "atomic-swizzle=off"
    )
    try race.play("read-1 S1-S7a\nfault-1 F1-F11\nread-1 S7b")
    #expect(race.status(of: .outsideUntouched) == .broken(.lostOutside([1])))
    #expect(
      race.status(of: .countsBalance) == .broken(.swapCount(1, stored: 1, expected: 0))
    )
  }

  @Test("a fault that fills the slot before the swap entry comes stops the kernel")
  func takesTheSlot() throws {
    var race = try Race(
      .v3_16,
      "hole,page 0-0",
      tasks: "reclaim@1 fault-read@1",
      mayBreak: [.outsideUntouched, .neverEmpty, .noOops],
      set: "atomic-swizzle=off"
    )
    try race.play("reclaim-1 C1-C11a\nfault-1 F1-F9")
    try race.step("reclaim-1 C11b") { $0.file.oops = .slotTaken(1) }
  }

  @Test("a slot that was punched before the first store is noticed, as in one store")
  func punchedBefore() throws {
    var race = try Race(.v3_16, "swap", tasks: "read@0", set: "atomic-swizzle=off")
    try race.play("read-1 S1-S5\npunch P1-P11\nread-1 S7a R1")
    #expect(race.flat[1] == .reader(.finished))
    #expect(race.flat[swap: 0].isFree)
  }

  @Test("the puncher's own swap-in of an edge page empties a slot too")
  func edge() throws {
    var race = try Race(
      .v3_16,
      "swap,hole ~1-1",
      mayBreak: [.outsideUntouched, .neverEmpty],
      set: "atomic-swizzle=off"
    )
    try race.play("punch P1-P5 S1-S7a")
    #expect(race.status(of: .neverEmpty) == .broken(.emptySlot(0, 0)))
    try race.finishPunch()
    #expect(race.status(of: .neverEmpty) == .holds)
    #expect(race.picture == "P0:old -")
  }
}
