// Knows what the rows of the puncher's second loop change: P14-P20.

import Testing

@testable import Shmem

@Suite("The second loop")
struct SecondLoopTests {
  private typealias FlatCursor = Cursor<FlatStorage.Batch>

  /// A race without the first loop, at P14.
  private func race(
    _ kernel: Kernel,
    _ file: String,
    tasks: String = "",
    mayBreak: Set<Promise> = []
  ) throws -> Race {
    var race = try Race(kernel, file, tasks: tasks, mayBreak: mayBreak, set: "first-pass=off")
    try race.play("punch P1-P4")
    return race
  }

  @Test("P14 takes a reference to each page and pins no swap entry")
  func p14() throws {
    var race = try race(.v3_16, "page,swap")
    try race.step("punch P14") {
      $0[page: 0].references += 1
      let cursor = FlatCursor(at: 0, in: [(0, .page(0)), (1, .swap(1))])
      $0.move(.puncher, to: .puncher(.undo(.second(.entry, cursor, freed: 0))))
    }
  }

  @Test("P14 of a rescanning loop remembers that it looks from the start")
  func p14Rescan() throws {
    var race = try race(.v3_15, "swap")
    try race.step("punch P14") {
      let cursor = FlatCursor(at: 0, in: [(0, .swap(0))], opensScan: true)
      $0.move(.puncher, to: .puncher(.undo(.second(.entry, cursor, freed: 0))))
    }
  }

  @Test("P14 finds nothing and the loop is over")
  func p14Nothing() throws {
    for kernel in Kernel.of2014 {
      var race = try race(kernel, "hole")
      try race.step("punch P14") { $0.move(.puncher, to: .puncher(.undo(.account(freed: 0)))) }
    }
  }

  @Test("P14 of a rescanning loop starts over unless it looked from the start")
  func p14StartsOver() throws {
    var race = try race(.v3_15, "swap")
    try race.play("punch P14 P16 P20")
    try race.step("punch P14") {
      $0.move(.puncher, to: .puncher(.undo(.gather(.second, from: 0, freed: 1))))
    }
    try race.step("punch P14") { $0.move(.puncher, to: .puncher(.undo(.account(freed: 1)))) }
  }

  @Test("P14 of a rescanning loop that has run past the hole takes what the file has")
  func p14PastTheHole() throws {
    var race = try race(.v3_15, "swap,hole,hole,swap,swap 0-1")
    try race.play("punch P14 P16 P15")
    try race.step("punch P14") {
      let cursor = FlatCursor(at: 0, in: [(4, .swap(4))])
      $0.move(.puncher, to: .puncher(.undo(.second(.entry, cursor, freed: 1))))
    }
    try race.play("punch P15 P14")
    #expect(try race.readiness("punch") == .ready(.p14))
  }

  @Test("P15 leaves the batch at an entry behind the hole")
  func p15() throws {
    var race = try race(.v3_16, "hole,page 0-0")
    try race.play("punch P14")
    try race.step("punch P15") {
      $0[page: 1].references -= 1
      $0.move(.puncher, to: .puncher(.undo(.account(freed: 0))))
    }
  }

  @Test("P15 ends a rescanning loop that looked from the start")
  func p15EndsTheScan() throws {
    var race = try race(.v3_15, "hole,page 0-0")
    try race.play("punch P14")
    try race.step("punch P15") {
      $0[page: 1].references -= 1
      $0.move(.puncher, to: .puncher(.undo(.account(freed: 0))))
    }
  }

  @Test("P15 sends a rescanning loop on behind the entry if something was there before it")
  func p15GoesOn() throws {
    var race = try race(.v3_15, "swap,hole,swap 0-1")
    try race.play("punch P14 P16")
    try race.step("punch P15") {
      $0.move(.puncher, to: .puncher(.undo(.gather(.second, from: 3, freed: 1))))
    }
  }

  @Test("P16 empties the slot and gives the swap entry back at once")
  func p16() throws {
    var race = try race(.v3_16, "cached")
    try race.play("punch P14")
    try race.step("punch P16") {
      $0[slot: 0] = nil
      $0[swap: 0] = SwapSlot()
      $0[page: 0] = Page()
      let cursor = FlatCursor(at: 1, in: [(0, .swap(0))])
      $0.move(.puncher, to: .puncher(.undo(.second(.entry, cursor, freed: 1))))
    }
  }

  @Test("P16 ignores a swap entry that has become a page, if the kernel has no swap retry")
  func p16MismatchIgnored() throws {
    var race = try race(.rfc24June, "swap", tasks: "read@0")
    try race.play(
      """
      punch   P14
      read-1  S1-S7
      """
    )
    try race.step("punch P16") {
      let cursor = FlatCursor(at: 1, in: [(0, .swap(0))])
      $0.move(.puncher, to: .puncher(.undo(.second(.entry, cursor, freed: 0))))
    }
  }

  @Test("P16 goes back to the very entry that has become a page, if the kernel has the swap retry")
  func p16MismatchRetried() throws {
    var race = try race(.v3_16, "swap,swap", tasks: "read@1")
    try race.play(
      """
      punch   P14 P16
      read-1  S1-S7
      """
    )
    try race.step("punch P16") {
      let cursor = FlatCursor(at: 1, in: [(0, .swap(0)), (1, .swap(1))])
      $0.move(.puncher, to: .puncher(.undo(.second(.goBack, cursor, freed: 1))))
    }
    try race.step("punch P20") {
      $0.move(.puncher, to: .puncher(.undo(.gather(.second, from: 1, freed: 1))))
    }
  }

  @Test("P17 locks a gathered page")
  func p17() throws {
    var race = try race(.v3_15, "page")
    try race.play("punch P14")
    try race.step("punch P17") {
      $0[page: 0].lockOwner = .puncher
      let cursor = FlatCursor(at: 0, in: [(0, .page(0))])
      $0.move(.puncher, to: .puncher(.undo(.second(.check, cursor, freed: 0))))
    }
  }

  @Test("P17 waits for the page lock")
  func p17Waits() throws {
    var race = try race(.v3_16, "page", tasks: "reclaim@0")
    try race.play(
      """
      reclaim-1  C1 C2
      punch      P14
      """
    )
    #expect(try race.readiness("punch") == .waits(.p17, .pageLock(0, heldBy: 1)))
    try race.play("reclaim-1 C5")
    #expect(try race.readiness("punch") == .ready(.p17))
  }

  @Test("P18 finds that the page still belongs to the file, and whether it is mapped")
  func p18() throws {
    let cursor = FlatCursor(at: 0, in: [(0, .page(0))])
    var bare = try race(.v3_15, "page")
    try bare.play("punch P14 P17")
    try bare.step("punch P18") {
      $0.move(.puncher, to: .puncher(.undo(.second(.remove, cursor, freed: 0))))
    }
    var mapped = try race(.v3_15, "page", tasks: "fault-read@0")
    try mapped.play(
      """
      fault-1  F5-F14
      punch    P14 P17
      """
    )
    try mapped.step("punch P18") {
      $0.move(.puncher, to: .puncher(.undo(.second(.unmapPage, cursor, freed: 0))))
    }
  }

  /// Up to P18 on a page that reclaim has moved to swap since the gather.
  private func lostPage(_ kernel: Kernel) throws -> Race {
    var race = try race(kernel, "page", tasks: "reclaim@0", mayBreak: [.oldDataGone])
    try race.play(
      """
      reclaim-1  C1-C5
      punch      P14
      reclaim-1  C6-C13
      punch      P17
      """
    )
    return race
  }

  @Test("P18 ignores a page that has left the file, if the kernel has no page retry")
  func p18GoneIgnored() throws {
    var race = try lostPage(.take2)
    try race.step("punch P18") {
      let cursor = FlatCursor(at: 0, in: [(0, .page(0))])
      $0.move(.puncher, to: .puncher(.undo(.second(.unlock, cursor, freed: 0))))
    }
    try race.play("punch P20 P20-P23")
    #expect(race.status(of: .oldDataGone) == .broken(.survived([0])))
  }

  @Test("P18 unlocks and goes back to the very page that left, if the kernel has the page retry")
  func p18GoneRetried() throws {
    var race = try lostPage(.v3_16)
    try race.step("punch P18") {
      $0[page: 0].lockOwner = nil
      let cursor = FlatCursor(at: 0, in: [(0, .page(0))])
      $0.move(.puncher, to: .puncher(.undo(.second(.goBack, cursor, freed: 0))))
    }
    try race.step("punch P20") {
      $0[page: 0].references -= 1
      $0.move(.puncher, to: .puncher(.undo(.gather(.second, from: 0, freed: 0))))
    }
    try race.play("punch P14 P16 P20 P21-P23")
    #expect(race.picture == "-")
  }

  @Test("P19 unmaps the page, then removes it from the file")
  func p19() throws {
    var race = try race(.v3_15, "page", tasks: "fault-read@0")
    try race.play(
      """
      fault-1  F5-F14
      punch    P14-P18
      """
    )
    let cursor = FlatCursor(at: 0, in: [(0, .page(0))])
    try race.step("punch P19") {
      $0[page: 0].isMapped = false
      $0[page: 0].references -= 1
      $0.move(.puncher, to: .puncher(.undo(.second(.remove, cursor, freed: 0))))
    }
    try race.step("punch P19") {
      $0[slot: 0] = nil
      $0[page: 0].mapping = nil
      $0[page: 0].isDirty = false
      $0[page: 0].references -= 1
      $0.file.nrpages -= 1
      $0.move(.puncher, to: .puncher(.undo(.second(.unlock, cursor, freed: 0))))
    }
  }

  @Test("P20 unlocks the page, then leaves the batch and drops its references")
  func p20() throws {
    var race = try race(.v3_16, "page")
    try race.play("punch P14-P19")
    try race.step("punch P20") {
      $0[page: 0].lockOwner = nil
      let cursor = FlatCursor(at: 1, in: [(0, .page(0))])
      $0.move(.puncher, to: .puncher(.undo(.second(.entry, cursor, freed: 0))))
    }
    try race.step("punch P20") {
      $0[page: 0] = Page()
      $0.move(.puncher, to: .puncher(.undo(.account(freed: 0))))
    }
  }

  @Test("P20 gathers on behind the batch while the hole has more")
  func p20GathersOn() throws {
    var race = try race(.v3_16, "swap,hole")
    try race.play("punch P14 P16")
    try race.step("punch P20") {
      $0.move(.puncher, to: .puncher(.undo(.gather(.second, from: 1, freed: 1))))
    }
  }
}
