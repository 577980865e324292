// Knows what goes wrong if a slot is emptied without a look at what it holds.

import Testing

import RaceSupport
@testable import Shmem

extension GuardTests {
  // MARK: The comparison

  private func withoutComparison(_ tasks: String) throws -> Race {
    try Race(
      .v3_16,
      "swap",
      tasks: tasks,
      mayBreak: [.neverEmpty, .countsBalance, .noOops],
      set: "compare-in-free-swap=off"
    )
  }

  @Test("without the comparison a page is torn from its slot, and its swap entry is freed twice")
  func tearsOutPage() throws {
    var race = try withoutComparison("read@0")
    try race.play("punch P1-P5\nread-1 S1-S7")
    try race.step("punch P6") {
      $0[slot: 0] = nil
      let cursor = Cursor<FlatStorage.Batch>(at: 0, in: [(0, .swap(0))])
      $0.move(.puncher, to: .puncher(.undo(.first(.freeSwap, cursor, freed: 1))))
    }
    #expect(race.status(of: .countsBalance) == .broken(.pageTotal(stored: 1, expected: 0)))
    // The read has not freed the entry yet; the page is locked and stays in the swap cache.
    try race.play("punch P7")
    #expect(race.flat[swap: 0].count == 0)
    #expect(race.flat[swap: 0].cachedPage == 0)
    // Now the read frees it as well, and nobody is there to drop the tree's reference.
    try race.play("read-1 S8-S10 R3")
    #expect(race.flat[swap: 0].isFree)
    #expect(race.flat[page: 0].references == 1)
    #expect(race.flat[page: 0].mapping == 0)
  }

  @Test("a page torn from its slot behind a swap-in that is over: nothing is freed at all")
  func freesNothing() throws {
    var race = try withoutComparison("read@0")
    try race.play("punch P1-P5\nread-1 S1-S10 R3\npunch P6")
    #expect(race.flat[swap: 0].isFree)
    try race.step("punch P7") {
      $0.move(
        .puncher,
        to: .puncher(.undo(.first(.entry, Cursor(at: 1, in: [(0, .swap(0))]), freed: 1)))
      )
    }
    #expect(race.flat[page: 0].references == 1)
  }

  @Test("another swap entry torn from the slot keeps its count for ever")
  func leaksEntry() throws {
    var race = try withoutComparison("read@0 reclaim@0")
    try race.play("punch P1-P5\nread-1 S1-S10 R3\nreclaim-1 C1-C14")
    #expect(race.picture == "s1:old")
    try race.play("punch P6 P7")
    #expect(race.picture == "-")
    #expect(
      race.status(of: .countsBalance) == .broken(.swapCount(1, stored: 1, expected: 0))
    )
  }

  @Test("a page torn from its slot while reclaim writes it out stops the kernel")
  func tornUnderReclaim() throws {
    var race = try withoutComparison("read@0 reclaim@0")
    try race.play("punch P1-P5\nread-1 S1-S10 R3\nreclaim-1 C1-C10\npunch P6")
    try race.step("reclaim-1 C11") { $0.file.oops = .slotLost(0, 0) }
  }

  @Test("with the comparison the same slot is left alone, and the second loop comes back to it")
  func compares() throws {
    var race = try Race(.v3_16, "swap", tasks: "read@0")
    try race.play("punch P1-P5\nread-1 S1-S7\npunch P6 P11\nread-1 S8-S10 R3")
    #expect(race.picture == "P0:old")
    try race.finishPunch()
    #expect(race.picture == "-")
  }
}
