// Knows what the first loop does in 6.1, whose gather locks and ends with the hole.

import Testing

@testable import Shmem

@Suite("The first loop of 6.1")
struct LockingGatherTests {
  private typealias FlatCursor = Cursor<FlatStorage.Batch>

  /// The puncher's place in the first loop, at an entry of a batch that was gathered locked.
  private func first(
    _ place: EntryPhase,
    at position: Int,
    in entries: [(PageIndex, Entry)],
    freed: Int = 0
  ) -> TaskPlace<FlatStorage.Batch> {
    let cursor = FlatCursor(at: position, in: entries, isLocked: true)
    return .puncher(.undo(.first(place, cursor, freed: freed)))
  }

  @Test("P5 locks every page that it takes, and nothing on a swap entry")
  func p5() throws {
    var race = try Race(.v6_1, "page,swap,page")
    try race.play("punch P1-P4")
    try race.step("punch P5") {
      for page in [PageNumber(0), 2] {
        $0[page: page].references += 1
        $0[page: page].lockOwner = .puncher
      }
      let batch: [(PageIndex, Entry)] = [(0, .page(0)), (1, .swap(1)), (2, .page(2))]
      $0.move(.puncher, to: first(.entry, at: 0, in: batch))
    }
    #expect(race.flat[.puncher].lockedPages == [0, 2])
  }

  @Test("P5 leaves out what somebody else has locked, and takes what comes behind it")
  func p5Busy() throws {
    var race = try Race(.v6_1, "page,page", tasks: "reclaim@0", batchLimit: 1)
    try race.play("reclaim-1 C1 C2\npunch P1-P4")
    try race.step("punch P5") {
      $0[page: 1].references += 1
      $0[page: 1].lockOwner = .puncher
      $0.move(.puncher, to: first(.entry, at: 0, in: [(1, .page(1))]))
    }
  }

  @Test("P5 finds nothing that it could lock, and the first loop is over though pages remain")
  func p5AllBusy() throws {
    var race = try Race(.v6_1, "page", tasks: "reclaim@0")
    try race.play("reclaim-1 C1 C2\npunch P1-P4")
    try race.step("punch P5") {
      $0.move(.puncher, to: .puncher(.undo(.edge(.first, .lookUp, freed: 0))))
    }
    #expect(race.picture == "P0:old")
  }

  @Test("P5 takes nothing behind the hole")
  func p5Bounded() throws {
    var race = try Race(.v6_1, "hole,page,page,swap 0-1")
    try race.play("punch P1-P4")
    try race.step("punch P5") {
      $0[page: 1].references += 1
      $0[page: 1].lockOwner = .puncher
      $0.move(.puncher, to: first(.entry, at: 0, in: [(1, .page(1))]))
    }
  }

  @Test("P5 of a gather that locks but does not end with the hole gives back what lies behind it")
  func p5Unbounded() throws {
    var race = try Race(.v6_1, "hole,page,page 0-1", set: "bounded-gather=off")
    try race.play("punch P1-P5 P10b P11")
    #expect(race.flat[.puncher].lockedPages == [2])
    #expect(race.flat[page: 2].lockOwner == .puncher)
    try race.step("punch P11") {
      $0[page: 1] = Page()
      $0[page: 2].references -= 1
      $0[page: 2].lockOwner = nil
      $0.move(.puncher, to: .puncher(.undo(.edge(.first, .lookUp, freed: 0))))
    }
  }

  @Test("P6 and P7 work on a swap entry while the pages behind it stay locked")
  func p6() throws {
    var race = try Race(.v6_1, "swap,page")
    let batch: [(PageIndex, Entry)] = [(0, .swap(0)), (1, .page(1))]
    try race.play("punch P1-P5")
    try race.step("punch P6") {
      $0[slot: 0] = nil
      $0.move(.puncher, to: first(.freeSwap, at: 0, in: batch, freed: 1))
    }
    try race.step("punch P7") {
      $0[swap: 0] = SwapSlot()
      $0.move(.puncher, to: first(.entry, at: 1, in: batch, freed: 1))
    }
  }

  @Test("P10b comes right after the gather, for the page is locked and belongs to the file")
  func p10b() throws {
    var race = try Race(.v6_1, "page")
    try race.play("punch P1-P5")
    try race.step("punch P10b") {
      $0[slot: 0] = nil
      $0[page: 0].mapping = nil
      $0[page: 0].isDirty = false
      $0[page: 0].references -= 1
      $0.file.nrpages -= 1
      $0.move(.puncher, to: first(.unlock, at: 0, in: [(0, .page(0))]))
    }
    try race.step("punch P11") {
      $0[page: 0].lockOwner = nil
      $0.move(.puncher, to: first(.entry, at: 1, in: [(0, .page(0))]))
    }
    try race.step("punch P11") {
      $0[page: 0] = Page()
      $0.move(.puncher, to: .puncher(.undo(.edge(.first, .lookUp, freed: 0))))
    }
  }

  @Test("P10a unmaps a page that a fault has mapped since P3")
  func p10a() throws {
    var race = try Race(.v6_1, "page", tasks: "fault-read@0", set: "fault-gate=none")
    try race.play("punch P1-P4\nfault-1 F5-F14\npunch P5")
    try race.step("punch P10a") {
      $0[page: 0].isMapped = false
      $0[page: 0].references -= 1
      $0.move(.puncher, to: first(.remove, at: 0, in: [(0, .page(0))]))
    }
    try race.play("punch P10b P11")
    #expect(race.picture == "-")
  }

  @Test("P11 of the misplaced swap retry unlocks what the gather has locked")
  func p11GoesBack() throws {
    var race = try Race(.v6_1, "swap,page", tasks: "read@0", set: "swap-retry=first")
    try race.play("punch P1-P5\nread-1 S1-S7\npunch P6")
    try race.step("punch P11") {
      $0[page: 1].lockOwner = nil
      $0[page: 1].references -= 1
      $0.move(.puncher, to: .puncher(.undo(.gather(.first, from: 0, freed: 0))))
    }
  }

  @Test("without the page lock the gather locks nothing, and the page may go before P10b")
  func withoutPageLock() throws {
    var race = try Race(
      .v6_1,
      "page",
      tasks: "reclaim@0",
      mayBreak: [.oldDataGone, .noOops],
      set: "page-lock=off whole-edges=off"
    )
    try race.play("reclaim-1 C1-C5\npunch P1-P5")
    #expect(race.flat[.puncher].lockedPages == [])
    try race.play("reclaim-1 C6-C13\npunch P10b P11 P14")
    #expect(race.picture == "s0:old")
  }

  @Test("P14 takes nothing behind the hole, so that P15 is no step")
  func p14Bounded() throws {
    var race = try Race(.v6_1, "hole,page 0-0", set: "first-pass=off whole-edges=off")
    try race.play("punch P1-P4")
    try race.step("punch P14") { $0.move(.puncher, to: .puncher(.undo(.account(freed: 0)))) }
  }
}
