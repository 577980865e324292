// Knows what the rows of the puncher's first loop change: P5-P11.

import RaceSupport
import Testing

@testable import Shmem

@Suite("The first loop")
struct FirstLoopTests {
  private typealias FlatCursor = Cursor<FlatStorage.Batch>

  @Test("P5 takes a reference to each page, pins no swap entry and skips what is empty")
  func p5() throws {
    var race = try Race(.v3_16, "page,hole,swap")
    try race.play("punch P1-P4")
    try race.step("punch P5") {
      $0[page: 0].references += 1
      let batch = FlatCursor(at: 0, in: [(0, .page(0)), (2, .swap(2))])
      $0.move(.puncher, to: .puncher(.undo(.first(.entry, batch, freed: 0))))
    }
  }

  @Test("P5 finds nothing and the first loop is over")
  func p5Nothing() throws {
    var race = try Race(.v3_16, "hole")
    try race.play("punch P1-P4")
    try race.step("punch P5") {
      $0.move(.puncher, to: .puncher(.undo(.gather(.second, from: 0, freed: 0))))
    }
  }

  @Test("P5 counts entries and not pages of the file, so it may take some behind the hole")
  func p5BehindTheHole() throws {
    var race = try Race(.v3_16, "hole,page,page 0-1")
    try race.play("punch P1-P4")
    try race.step("punch P5") {
      $0[page: 1].references += 1
      $0[page: 2].references += 1
      let batch = FlatCursor(at: 0, in: [(1, .page(1)), (2, .page(2))])
      $0.move(.puncher, to: .puncher(.undo(.first(.entry, batch, freed: 0))))
    }
    try race.play("punch P8-P11")
    try race.step("punch P11") {
      $0[page: 1] = Page()
      $0[page: 2].references -= 1
      $0.move(.puncher, to: .puncher(.undo(.gather(.second, from: 0, freed: 0))))
    }
  }

  @Test("P5 takes no more than the batch limit")
  func p5Limit() throws {
    var race = try Race(.v3_16, "page,page,page", batchLimit: 2)
    try race.play("punch P1-P11 P8-P11 P11")
    #expect(try race.readiness("punch") == .ready(.p5))
    #expect(race.picture == "- - P2:old")
  }

  @Test("P6 goes back where a backport put the swap retry into the wrong loop")
  func p6GoesBack() throws {
    var race = try Race(.v3_16, "page,swap", tasks: "read@1", set: "swap-retry=first")
    try race.play("punch P1-P11\nread-1 S1-S7")
    let batch = FlatCursor(at: 1, in: [(0, .page(0)), (1, .swap(1))])
    try race.step("punch P6") {
      $0.move(.puncher, to: .puncher(.undo(.first(.goBack, batch, freed: 0))))
    }
    try race.step("punch P11") {
      $0[page: 0] = Page()
      $0.move(.puncher, to: .puncher(.undo(.gather(.first, from: 1, freed: 0))))
    }
    try race.play("punch P5\nread-1 S8-S10\npunch P8-P11")
    #expect(race.picture == "- -")
  }

  @Test("P6 empties a slot that still holds the gathered swap entry")
  func p6() throws {
    var race = try Race(.v3_16, "swap")
    try race.play("punch P1-P5")
    try race.step("punch P6") {
      $0[slot: 0] = nil
      let cursor = FlatCursor(at: 0, in: [(0, .swap(0))])
      $0.move(.puncher, to: .puncher(.undo(.first(.freeSwap, cursor, freed: 1))))
    }
  }

  @Test("P6 ignores a swap entry that has become a page")
  func p6Mismatch() throws {
    var race = try Race(.v3_16, "swap", tasks: "read@0")
    try race.play(
      """
      punch   P1-P5
      read-1  S1-S7
      """
    )
    try race.step("punch P6") {
      let cursor = FlatCursor(at: 1, in: [(0, .swap(0))])
      $0.move(.puncher, to: .puncher(.undo(.first(.entry, cursor, freed: 0))))
    }
  }

  @Test("P7 gives the swap entry back")
  func p7() throws {
    var race = try Race(.v3_16, "swap")
    try race.play("punch P1-P6")
    try race.step("punch P7") {
      $0[swap: 0] = SwapSlot()
      let cursor = FlatCursor(at: 1, in: [(0, .swap(0))])
      $0.move(.puncher, to: .puncher(.undo(.first(.entry, cursor, freed: 1))))
    }
  }

  @Test("P7 drops the cached page too if nobody is busy with it")
  func p7Cached() throws {
    var race = try Race(.v3_16, "cached")
    try race.play("punch P1-P6")
    try race.step("punch P7") {
      $0[swap: 0] = SwapSlot()
      $0[page: 0] = Page()
      let cursor = FlatCursor(at: 1, in: [(0, .swap(0))])
      $0.move(.puncher, to: .puncher(.undo(.first(.entry, cursor, freed: 1))))
    }
  }

  @Test("P7 leaves a locked page in the swap cache, for its lock holder to notice")
  func p7Locked() throws {
    var race = try Race(.v3_16, "cached", tasks: "read@0")
    try race.play(
      """
      read-1  S1-S4
      punch   P1-P6
      """
    )
    try race.step("punch P7") {
      $0[swap: 0].count = 0
      let cursor = FlatCursor(at: 1, in: [(0, .swap(0))])
      $0.move(.puncher, to: .puncher(.undo(.first(.entry, cursor, freed: 1))))
    }
  }

  @Test("P7 leaves a page in the swap cache that is being written")
  func p7Writeback() throws {
    var race = try Race(.v3_16, "page", tasks: "reclaim@0")
    try race.play(
      """
      reclaim-1  C1-C13
      punch      P1-P6
      """
    )
    try race.step("punch P7") {
      $0[swap: 0].count = 0
      let cursor = FlatCursor(at: 1, in: [(0, .swap(0))])
      $0.move(.puncher, to: .puncher(.undo(.first(.entry, cursor, freed: 1))))
    }
    try race.play("reclaim-1 C14 C15")
    #expect(race.flat[swap: 0] == SwapSlot())
    #expect(race.flat[page: 0] == Page())
  }

  @Test("P8 locks a gathered page")
  func p8() throws {
    var race = try Race(.v3_16, "page")
    try race.play("punch P1-P5")
    try race.step("punch P8") {
      $0[page: 0].lockOwner = .puncher
      let cursor = FlatCursor(at: 0, in: [(0, .page(0))])
      $0.move(.puncher, to: .puncher(.undo(.first(.check, cursor, freed: 0))))
    }
  }

  @Test("P8 ignores a page that somebody else has locked")
  func p8Fails() throws {
    var race = try Race(.v3_16, "page", tasks: "reclaim@0")
    try race.play(
      """
      punch      P1-P5
      reclaim-1  C1 C2
      """
    )
    try race.step("punch P8") {
      let cursor = FlatCursor(at: 1, in: [(0, .page(0))])
      $0.move(.puncher, to: .puncher(.undo(.first(.entry, cursor, freed: 0))))
    }
  }

  @Test("P9 finds that the page still belongs to the file, and whether it is mapped")
  func p9() throws {
    let cursor = FlatCursor(at: 0, in: [(0, .page(0))])
    var bare = try Race(.v3_15, "page")
    try bare.play("punch P1-P8")
    try bare.step("punch P9") {
      $0.move(.puncher, to: .puncher(.undo(.first(.remove, cursor, freed: 0))))
    }
    var mapped = try Race(.v3_15, "page", tasks: "fault-read@0")
    try mapped.play(
      """
      punch    P1-P4
      fault-1  F5-F14
      punch    P5 P8
      """
    )
    try mapped.step("punch P9") {
      $0.move(.puncher, to: .puncher(.undo(.first(.unmapPage, cursor, freed: 0))))
    }
  }

  @Test("P9 ignores a page that has left the file")
  func p9Gone() throws {
    var race = try Race(.v3_16, "page", tasks: "reclaim@0")
    try race.play(
      """
      reclaim-1  C1-C5
      punch      P1-P5
      reclaim-1  C6-C13
      punch      P8
      """
    )
    try race.step("punch P9") {
      let cursor = FlatCursor(at: 0, in: [(0, .page(0))])
      $0.move(.puncher, to: .puncher(.undo(.first(.unlock, cursor, freed: 0))))
    }
    try race.play("punch P11 P11")
    #expect(race.picture == "s0:old")
  }

  @Test("P10a unmaps the one page")
  func p10a() throws {
    var race = try Race(.v3_15, "page", tasks: "fault-read@0")
    try race.play(
      """
      punch    P1-P4
      fault-1  F5-F14
      punch    P5-P9
      """
    )
    try race.step("punch P10a") {
      $0[page: 0].isMapped = false
      $0[page: 0].references -= 1
      let cursor = FlatCursor(at: 0, in: [(0, .page(0))])
      $0.move(.puncher, to: .puncher(.undo(.first(.remove, cursor, freed: 0))))
    }
  }

  @Test("P10b removes the page from the file, with nothing left to write")
  func p10b() throws {
    var race = try Race(.v3_16, "page")
    try race.play("punch P1-P9")
    try race.step("punch P10b") {
      $0[slot: 0] = nil
      $0[page: 0].mapping = nil
      $0[page: 0].isDirty = false
      $0[page: 0].references -= 1
      $0.file.nrpages -= 1
      let cursor = FlatCursor(at: 0, in: [(0, .page(0))])
      $0.move(.puncher, to: .puncher(.undo(.first(.unlock, cursor, freed: 0))))
    }
  }

  @Test("P11 unlocks the page, then leaves the batch and drops its references")
  func p11() throws {
    var race = try Race(.v3_16, "page")
    try race.play("punch P1-P10b")
    try race.step("punch P11") {
      $0[page: 0].lockOwner = nil
      let cursor = FlatCursor(at: 1, in: [(0, .page(0))])
      $0.move(.puncher, to: .puncher(.undo(.first(.entry, cursor, freed: 0))))
    }
    try race.step("punch P11") {
      $0[page: 0] = Page()
      $0.move(.puncher, to: .puncher(.undo(.gather(.second, from: 0, freed: 0))))
    }
  }

  @Test("a gather takes as many entries as its kernel has room for", arguments: Kernel.allCases)
  func longestBatch(_ kernel: Kernel) throws {
    let limits: [Kernel: Int] = [.v6_1: 15, .v6_6: 15]
    let scenario = try Scenario(kernel, "0-39=swap 0-39")
    var machine = Machine<SharedStorage>(scenario)
    while machine[.puncher].undo?.batch == nil {
      let step = try #require(machine.enabledSteps(picking: [], in: scenario).first)
      machine.apply(step, in: scenario)
    }
    let count = machine[.puncher].undo?.batch?.cursor.batch.count
    #expect(count == limits[kernel] ?? (Kernel.of2014.contains(kernel) ? 14 : 31))
  }

  @Test("P11 gathers on behind the batch while the hole has more")
  func p11GathersOn() throws {
    var race = try Race(.v3_16, "swap,swap", batchLimit: 1)
    try race.play("punch P1-P7")
    try race.step("punch P11") {
      $0.move(.puncher, to: .puncher(.undo(.gather(.first, from: 1, freed: 1))))
    }
  }
}
