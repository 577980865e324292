// Knows that every promise can be broken, and by what.

import RaceSupport
import Testing

@testable import Shmem

@Suite("Promises")
struct PromiseTests {
  private typealias FlatMachine = Machine<FlatStorage>

  /// The state behind a schedule, edited as no step could.
  private func status(
    of promise: Promise,
    _ file: String,
    tasks: String = "read 0, reclaim 0",
    after schedule: String = "",
    editing edit: (inout Machine<FlatStorage>) -> Void = { _ in }
  ) throws -> PromiseStatus {
    var race = try Race(.v3_16, file, tasks: tasks)
    try race.play(schedule)
    var machine = race.flat
    edit(&machine)
    return machine.status(of: promise, in: race.scenario)
  }

  // MARK: Old data gone

  private let wholePunch = "punch P1-P11 P11 P14 P21 P22"

  @Test("old data is an open obligation until P22, page by page")
  func oldDataOpen() throws {
    #expect(try status(of: .oldDataGone, "page [page swap hole]") == .open([1, 2]))
    #expect(
      try status(of: .oldDataGone, "page [page swap hole]", after: "punch P1-P11")
        == .open([2])
    )
    #expect(try status(of: .oldDataGone, "[page]", after: wholePunch) == .holds)
  }

  @Test("a page that was never written is no obligation")
  func blankPageIsNoObligation() throws {
    #expect(try status(of: .oldDataGone, "[fallocated hole]") == .holds)
  }

  @Test("old data that can be reached after P22 breaks the promise, in a page or in swap")
  func oldDataSurvived() throws {
    let inPage = try status(of: .oldDataGone, "[page]", after: wholePunch) {
      $0[slot: 0] = .page(0)
      $0[page: 0].content = .old(0)
    }
    #expect(inPage == .broken(.survived([0])))
    let inSwap = try status(of: .oldDataGone, "[page]", after: wholePunch) {
      $0[slot: 0] = .swap(3)
      $0[swap: 3].content = .old(0)
    }
    #expect(inSwap == .broken(.survived([0])))
  }

  @Test("what came after P2 may stay")
  func newDataMayStay() throws {
    let status = try status(of: .oldDataGone, "[page]", after: wholePunch) {
      $0[slot: 0] = .page(0)
      $0[page: 0].content = .zeros(0)
    }
    #expect(status == .holds)
  }

  @Test("obligations and tolerated pages part at P2, and stop at the ends of the hole")
  func obligations() throws {
    let scenario = try Scenario(.v3_16, "page [page page] page")
    var machine = FlatMachine(scenario)
    machine[page: 2].content = .zeros(2)
    machine[page: 3].content = .zeros(3)
    #expect(machine.obligations(in: scenario) == [1])
    #expect(machine.tolerated(in: scenario) == [2])
  }

  // MARK: Outside untouched

  @Test("data outside the hole survives a punch of both its edges")
  func outsideUntouched() throws {
    var race = try Race(.v3_16, "page~ [page] swap~")
    try race.finishPunch()
    #expect(race.status(of: .outsideUntouched) == .holds)
    #expect(race.picture == "P0:old - P2:old")
  }

  @Test("data outside the hole that is gone, or another page's, breaks the promise")
  func lostOutside() throws {
    let gone = try status(of: .outsideUntouched, "page [page] swap") {
      $0[slot: 0] = nil
      $0[slot: 2] = nil
    }
    #expect(gone == .broken(.lostOutside([0, 2])))
    let exchanged = try status(of: .outsideUntouched, "page [hole] page") {
      $0[slot: 0] = .page(2)
      $0[slot: 2] = .page(0)
    }
    #expect(exchanged == .broken(.lostOutside([0, 2])))
  }

  @Test("zeros outside the hole may be dropped, and the hole is not outside")
  func zerosOutside() throws {
    let status = try status(of: .outsideUntouched, "clean [page] fallocated") {
      for index in 0..<3 {
        $0[slot: PageIndex(UInt64(index))] = nil
      }
    }
    #expect(status == .holds)
  }

  // MARK: Never empty

  @Test(
    "a slot that is empty while its page goes to swap breaks the promise",
    arguments: ["C5", "C6", "C7", "C8", "C9", "C10"]
  )
  func emptyOnTheWayOut(_ row: String) throws {
    let schedule = "reclaim-1 C1-\(row)"
    let emptied = try status(of: .neverEmpty, "[page]", after: schedule) { $0[slot: 0] = nil }
    #expect(emptied == .broken(.emptySlot(0, 2)))
    #expect(try status(of: .neverEmpty, "[page]", after: schedule) == .holds)
  }

  @Test(
    "a slot that is empty while its page comes back breaks the promise",
    arguments: ["S7", "S8"]
  )
  func emptyOnTheWayIn(_ row: String) throws {
    let schedule = "read-1 S1-\(row)"
    let emptied = try status(of: .neverEmpty, "[swap]", after: schedule) { $0[slot: 0] = nil }
    #expect(emptied == .broken(.emptySlot(0, 1)))
    #expect(try status(of: .neverEmpty, "[swap]", after: schedule) == .holds)
  }

  @Test("a slot may be empty before and behind that window")
  func emptyOtherwise() throws {
    for schedule in ["reclaim-1 C1-C2", "reclaim-1 C1-C11"] {
      #expect(
        try status(of: .neverEmpty, "[page]", after: schedule) { $0[slot: 0] = nil } == .holds
      )
    }
  }

  // MARK: Counts balance

  @Test("counts balance in the middle of everything")
  func countsBalance() throws {
    let schedule = """
      read-1     S1-S7
      reclaim-1  C1-C10
      punch      P1-P6
      """
    let tasks = "read 2, reclaim 1"
    let status = try status(
      of: .countsBalance,
      "[swap page swap]",
      tasks: tasks,
      after: schedule
    )
    #expect(status == .holds)
  }

  /// A way to upset one count.
  private struct Upset {
    var breach: Breach
    var edit: (inout Machine<FlatStorage>) -> Void
  }

  @Test("any count that is one off breaks the promise")
  func countsOff() throws {
    let upsets = [
      Upset(breach: .references(0, stored: 2, expected: 1)) { $0[page: 0].references += 1 },
      Upset(breach: .references(0, stored: 1, expected: 2)) { $0[page: 0].isMapped = true },
      Upset(breach: .slotDisagrees(0)) { $0[page: 0].mapping = 1 },
      Upset(breach: .slotDisagrees(0)) { $0[slot: 0] = .page(2) },
      Upset(breach: .swapCount(1, stored: 0, expected: 1)) { $0[swap: 1].count = 0 },
      Upset(breach: .swapCount(3, stored: 1, expected: 0)) { $0[swap: 3].count = 1 },
      Upset(breach: .hasCache(1)) { $0[swap: 1].hasCache = true },
      Upset(breach: .hasCache(2)) { $0[swap: 2].hasCache = false },
      Upset(breach: .pageTotal(stored: 2, expected: 1)) { $0.file.nrpages += 1 },
      Upset(breach: .swappedTotal(stored: 1, expected: 2)) { $0.file.swapped -= 1 },
    ]
    for upset in upsets {
      let status = try status(of: .countsBalance, "[page swap cached]", editing: upset.edit)
      #expect(status == .broken(upset.breach))
    }
  }

  @Test("a page that nobody's slot leads to does not balance")
  func strayPage() throws {
    let status = try status(of: .countsBalance, "[hole]") {
      $0[page: 0].references = 1
      $0[page: 0].mapping = 0
    }
    #expect(status == .broken(.slotDisagrees(0)))
  }

  @Test("a promise status says whether it is broken")
  func isBroken() {
    #expect(!PromiseStatus.holds.isBroken)
    #expect(!PromiseStatus.open([0]).isBroken)
    #expect(PromiseStatus.broken(.survived([0])).isBroken)
  }
}
