// Checks a swap-in that reads a page of an entry of several slots before it splits the entry.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

@Suite("A page that is read before its swap entry is split")
struct ReadFirstTests {
  /// The kernels whose swap-in does so.
  private static let kernels = Kernel.allCases.filter(\.rules.readBeforeSplit)

  @Test("the kernels from 6.18 on do so")
  func rule() {
    #expect(Self.kernels == [.v6_18_0, .v7_3_4, .v7_3_4November, .proposal2025])
    #expect(Self.kernels.allSatisfy { $0.rules.rangeInsert })
  }

  @Test("S3 reads the piece and leaves the entry whole, S3a splits it", arguments: kernels)
  func rows(kernel: Kernel) throws {
    var race = try Race(kernel, "swap:2,hole 4-4", tasks: "read@2")
    try race.play("read-1 S1-S3")
    #expect(race.flat.entryRange(at: 2).order == 2 && race.flat[PageIndex(2)] == .swap(0))
    #expect(race.flat[SwapEntry(2)].cachedPage == PageNumber(2))
    #expect(race.flat.storage.references(to: 2) == 2 && race.flat[PageNumber(2)].lockOwner == nil)
    try race.play("read-1 S3a")
    #expect(race.flat.entryRange(at: 2).order == 0 && race.flat[PageIndex(2)] == .swap(2))
    #expect(race.flat[PageIndex(0)] == .swap(0), "the first slot keeps the value")
    try race.play("read-1 S4-S5 S7-S10 R3")
    #expect(race.flat[PageIndex(2)] == .page(2) && race.flat.file.swapped == 3)
  }

  @Test("before, the entry is split first")
  func before() throws {
    var race = try Race(.v6_12_118, "swap:2,hole 4-4", tasks: "read@2")
    try race.play("read-1 S1 S3a S3-S5 S7-S10 R3")
    #expect(race.flat[PageIndex(2)] == .page(2))
  }

  @Test("S2 asks the swap cache for the piece that is wanted")
  func piece() throws {
    var race = try Race(.v7_3_4, "swap:2,hole 4-4", tasks: "readahead@0 read@2 readahead@1 read@1")
    try race.play(
      """
      readahead-1  H1
      read-1       S1
      """
    )
    #expect(
      try race.readiness("read-1") == .ready(.s3),
      "the page of the first slot is not its own"
    )
    try race.play(
      """
      readahead-2  H1
      read-2       S1
      """
    )
    #expect(try race.readiness("read-2") == .ready(.s4a))
  }

  @Test(
    "a task whose slot another one has given a value of its own lets go of its page and looks again"
  )
  func splitMeanwhile() throws {
    var race = try Race(.v7_3_4, "swap:2,hole 4-4", tasks: "read@2 read@1")
    try race.play(
      """
      read-1  S1-S3
      read-2  S1-S3 S3a
      """
    )
    #expect(race.flat[PageIndex(2)] == .swap(2))
    try race.play("read-1 S3a")
    #expect(try race.readiness("read-1") == .ready(.s1))
    #expect(race.flat.storage.references(to: 2) == 1, "its page stays in the swap cache")
    try race.play("read-1 S1-S2 S4-S5 S7-S10 R3")
    #expect(race.flat[PageIndex(2)] == .page(2))
  }

  @Test("a task at the first slot goes on, as that one keeps the value")
  func firstSlot() throws {
    var race = try Race(.v7_3_4, "swap:2,hole 4-4", tasks: "read@0 read@1")
    try race.play(
      """
      read-1  S1-S3
      read-2  S1-S3 S3a
      read-1  S4-S5 S7-S10 R3
      """
    )
    #expect(race.flat[PageIndex(0)] == .page(0))
  }

  @Test("a page read past the swap cache leaves no mark if it is let go of")
  func pastCache() throws {
    let rules = "swap-device=synchronous large-swapin=fails"
    var race = try Race(.v6_18_0, "swap:2,hole 4-4", tasks: "read@2 read@1", set: rules)
    try race.play(
      """
      read-1  S1 S3f S3
      read-2  S1 S3f S3 S3a
      """
    )
    #expect(race.flat[SwapEntry(2)].hasCache && race.flat[SwapEntry(2)].cachedPage == nil)
    try race.play("read-1 S3a")
    #expect(!race.flat[SwapEntry(2)].hasCache && race.flat[PageNumber(2)].isFree)
    try race.play(
      """
      read-1  S1 S3-S5 S7-S10 R3
      read-2  S4-S5 S7-S10 R3
      """
    )
    #expect(race.flat.file.swapped == 2)
  }

  @Test(
    "which comes first, the read or the split, changes no end",
    arguments: LargeEntryRace.swaps + LargeEntryRace.folios + LargeEntryRace.collapses
  )
  func ends(race: LargeEntryRace) throws {
    for kernel in Self.kernels {
      for device in ["", "swap-device=synchronous large-swapin=fails"] {
        let after = try race.scenario(kernel, set: device)
        let before = try race.scenario(kernel, set: "read-before-split=off \(device)")
        #expect(try after.end() == before.end(), "\(kernel.rawValue) \(device)")
      }
    }
  }

  @Test("the entry that shrank is missed one step later", arguments: kernels)
  func length(kernel: Kernel) throws {
    func length(_ rules: String) throws -> Int? {
      let race = LargeEntryRace.folios[0]
      return Walk(try race.scenario(kernel, set: rules)).shortestLoss?.count
    }
    let before = try length("read-before-split=off")
    #expect(try length("") == before.map { $0 + 1 })
    #expect((before == nil) == kernel.rules.splitAware)
  }

  @Test(
    "in small races drawn at random every reduction and a plain walk agree",
    arguments: 0..<trials(12, thorough: 240)
  )
  func reductions(seed: UInt64) throws {
    var lots = Lots(seed: seed)
    let files = ["swap:1,page 1-1", "swap:2 1-2", "cached:1,hole 1-2", "swap:2,hole 3-4"]
    let tasks = ["read@1", "read@0", "fault-read@1", "readahead@1", "reclaim@0", "truncate@1"]
    let devices = ["asynchronous", "synchronous large-swapin=fails"]
    let scenario = try Scenario(
      lots.one(of: Self.kernels),
      lots.one(of: files),
      tasks: "\(lots.one(of: tasks)) \(lots.one(of: tasks))",
      mapShift: lots.one(of: [2, 3]),
      set: "swap-device=\(lots.one(of: devices))"
    )
    try scenario.expectSameEndOfEveryWalk()
  }
}
