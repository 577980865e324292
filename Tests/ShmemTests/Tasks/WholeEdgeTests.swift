// Knows what 6.1 does about both ends of the hole between the loops, and about info->swapped.

import Testing

@testable import Shmem

@Suite("The ends of the hole in 6.1")
struct WholeEdgeTests {
  typealias Walk = UndoRange<FlatStorage.Batch>

  /// A race that has come to the lookups, with nothing taken by a first loop.
  private func race(_ file: String, tasks: String = "") throws -> Race {
    var race = try Race(.v6_1, file, tasks: tasks, set: "first-pass=off")
    try race.play("punch P1-P4")
    return race
  }

  private func edge(_ edge: UndoEdge, _ place: UndoEdgePlace) -> TaskPlace<FlatStorage.Batch> {
    .puncher(.undo(.edge(edge, place, freed: 0)))
  }

  @Test(
    "the lookups go to the ends of the hole, to the pages it cuts, and nowhere twice",
    arguments: [
      ("hole,hole", .first, .last), ("hole", .first, nil),
      ("hole,hole ~1-1", .before, .last), ("hole,hole 0-0~", .first, .after),
      ("hole,hole,hole,hole ~1-2~", .before, .after), ("hole ~1-", .before, nil),
      ("hole,hole 1-~", nil, .after),
    ] as [(String, UndoEdge?, UndoEdge?)]
  )
  func lookups(file: String, front: UndoEdge?, back: UndoEdge?) throws {
    let hole = try Race(.v6_1, file).scenario.hole
    #expect(hole.frontEdge(under: Kernel.v6_1.rules) == front)
    #expect(hole.backEdge(under: Kernel.v6_1.rules) == back)
    for kernel in Kernel.of2014 {
      let isCutBefore: UndoEdge? = hole.frontEdge(under: kernel.rules)
      let isCutAfter: UndoEdge? = hole.backEdge(under: kernel.rules)
      #expect((isCutBefore == .before) == hole.cutsPageBefore)
      #expect((isCutAfter == .after) == hole.cutsPageAfter)
      #expect(isCutBefore?.isWhole != true && isCutAfter?.isWhole != true)
    }
  }

  @Test("P12 finds a page at the end of the hole and locks it, then P12a removes it")
  func removed() throws {
    var race = try race("page")
    try race.step("punch P12") {
      $0[page: 0].references += 1
      $0.move(.puncher, to: edge(.first, .lock(0)))
    }
    try race.step("punch P12") {
      $0[page: 0].lockOwner = .puncher
      $0.move(.puncher, to: edge(.first, .remove(0)))
    }
    try race.step("punch P12a") {
      $0[slot: 0] = nil
      $0[page: 0].mapping = nil
      $0[page: 0].isDirty = false
      $0[page: 0].references -= 1
      $0.file.nrpages -= 1
      $0.move(.puncher, to: edge(.first, .unlock(0)))
    }
    try race.step("punch P12b") {
      $0[page: 0] = Page()
      $0.move(.puncher, to: .puncher(.undo(.gather(.second, from: 0, freed: 0))))
    }
  }

  @Test("P12a takes two steps for a page that is mapped")
  func mapped() throws {
    // A fault that has passed F1 before P2 maps the page after P3.
    var race = try Race(.v6_1, "page", tasks: "fault-read@0", set: "first-pass=off")
    try race.play("fault-1 F1-F6\npunch P1-P4\nfault-1 F12 F14\npunch P12 P12")
    try race.step("punch P12a") {
      $0[page: 0].isMapped = false
      $0[page: 0].references -= 1
    }
    try race.play("punch P12a P12b")
    #expect(race.picture == "-")
  }

  @Test(
    "a page that lies at both ends of the hole is looked up once",
    arguments: [Kernel.v6_6, .v6_12_118, .v7_3_4]
  )
  func bothEnds(kernel: Kernel) throws {
    func afterFirstEnd(_ file: String) throws -> Race {
      var race = try Race(kernel, file, set: "first-pass=off")
      try race.play("punch P1-P4 P12 P12 P12a P12b")
      return race
    }
    var whole = try afterFirstEnd("page:2")
    #expect(try whole.readiness("punch") == .ready(.p14))
    try whole.play("punch P14 P21-P23")
    #expect(whole.picture == "- - - -")
    // The page at the first end does not reach the last one.
    let two = try afterFirstEnd("page:1,page:1")
    #expect(try two.readiness("punch") == .ready(.p12))
    let single = try afterFirstEnd("page,page")
    #expect(try single.readiness("punch") == .ready(.p12))
  }

  @Test("a swap entry at the end of the hole is swapped in by the puncher itself, then removed")
  func swappedIn() throws {
    var race = try race("swap")
    try race.play("punch S1 S3 S4 S5 S7 S8")
    #expect(race.picture == "P0:old")
    try race.step("punch S9") {
      $0[swap: 0] = SwapSlot()
      $0[page: 0].swap = nil
      $0[page: 0].references -= 1
      $0[page: 0].isDirty = true
      $0.move(.puncher, to: edge(.first, .remove(0)))
    }
    try race.play("punch P12a P12b P14 P21-P23")
    #expect(race.picture == "-")
    #expect(race.flat.file.swapped == 0)
  }

  @Test("P12 takes a page that was never written, which 2014 let go")
  func fallocated() throws {
    var race = try race("fallocated")
    try race.play("punch P12 P12 P12a P12b")
    #expect(race.picture == "-")
    var cut = try self.race("fallocated,hole ~1-1")
    try cut.play("punch P12 P12")
    try cut.step("punch P12") {
      $0[page: 0].lockOwner = nil
      $0[page: 0].references -= 1
      $0.move(.puncher, to: edge(.last, .lookUp))
    }
  }

  @Test("P12 looks again if the page went to swap before it was locked, and swaps it in")
  func overtaken() throws {
    var race = try race("page", tasks: "reclaim@0")
    try race.play("reclaim-1 C1-C5\npunch P12")
    #expect(try race.readiness("punch") == .waits(.p12, .pageLock(0, heldBy: 1)))
    try race.play("reclaim-1 C6-C13")
    try race.step("punch P12") {
      $0[page: 0].references -= 1
      $0.move(.puncher, to: edge(.first, .lookUp))
    }
    try race.play("punch S1-S5")
    #expect(try race.readiness("punch") == .waits(.s6, .writeback(0)))
    try race.play("reclaim-1 C14\npunch S6-S9 P12a P12b")
    #expect(race.picture == "-")
  }

  @Test("what lies between the ends is left to the second loop")
  func between() throws {
    var race = try race("page,swap,page")
    try race.play("punch P12 P12 P12a P12b P12 P12 P12a P12b")
    #expect(race.picture == "- s1:old -")
    try race.play("punch P14 P16")
    #expect(race.picture == "- - -")
  }

  @Test("a page that the hole cuts is zeroed, and the whole page at the other end removed")
  func cutAndWhole() throws {
    var race = try race("page,page ~1-1")
    try race.play("punch P12 P12 P12 P12 P12 P12a P12b")
    #expect(race.picture == "P0:old -")
  }

  @Test("a hole without a whole page has no P13 but goes on to the accounting")
  func noWholePage() throws {
    var race = try Race(.v6_1, "hole ~1-")
    try race.play("punch P1 P2 P4")
    try race.step("punch P12") { $0.move(.puncher, to: .puncher(.undo(.account(freed: 0)))) }
  }

  @Test("a truncate looks at its first page, which has no last one to go with it")
  func truncatePage() throws {
    var race = try Race(.v6_1, "hole,page 0-0", tasks: "truncate@1", set: "first-pass=off")
    try race.play("truncate-1 T0 T1 T2 P4 P12 P12 P12a")
    try race.step("truncate-1 P12b") {
      $0[page: 1] = Page()
      $0.move(1, to: .truncater(.undo(.gather(.second, from: 1, freed: 0))))
    }
  }

  @Test("a truncate swaps nothing in: its first page lies behind the end of the file")
  func truncateSwap() throws {
    var race = try Race(.v6_1, "hole,swap 0-0", tasks: "truncate@1", set: "first-pass=off")
    try race.play("truncate-1 T0 T1 T2 P4")
    try race.step("truncate-1 S1") {
      $0.move(1, to: .truncater(.undo(.gather(.second, from: 1, freed: 0))))
    }
    try race.play("truncate-1 P14 P16 P20 P14 P14 P21 T4 T5")
    #expect(race.status(of: .truncateLeavesNothing) == .holds)
  }

  @Test("C9a raises info->swapped before C10 and C11, and C12 no more")
  func swappedFirst() throws {
    var race = try Race(.v6_1, "page", tasks: "reclaim@0")
    try race.play("reclaim-1 C1-C9")
    try race.step("reclaim-1 C9a") {
      $0.file.swapped += 1
      $0.move(1, to: .reclaimer(.storing(.ownSwap, .init(index: 0, page: 0, swap: 0))))
    }
    try race.play("reclaim-1 C10 C11")
    try race.step("reclaim-1 C12") {
      $0.file.swaplistMutexOwner = nil
      $0.move(1, to: .reclaimer(.writing(.start, .init(index: 0, page: 0, store: .swap(0)))))
    }
    #expect(race.flat.file.swapped == 1)
  }
}

@Suite("A comparison that meets another swap entry")
struct AnotherEntryTests {
  private let moves = "read-1 S1-S10 R3\nreclaim-1 C1-C14"

  @Test(
    "P6 passes on from an entry that was swapped in and out again",
    arguments: [Kernel.v3_16, .v6_1]
  )
  func p6(kernel: Kernel) throws {
    var race = try Race(kernel, "swap", tasks: "read@0 reclaim@0")
    try race.play("punch P1-P5\n\(moves)")
    #expect(race.picture == "s1:old")
    try race.play("punch P6")
    #expect(race.picture == "s1:old")
    try race.finishPunch()
    #expect(race.picture == "-")
  }

  @Test("P16 goes back from it and removes what is there now", arguments: [Kernel.v3_16, .v6_1])
  func p16(kernel: Kernel) throws {
    var race = try Race(
      kernel,
      "swap",
      tasks: "read@0 reclaim@0",
      set: "first-pass=off whole-edges=off"
    )
    try race.play("punch P1-P14\n\(moves)\npunch P16")
    #expect(race.picture == "s1:old")
    try race.play("punch P20 P14 P16")
    #expect(race.picture == "-")
  }

  @Test("P16 without a way back loses what the other entry leads to")
  func p16Ignored() throws {
    var race = try Race(
      .rfc24June,
      "swap",
      tasks: "read@0 reclaim@0",
      mayBreak: [.oldDataGone],
      set: "first-pass=off"
    )
    try race.play("punch P1-P14\n\(moves)\npunch P16")
    try race.finishPunch()
    #expect(race.picture == "s1:old")
    #expect(race.status(of: .oldDataGone) == .broken(.survived([0])))
  }
}
