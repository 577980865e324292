// Knows that a split of a page, or of a swap entry, is told with its real pieces.

import Playback
import RaceSupport
import Shmem
import Testing

@Suite("Words for the pieces of a split")
struct SplitNarrationTests {
  /// Returns what is said about the last of some steps.
  private func told(_ scenario: Scenario, _ lines: [String]) throws -> String {
    var session = session(scenario)
    for line in lines { _ = session.say(line) }
    return try #require(session.play?.narration?.line)
  }

  @Test("a page is split around the start of the hole, then at its end")
  func page() throws {
    let scenario = try Scenario(.v7_3_4, "page:3 3-5", tasks: "pin@4")
    let first = ["step punch until P12e"]
    #expect(
      try told(scenario, first).contains(
        "splits it around slot 3, into folios of slots 0-1, 2, 3 and 4-7. Next is that of 4-7."
      )
    )
    #expect(
      try told(scenario, first + ["step punch P12g"]).contains(
        "punch splits P4, where the hole ends, around slot 6, into folios of slots 4-5, 6 and 7. It unlocks P0."
      )
    )
    #expect(
      try told(scenario, first + ["step pin-1 until G1", "step punch P12g"]).contains(
        "With another reference P4 cannot be split: it stays whole, across the end of the hole."
      )
    )
    let before = try Scenario(.v6_12_95, "page:3 3-5")
    #expect(try told(before, first).contains("splits it into 8 folios of one slot. It unlocks P0."))
  }

  @Test("the lock of a piece is named with the task that has it")
  func lockedPiece() throws {
    let scenario = try Scenario(.v7_3_4, "page:3 3-5", tasks: "reclaim@4")
    let lines = ["step punch until P12e", "step reclaim-1 until C2", "step punch P12g"]
    #expect(
      try told(scenario, lines).contains(
        "reclaim-1 has locked P4, where the hole ends: punch does not wait, and it stays whole."
      )
    )
  }

  @Test("a swap entry is split into few pieces, which are listed, or many, which are counted")
  func swapEntry() throws {
    let lines = ["step read-1 until S3a"]
    let small = try Scenario(.v7_3_4, "swap:2 0-3", tasks: "read@1", mapShift: 2)
    #expect(
      try told(small, lines).contains(
        "around slot 1: there is s0 in slot 0, s1 in slot 1 and s2 in slots 2 to 3 now. It goes on with P1."
      )
    )
    let large = try Scenario(.v7_3_4, "512=swap:9 512-1023", tasks: "read@700", mapShift: 6)
    #expect(
      try told(large, lines).contains(
        "there are 40 entries now, 7 of 64 slots, 1 of 32 slots and 32 of one slot. It goes on with P700."
      )
    )
    let before = try Scenario(.v6_12_95, "swap:2 0-3", tasks: "read@1")
    #expect(
      try told(before, lines).contains(
        "slots 0 to 3: the slots hold s0 to s3 now, one each. It goes on with s1."
      )
    )
  }
}
