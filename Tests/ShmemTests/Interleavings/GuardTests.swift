// Knows what each guard is good for: what goes wrong without it, and what does not.

import Testing

import RaceSupport
@testable import Shmem

/// A row of the table below: every schedule of a small race with one guard off.
struct GuardVerdict: Sendable, CustomTestStringConvertible {
  var file: String
  var tasks: String
  var kernel: Kernel
  var guardOff: RuleName
  var states: Int
  /// The promises that some schedule breaks, each with the number of steps of its shortest breach.
  var breaches: String

  var testDescription: String { "\(file) with \(tasks) under \(kernel) without \(guardOff)" }

  /// Reads columns that two spaces part.
  init?(reading line: Substring) {
    let columns = line.split(separator: "  ").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }
    guard columns.count == 6, let kernel = Kernel(rawValue: String(columns[2])),
      let guardOff = RuleName(rawValue: String(columns[3])), let states = Int(columns[4])
    else { return nil }
    file = String(columns[0])
    tasks = String(columns[1])
    self.kernel = kernel
    self.guardOff = guardOff
    self.states = states
    breaches = String(columns[5])
  }

  static let table: [GuardVerdict] = text.split(whereSeparator: \.isNewline).compactMap {
    GuardVerdict(reading: $0)
  }

  private static let text = """
    file         tasks                     kernel   guard off              states  breaches

    [page]       reclaim 0                 3.16     page-lock                 238  never-empty 10, no-oops 11
    [page]       fault-write 0, read 0     3.16     page-lock                2996  counts-balance 12, no-oops 12
    [swap]       read 0                    3.16     page-lock                 195  never-empty 12
    [swap]       read 0, reclaim 0         3.16     page-lock                 885  old-data-gone 31, never-empty 12, no-oops 20
    [page]       fault-write 0, reclaim 0  3.16     page-lock                9775  never-empty 10, counts-balance 12, no-oops 11
    [hole] page  reclaim 1, fault-read 1   3.16     page-lock                1351  none

    [swap]       read 0, reclaim 0         take-2   freeable-check            962  old-data-gone 33
    [swap]       read 0, reclaim 0         3.16     freeable-check            894  none
    [page]       read 0, reclaim 0         3.16     freeable-check           1652  none
    [page]       fault-write 0, reclaim 0  3.16     freeable-check           6156  none

    [swap]       read 0                    3.16     compare-in-free-swap      195  never-empty 11, counts-balance 11
    [swap]       read 0, reclaim 0         3.16     compare-in-free-swap      757  never-empty 11, counts-balance 11, no-oops 24
    [page]       reclaim 0                 3.16     compare-in-free-swap      229  none

    [page]       reclaim 0                 3.16     atomic-swizzle            262  old-data-gone 17, never-empty 9
    [swap]       read 0                    3.16     atomic-swizzle            197  old-data-gone 13, never-empty 5
    [page]       fault-write 0, reclaim 0  3.16     atomic-swizzle           8043  old-data-gone 17, never-empty 9, no-oops 15
    [hole] page  reclaim 1, fault-read 1   3.16     atomic-swizzle           1903  outside-untouched 9, never-empty 9, no-oops 15
    [hole] swap  read 1, fault-read 1      3.16     atomic-swizzle           2036  outside-untouched 5, never-empty 5, counts-balance 11
    [page]       fault-write 0, read 0     3.16     atomic-swizzle           2152  none
    """
}

@Suite("Guards")
struct GuardTests {
  @Test("every row of the table is read")
  func table() {
    #expect(GuardVerdict.table.count == 19)
  }

  @Test("without a guard these promises can be broken and no others", arguments: GuardVerdict.table)
  func verdict(_ verdict: GuardVerdict) throws {
    let scenario = try Scenario(verdict.kernel, verdict.file, tasks: verdict.tasks) {
      let isKnown = $0.set(verdict.guardOff, to: "off")
      #expect(isKnown)
    }
    .withoutStrayWakeUps
    let walk = Walk(scenario)
    let breaches = Promise.allCases.compactMap { promise in
      walk.shortestBreaches[promise].map { "\(promise.rawValue) \($0.count)" }
    }
    #expect((breaches.isEmpty ? "none" : breaches.joined(separator: ", ")) == verdict.breaches)
    #expect(walk.stateCount == verdict.states)
  }

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
      "[swap]",
      tasks: "read 0, reclaim 0",
      mayBreak: [.oldDataGone]
    ) { $0.guards.pageLock = false }
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
    var race = try Race(.v3_16, "[swap]", tasks: "read 0, reclaim 0")
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
      "[page]",
      tasks: "reclaim 0",
      mayBreak: [.neverEmpty, .noOops]
    ) { $0.guards.pageLock = false }
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
    var race = try Race(.v3_16, "[page]", tasks: "fault-write 0", mayBreak: mayBreak) {
      $0.guards.pageLock = false
    }
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

  // MARK: The look at the references

  /// The puncher holds a reference to the page that reclaim has locked.
  private static let gathered = """
    punch      P1-P5
    read-1     S1-S7
    punch      P6 P11
    read-1     S8-S10 R3
    reclaim-1  C1 C2
    punch      P14
    """

  @Test("without the look at the references a gathered page goes out")
  func goesOutGathered() throws {
    var race = try Race(
      .take2,
      "[swap]",
      tasks: "read 0, reclaim 0",
      mayBreak: [.oldDataGone]
    ) { $0.guards.freeableCheck = false }
    try race.play(Self.gathered)
    try race.play("reclaim-1 C5-C13\npunch P17-P20 P20-P22")
    #expect(race.status(of: .oldDataGone) == .broken(.survived([0])))
  }

  @Test("with it the gathered page is kept")
  func keepsGathered() throws {
    var race = try Race(.take2, "[swap]", tasks: "read 0, reclaim 0")
    try race.play(Self.gathered)
    try race.play("reclaim-1 C5")
    #expect(race.flat[2] == .reclaimer(.finished))
    try race.finishPunch()
    #expect(race.picture == "-")
  }

  // MARK: The comparison

  private func withoutComparison(_ tasks: String) throws -> Race {
    try Race(.v3_16, "[swap]", tasks: tasks, mayBreak: [.neverEmpty, .countsBalance, .noOops]) {
      $0.guards.compareInFreeSwap = false
    }
  }

  @Test("without the comparison a page is torn from its slot, and its swap entry is freed twice")
  func tearsOutPage() throws {
    var race = try withoutComparison("read 0")
    try race.play("punch P1-P5\nread-1 S1-S7")
    try race.step("punch P6") {
      $0[slot: 0] = nil
      let cursor = Cursor<FlatStorage.Batch>(at: 0, in: [(0, .swap(0))])
      $0.move(.puncher, to: .puncher(.undo(.first(.freeSwap, cursor, freed: 1))))
    }
    #expect(race.status(of: .countsBalance) == .broken(.pageTotal(stored: 1, expected: 0)))
    // The read has not freed the entry yet; the page is locked and stays in the swap cache.
    try race.play("punch P7")
    #expect(race.flat[swap: 0].count == 0)
    #expect(race.flat[swap: 0].cachedPage == 0)
    // Now the read frees it as well, and nobody is there to drop the tree's reference.
    try race.play("read-1 S8-S10 R3")
    #expect(race.flat[swap: 0].isFree)
    #expect(race.flat[page: 0].references == 1)
    #expect(race.flat[page: 0].mapping == 0)
  }

  @Test("a page torn from its slot behind a swap-in that is over: nothing is freed at all")
  func freesNothing() throws {
    var race = try withoutComparison("read 0")
    try race.play("punch P1-P5\nread-1 S1-S10 R3\npunch P6")
    #expect(race.flat[swap: 0].isFree)
    try race.step("punch P7") {
      $0.move(
        .puncher,
        to: .puncher(.undo(.first(.entry, Cursor(at: 1, in: [(0, .swap(0))]), freed: 1)))
      )
    }
    #expect(race.flat[page: 0].references == 1)
  }

  @Test("another swap entry torn from the slot keeps its count for ever")
  func leaksEntry() throws {
    var race = try withoutComparison("read 0, reclaim 0")
    try race.play("punch P1-P5\nread-1 S1-S10 R3\nreclaim-1 C1-C14")
    #expect(race.picture == "s1:old")
    try race.play("punch P6 P7")
    #expect(race.picture == "-")
    #expect(
      race.status(of: .countsBalance) == .broken(.swapCount(1, stored: 1, expected: 0))
    )
  }

  @Test("a page torn from its slot while reclaim writes it out stops the kernel")
  func tornUnderReclaim() throws {
    var race = try withoutComparison("read 0, reclaim 0")
    try race.play("punch P1-P5\nread-1 S1-S10 R3\nreclaim-1 C1-C10\npunch P6")
    try race.step("reclaim-1 C11") { $0.file.oops = .slotLost(0, 0) }
  }

  @Test("with the comparison the same slot is left alone, and the second loop comes back to it")
  func compares() throws {
    var race = try Race(.v3_16, "[swap]", tasks: "read 0")
    try race.play("punch P1-P5\nread-1 S1-S7\npunch P6 P11\nread-1 S8-S10 R3")
    #expect(race.picture == "P0:old")
    try race.finishPunch()
    #expect(race.picture == "-")
  }

  // MARK: The atomic swizzle

  @Test("a punch that looks between the two stores of a swap-in misses the data")
  func missesInTheInstant() throws {
    var race = try Race(
      .v3_16,
      "[swap]",
      tasks: "read 0",
      mayBreak: [.oldDataGone, .neverEmpty]
    ) { $0.guards.atomicSwizzle = false }
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
      "[page]",
      tasks: "reclaim 0",
      mayBreak: [.oldDataGone, .neverEmpty]
    ) { $0.guards.atomicSwizzle = false }
    try race.play("reclaim-1 C1-C11a\npunch P1-P5 P14-P22\nreclaim-1 C11b-C14")
    #expect(race.picture == "s0:old")
    #expect(race.status(of: .oldDataGone) == .broken(.survived([0])))
  }

  @Test("a fault that looks between the two stores puts zeros where data was; a swap slot leaks")
  func fillsTheInstant() throws {
    var race = try Race(
      .v3_16,
      "[hole] swap",
      tasks: "read 1, fault-read 1",
      mayBreak: [.outsideUntouched, .neverEmpty, .countsBalance]
    ) { $0.guards.atomicSwizzle = false }
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
      "[hole] page",
      tasks: "reclaim 1, fault-read 1",
      mayBreak: [.outsideUntouched, .neverEmpty, .noOops]
    ) { $0.guards.atomicSwizzle = false }
    try race.play("reclaim-1 C1-C11a\nfault-1 F1-F9")
    try race.step("reclaim-1 C11b") { $0.file.oops = .slotTaken(1) }
  }

  @Test("a slot that was punched before the first store is noticed, as in one store")
  func punchedBefore() throws {
    var race = try Race(.v3_16, "[swap]", tasks: "read 0") { $0.guards.atomicSwizzle = false }
    try race.play("read-1 S1-S5\npunch P1-P11\nread-1 S7a R1")
    #expect(race.flat[1] == .reader(.finished))
    #expect(race.flat[swap: 0].isFree)
  }

  @Test("the puncher's own swap-in of an edge page empties a slot too")
  func edge() throws {
    var race = try Race(
      .v3_16,
      "swap~ [hole]",
      mayBreak: [.outsideUntouched, .neverEmpty]
    ) { $0.guards.atomicSwizzle = false }
    try race.play("punch P1-P5 S1-S7a")
    #expect(race.status(of: .neverEmpty) == .broken(.emptySlot(0, 0)))
    try race.finishPunch()
    #expect(race.status(of: .neverEmpty) == .holds)
    #expect(race.picture == "P0:old -")
  }
}
