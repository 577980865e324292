// Checks a gather that takes its slots one by one.

import RaceSupport
import Testing

@testable import Shmem

@Suite("The rule slow-gather")
struct SlowGatherTests {
  private typealias FlatCursor = Cursor<FlatStorage.Batch>

  /// The puncher in the middle of a gather from page 0 on.
  private func gathering(
    _ loop: UndoLoop,
    _ entries: [(PageIndex, Entry)],
    next: PageIndex,
    opensScan: Bool = false,
    isLocked: Bool = false
  ) -> TaskPlace<FlatStorage.Batch> {
    let cursor = FlatCursor(at: 0, in: entries, opensScan: opensScan, isLocked: isLocked)
    let batch = UndoBatch(loop: loop, cursor: cursor, counts: UndoCounts(freed: 0))
    return .puncher(.undo(.gathering(UndoGathering(batch: batch, start: 0, next: next))))
  }

  @Test("P5 takes a reference to the page of one slot, and looks at an empty one in a step as well")
  func slotBySlot() throws {
    var race = try Race(.v3_16, "page,hole,swap", set: "slow-gather=on")
    try race.play("punch P1-P4")
    try race.step("punch P5") {
      $0[page: 0].references += 1
      $0.move(.puncher, to: gathering(.first, [(0, .page(0))], next: 1))
    }
    #expect(race.flat[.puncher].undo?.references(to: 0) == 1)
    try race.step("punch P5") {
      $0.move(.puncher, to: gathering(.first, [(0, .page(0))], next: 2))
    }
    try race.step("punch P5") {
      let batch = FlatCursor(at: 0, in: [(0, .page(0)), (2, .swap(2))])
      $0.move(.puncher, to: .puncher(.undo(.first(.entry, batch, freed: 0))))
    }
  }

  @Test("P14 finds nothing in the last slot, and the second loop is over")
  func nothing() throws {
    var race = try Race(.v3_16, "hole,hole", set: "slow-gather=on first-pass=off")
    try race.play("punch P1-P4")
    try race.step("punch P14") { $0.move(.puncher, to: gathering(.second, [], next: 1)) }
    try race.step("punch P14") { $0.move(.puncher, to: .puncher(.undo(.account(freed: 0)))) }
  }

  @Test("a gather is full before it has seen every slot")
  func limit() throws {
    var race = try Race(.v3_16, "page,page,page", batchLimit: 2, set: "slow-gather=on")
    try race.play("punch P1-P5 P5")
    #expect(try race.readiness("punch") == .ready(.p8))
    #expect(race.flat[.puncher].undo?.batch?.cursor.batch.count == 2)
  }

  @Test("in 6.1 a gather locks page by page, and leaves out what is locked when its slot comes")
  func locks() throws {
    var race = try Race(.v6_1, "page,page,hole 0-1", tasks: "reclaim@1", set: "slow-gather=on")
    try race.play("punch P1-P4")
    try race.step("punch P5") {
      $0[page: 0].references += 1
      $0[page: 0].lockOwner = .puncher
      $0.move(.puncher, to: gathering(.first, [(0, .page(0))], next: 1, isLocked: true))
    }
    #expect(race.flat[.puncher].lockedPages == [0])
    try race.play("reclaim-1 C1 C2   locks the other page between the two slots")
    try race.step("punch P5") {
      let batch = FlatCursor(at: 0, in: [(0, .page(0))], isLocked: true)
      $0.move(.puncher, to: .puncher(.undo(.first(.entry, batch, freed: 0))))
    }
  }

  @Test("a scan can find nothing although the hole is never empty")
  func nothingAllAlong() throws {
    var race = try Race(
      .v3_15,
      "hole,clean",
      tasks: "fault-read@0 reclaim@1",
      set: "slow-gather=on first-pass=off"
    )
    try race.play(
      """
      punch      P1-P14    slot 0 is empty
      fault-1    F5-F14    slot 0 holds a page
      reclaim-1  C1 C2 C4  slot 1 is empty
      punch      P14       slot 1 is empty
      """
    )
    #expect(try race.readiness("punch") == .ready(.p21))
    #expect(race.picture.hasPrefix("P0"))
  }

  @Test("in tmpfs no verdict differs from that of a gather in one step", arguments: Kernel.upTo6_1)
  func verdicts(kernel: Kernel) throws {
    let races = [
      ("page", "read@0 reclaim@0"), ("swap,page", "read@0 reclaim@1"), ("page", "fault-read@0"),
      ("page,page 0-0", "truncate@1 reclaim@1"), ("page,swap,page 0-1", "evict reclaim@0"),
    ]
    for (file, tasks) in races {
      func broken(_ word: String) throws -> Set<Promise> {
        let scenario = try Scenario(kernel, file, tasks: tasks, set: "slow-gather=\(word)")
        return Set(Walk(scenario).shortestBreaches.keys)
      }
      #expect(try broken("on") == broken("off"), "\(file) with \(tasks)")
    }
  }

  @Test("in an ordinary file a read puts the old bytes back into a slot that the gather has passed")
  func ordinaryFile() throws {
    func race(_ word: String) throws -> Scenario {
      let rules = "first-pass=off slow-gather=\(word)"
      return try Scenario(.v3_15, in: .file, "clean,clean", tasks: "read@0", set: rules)
    }
    #expect(Walk(try race("off")).shortestLoss == nil)
    #expect(Walk(try race("on")).shortestLoss?.count == 22)
    var lost = Race(try race("on"), mayBreak: [.oldDataGone])
    try lost.play(
      """
      punch   P1-P14 P14     takes both pages
      punch   P17-P20        removes the first
      punch   P17-P20 P20    removes the second
      punch   P14 P14        nothing behind; from the start: slot 0 is empty
      read-1  R1 M1-M3       fills slot 0 with the bytes of the disk
      punch   P14            slot 1 is empty: the gather has found nothing
      """
    )
    #expect(lost.steps.count == 22)
    #expect(lost.status(of: .oldDataGone) == .broken(.survived([0])))
  }

  @Test("an entry goes stale in the middle of its own gather")
  func stale() throws {
    var race = try Race(.v3_16, "swap,page", tasks: "read@0", set: "slow-gather=on first-pass=off")
    try race.play("punch P1-P14\nread-1 S1-S10 R3\npunch P14 P16")
    #expect(try race.readiness("punch") == .ready(.p20), "P16 fails and goes back")
    try race.finishPunch()
    #expect(race.picture == "- -")
  }
}
