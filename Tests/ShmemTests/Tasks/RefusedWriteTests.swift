// Checks what becomes of a page that goes to swap and that the swap device does not take.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

@Suite("A write that the swap device refuses")
struct RefusedWriteTests {
  private static let refused = "swap-writeout=refused"
  /// The kernels that put such a page back.
  private static let kernels = Kernel.allCases.filter(\.rules.storeBack)

  @Test("the kernels from 7.2 on put the page back")
  func rule() {
    #expect(Self.kernels == [.v7_3_4, .v7_3_4November, .proposal2025])
    #expect(Kernel.allCases.allSatisfy { $0.rules.swapWriteout == .succeeds })
  }

  @Test("C13x puts the page back in one store, out of the swap cache, and frees the swap slot")
  func goesBack() throws {
    var race = try Race(.v7_3_4, "page,page 1-1", tasks: "reclaim@0", set: Self.refused)
    try race.play("reclaim-1 C1-C12")
    let page = PageNumber(0)
    #expect(race.flat[PageIndex(0)] == .swap(0) && race.flat.file.swapped == 1)
    try race.step("reclaim-1 C13") {
      $0.move(
        1,
        to: .reclaimer(.writing(.putBack, .init(index: 0, page: page, store: .swap(0))))
      )
    }
    try race.play("reclaim-1 C13x")
    #expect(race.flat[PageIndex(0)] == .page(page) && race.flat.file.swapped == 0)
    #expect(race.flat[SwapEntry(0)].isFree && race.flat[page].swap == nil)
    #expect(race.flat[page].isDirty && race.flat[page].isOnLRU && race.flat[page].mapping == 0)
    #expect(race.flat[page].lockOwner == nil && race.flat.storage.references(to: page) == 1)
    #expect(try race.readiness("reclaim-1") == .finished)
  }

  @Test("a page of several slots goes back into all of them")
  func large() throws {
    var race = try Race(.v7_3_4, "page:1,hole 2-2", tasks: "reclaim@0", set: Self.refused)
    try race.play("reclaim-1 C1-C13")
    #expect(race.flat.entryRange(at: 1).order == 1 && race.flat[PageIndex(1)] == .swap(0))
    try race.play("reclaim-1 C13x")
    #expect(race.flat.entryRange(at: 1).order == 1 && race.flat[PageIndex(1)] == .page(0))
    #expect(race.flat.file.swapped == 0 && race.flat.file.nrpages == 2)
    #expect(race.flat[SwapEntry(0)].isFree && race.flat[SwapEntry(1)].isFree)
  }

  @Test("what was punched meanwhile does not come back")
  func punchedMeanwhile() throws {
    var race = try Race(.v7_3_4, "page", tasks: "reclaim@0", set: Self.refused)
    try race.play(
      """
      reclaim-1  C1-C13
      punch      P1-P23
      """
    )
    #expect(race.flat[PageIndex(0)] == nil && race.flat[SwapEntry(0)].count == 0)
    #expect(race.flat[SwapEntry(0)].hasCache, "the page is locked, so that the punch leaves it")
    try race.play("reclaim-1 C13x")
    #expect(race.flat[PageIndex(0)] == nil && race.flat[SwapEntry(0)].isFree)
    #expect(race.flat[PageNumber(0)].isFree)
    #expect(try race.readiness("reclaim-1") == .finished)
  }

  @Test("a reader that has found the entry waits for the lock, and then finds the page")
  func reader() throws {
    var race = try Race(
      .v7_3_4,
      "page,page 1-1",
      tasks: "reclaim@0 read@0",
      set: Self.refused
    )
    try race.play(
      """
      reclaim-1  C1-C12
      read-1     S1-S2
      """
    )
    #expect(try race.readiness("read-1") == .waits(.s4, .pageLock(0, heldBy: 1)))
    try race.play(
      """
      reclaim-1  C13-C13x
      read-1     S4-S5 R1-R2 S10 R3
      """
    )
    #expect(try race.readiness("read-1") == .finished)
  }

  @Test("before 7.2 the page stays in the swap cache, dirty, and the entry in its slot")
  func stays() throws {
    var race = try Race(.v6_12_118, "page,page 1-1", tasks: "reclaim@0 read@0", set: Self.refused)
    try race.play("reclaim-1 C1-C13")
    let page = PageNumber(0)
    #expect(try race.readiness("reclaim-1") == .finished)
    #expect(race.flat[PageIndex(0)] == .swap(0) && race.flat[SwapEntry(0)].cachedPage == page)
    #expect(race.flat[SwapEntry(0)].content == nil, "nothing is written")
    #expect(race.flat[page].isDirty && race.flat[page].lockOwner == nil)
    try race.play("read-1 S1-S10 R3")
    #expect(race.flat[PageIndex(0)] == .page(page) && race.flat[page].content?.index == 0)
  }

  @Test(
    "what the punch can miss it misses just the same, but for an entry that shrinks",
    arguments: LargeEntryRace.folios + LargeEntryRace.collapses
  )
  func ends(race: LargeEntryRace) throws {
    for (kernel, end) in zip(LargeEntryRace.kernels, race.ends) where kernel.rules.storeBack {
      let scenario = try race.scenario(kernel, set: Self.refused)
      let found = try scenario.end()
      #expect(try scenario.end([]) == found, "\(kernel.rawValue)")
      // The entry is split only while its page is in the swap cache no longer, and that page leaves it with the entry.
      #expect(
        found == (race.name.contains("splits the entry") ? .holds : end),
        "\(kernel.rawValue)"
      )
    }
  }

  @Test(
    "in small races drawn at random every reduction and a plain walk agree",
    arguments: 0..<trials(16, thorough: 400)
  )
  func reductions(seed: UInt64) throws {
    var lots = Lots(seed: seed)
    let kernel = lots.one(of: Self.kernels + [.v6_12_118, .v3_16])
    let files = [
      "page", "page,page 1-1", "page,swap", "cached,page 1-1", "page:1 1-1", "swap:1,hole 1-1",
    ]
    let tasks = ["read@0", "fault-write@0", "reclaim@0", "reclaim@1", "read@1", "swapoff"]
    let file = lots.one(of: files)
    let suitable = tasks.filter {
      !($0 == "swapoff" && file.contains(":")) && !(file == "page" && $0.contains("@1"))
    }
    let scenario = try Scenario(
      kernel,
      file,
      tasks: "reclaim@0 \(lots.one(of: suitable)) \(lots.one(of: suitable))",
      set: "\(Self.refused) wake-function=synchronous"
    )
    try scenario.expectSameEndOfEveryWalk()
  }
}
