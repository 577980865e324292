// Checks what a collapse does about slots whose data is in swap, or was never written.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

@Suite("A collapse that swaps in")
struct CollapseSwapTests {
  @Test("a swap entry of the range is swapped in, and its page joined with the others")
  func swapsIn() throws {
    var race = try Race(.v7_3_4, "page,swap,hole,hole 1-1", tasks: "collapse@0")
    try race.play("collapse-1 K1 K2 K3 K2 S1 F6 S3 S4 S5 S7 S8 S9")
    let page = try #require(race.flat[PageIndex(1)]?.page)
    #expect(race.flat[page].lockOwner == TaskID(1) && race.flat.file.swapped == 0)
    #expect(race.flat[SwapEntry(1)].isFree)
    try race.play("collapse-1 K3 K2 K2 K4 K6 K7")
    #expect(race.flat.entryRange(at: 1).order == 2 && race.flat[page].isFree)
    #expect(race.flat.content(at: 1)?.index == 1 && race.flat.content(at: 1)?.birth == .beforePunch)
    #expect(race.flat.file.nrpages == 4)
  }

  @Test("a page that was never written is filled with zeros, and joined")
  func neverWritten() throws {
    var race = try Race(.v7_3_4, "page,fallocated,hole,hole 1-1", tasks: "collapse@0")
    try race.play("collapse-1 K1 K2 K3 K2 F5 F5 F6 F11 K3 K2 K2 K4 K6 K7")
    #expect(race.flat.entryRange(at: 1).order == 2 && race.flat.content(at: 1)?.isZeros == true)
  }

  @Test("what was punched since K2 is not made again: it gives up")
  func punchedMeanwhile() throws {
    var race = try Race(.v7_3_4, "page,swap,hole,hole 1-1", tasks: "collapse@0")
    try race.play(
      """
      collapse-1  K1 K2 K3 K2
      punch       P1-P23
      collapse-1  F5 F6 K7
      """
    )
    #expect(race.flat[PageIndex(1)] == nil && race.flat.entryRange(at: 0).order == 0)
    #expect(race.flat[TaskID(1)] == .collapser(.finished))
    #expect(race.flat[PageNumber(0)].isOnLRU && race.flat[PageNumber(0)].lockOwner == nil)
  }

  @Test("what lies after the end of the file is not swapped in")
  func behindEnd() throws {
    var race = try Race(
      Scenario(.v7_3_4, "page,swap,hole,hole", tasks: "collapse@0 truncate@1", call: .none)
    )
    try race.play(
      """
      collapse-1  K1 K2 K3 K2
      truncate-1  T0 T1
      collapse-1  S1 F6 K7
      """
    )
    #expect(race.flat[PageIndex(1)] == .swap(1))
    #expect(race.flat[TaskID(1)] == .collapser(.finished))
  }

  @Test("it sleeps for a page that another task swaps in, with the locks of earlier pages in hand")
  func sleeps() throws {
    var race = try Race(.v7_3_4, "page,swap,hole,hole 1-1", tasks: "collapse@0 read@1")
    try race.play(
      """
      read-1      S1-S4
      collapse-1  K1 K2 K3 K2 S1 F6 S2
      """
    )
    let page = try #require(race.flat[SwapEntry(1)].cachedPage)
    #expect(try race.readiness("collapse-1") == .waits(.s4, .pageLock(page, heldBy: 2)))
    #expect(race.flat[PageNumber(0)].lockOwner == TaskID(1))
    #expect(race.flat.status(of: .lockOrder, in: race.scenario) == .holds)
    try race.play(
      """
      read-1      S5 S7-S10 R3
      collapse-1  S4-S5 F5 F5 F6 K3 K2 K2 K4 K6 K7
      """
    )
    #expect(race.flat.entryRange(at: 1).order == 2)
  }

  @Test("a page of several slots that it gets is too large for it")
  func large() throws {
    var race = try Race(
      .v6_18_0,
      "swap:1,page,hole 2-2",
      tasks: "collapse@0",
      set: "swap-device=synchronous"
    )
    try race.play("collapse-1 K1 K2 S1 F6 S3-S5 S7-S9 K3 K7")
    #expect(race.flat.entryRange(at: 0).order == 1 && race.flat[PageIndex(0)]?.page != nil)
    #expect(race.flat[TaskID(1)] == .collapser(.finished))
  }

  @Test("it goes on without fuel, as it has pages locked")
  func fuel() throws {
    let scenario = try Scenario(
      .v7_3_4,
      "page,swap,hole,hole 1-1",
      tasks: "collapse@0 read@1",
      fuel: 0
    )
    let walk = Walk(scenario) { #expect($0.file.swizzles == 0) }
    #expect(walk.stepIDs.contains(.k6) && walk.stepIDs.contains(.s7))
  }

  @Test(
    "in small races drawn at random every reduction and a plain walk agree",
    arguments: 0..<trials(12, thorough: 240)
  )
  func reductions(seed: UInt64) throws {
    var lots = Lots(seed: seed)
    let kernels = LargeEntryRace.kernels
    let files = ["swap,page 1-1", "page,swap 0-0", "swap:1 1-1", "fallocated,swap 1-1"]
    let tasks = ["read@1", "fault-read@0", "reclaim@0", "readahead@1", "collapse:order=1@0"]
    let scenario = try Scenario(
      lots.one(of: kernels),
      lots.one(of: files),
      tasks: "collapse:order=1@0 \(lots.one(of: tasks))"
    )
    try scenario.expectSameEndOfEveryWalk()
  }
}
