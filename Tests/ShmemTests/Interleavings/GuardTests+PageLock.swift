// Knows what goes wrong if the puncher does not lock a page that it removes.

import Testing

import RaceSupport
@testable import Shmem

extension GuardTests {
  // MARK: The page lock

  /// Loop 1 misses the page; loop 2 gathers it while reclaim, past its look, has it locked.
  private static let goingOut = """
    punch      P1-P5
    read-1     S1-S7        the swap entry becomes a page
    punch      P6 P11       the first loop passes on
    read-1     S8-S10 R3
    reclaim-1  C1-C5
    punch      P14          gathers the page
    reclaim-1  C6-C10
    """

  @Test("without the page lock the page goes to swap between check and removal")
  func pageLeavesAfterCheck() throws {
    var race = try Race(
      .v3_16,
      "swap",
      tasks: "read@0 reclaim@0",
      mayBreak: [.oldDataGone],
      set: "page-lock=off"
    )
    try race.play(Self.goingOut)
    try race.play(
      """
      punch      P18          the page belongs to the file
      reclaim-1  C11          and now it does not
      punch      P19          removes nothing
      punch      P20-P22
      """
    )
    #expect(race.status(of: .oldDataGone) == .broken(.survived([0])))
  }

  @Test("with the page lock the puncher waits for that page")
  func pageLockWaits() throws {
    var race = try Race(.v3_16, "swap", tasks: "read@0 reclaim@0")
    try race.play(Self.goingOut)
    #expect(try race.readiness("punch") == .waits(.p17, .pageLock(0, heldBy: 2)))
    try race.play("reclaim-1 C11-C13")
    try race.finishPunch()
    #expect(race.picture == "-")
  }

  @Test("a page that is removed while reclaim has it locked stops the kernel")
  func removedUnderReclaim() throws {
    var race = try Race(
      .v3_16,
      "page",
      tasks: "reclaim@0",
      mayBreak: [.neverEmpty, .noOops],
      set: "page-lock=off"
    )
    try race.play(
      """
      reclaim-1  C1-C5
      punch      P1-P5 P9 P10b   no P8, no waiting
      """
    )
    #expect(race.status(of: .neverEmpty) == .broken(.emptySlot(0, 1)))
    try race.step("reclaim-1 C6") { $0.file.oops = .pageLeftFile(0) }
    #expect(race.status(of: .noOops) == .broken(.oops(.pageLeftFile(0))))
    #expect(race.enabledStepIDs == [])
    #expect(try race.readiness("punch") == .waits(.p11, .oops(.pageLeftFile(0))))
  }

  /// A fault that passed F1 before P2 and has the page locked.
  private func faultInside(mayBreak: Set<Promise>) throws -> Race {
    var race = try Race(
      .v3_16,
      "page",
      tasks: "fault-write@0",
      mayBreak: mayBreak,
      set: "page-lock=off"
    )
    try race.play("fault-1 F1-F6\npunch P1-P5")
    return race
  }

  @Test("a page that is mapped between check and removal stops the kernel")
  func mappedAfterCheck() throws {
    var race = try faultInside(mayBreak: [.noOops])
    try race.play("punch P9\nfault-1 F12")
    try race.step("punch P10b") { $0.file.oops = .removedWhileMapped(0) }
  }

  @Test("a page that is unmapped and removed under a fault is freed while it is locked")
  func freedWhileLocked() throws {
    var race = try faultInside(mayBreak: [.noOops])
    try race.play("fault-1 F12\npunch P9-P10b")
    try race.step("punch P11") { $0.file.oops = .freedWhileLocked(0) }
  }

  @Test("a fault maps a page that has been removed, and stores into nobody's page")
  func strayPte() throws {
    var race = try faultInside(mayBreak: [.countsBalance])
    try race.play("punch P9 P10b\nfault-1 F12")
    #expect(race.status(of: .countsBalance) == .broken(.strayPte(0)))
    try race.play("fault-1 F13-F15")
    #expect(race.flat[1] == .faulter(.finished))
    #expect(race.flat[page: 0].content == .old(0))
    #expect(race.picture == "-")
  }
}
