// Knows how each incomplete kernel of docs/kernel-map.md loses the race, step by step.

import Testing

@testable import Shmem

@Suite("How old data survives a punch")
struct LossTests {
  /// Loop 1 is defeated by the page lock; loop 2 gathers the page and comes too late.
  private static let pageToSwap = """
    punch      P1-P5      gathers the page, with a reference
    reclaim-1  C1 C2      isolates and locks it
    punch      P8         the trylock fails: ignored
    punch      P11        the reference is gone
    reclaim-1  C5         passes
    punch      P14        gathers the page again
    reclaim-1  C6-C11     the slot is swap now
    reclaim-1  C12 C13    unlocks
    punch      P17 P18    gets the lock, and the page has left the file
    """

  /// Loop 2 gathers a swap entry that a reader turns into a page.
  private static let pageToSwapToPage = """
    punch      P1-P5      gathers the page, with a reference
    reclaim-1  C1 C2      isolates and locks it
    punch      P8         the trylock fails: ignored
    punch      P11        the reference is gone
    reclaim-1  C5-C11     the slot is swap now
    punch      P14        gathers the swap entry
    read-1     S1 S2      finds the same page in the swap cache
    reclaim-1  C12-C14    unlocks, writes
    read-1     S4 S5 S7   the slot is a page again, locked
    punch      P16        the comparison fails
    """

  @Test("one scan without a way back misses a page that reclaim is swapping out")
  func noRetry() throws {
    var race = try Race(.rfc24June, "[page]", tasks: "reclaim 0", mayBreak: [.oldDataGone])
    try race.play(Self.pageToSwap)
    #expect(race.picture == "s0:old")
    try race.play("punch P20 P20 P14 P21 P22   one more gather, from the end of the hole on")
    #expect(race.status(of: .oldDataGone) == .broken(.survived([0])))
    #expect(race.steps.count == 26)
  }

  @Test("the swap retry alone does not help: the puncher gathered a page")
  func swapRetryAlone() throws {
    var race = try Race(.take2, "[page]", tasks: "reclaim 0", mayBreak: [.oldDataGone])
    try race.play(Self.pageToSwap)
    try race.play("punch P20 P20 P21 P22")
    #expect(race.picture == "s0:old")
    #expect(race.status(of: .oldDataGone) == .broken(.survived([0])))
    #expect(race.steps.count == 25)
  }

  @Test("a later read returns the old data")
  func laterRead() throws {
    var race = try Race(.take2, "[page]", tasks: "reclaim 0, read 0", mayBreak: [.oldDataGone])
    try race.play(Self.pageToSwap)
    try race.finishPunch()
    try race.play(
      """
      reclaim-1  C14
      read-1     S1-S10
      """
    )
    #expect(
      race.flat[1] == .reclaimer(.writing(.laterPass, .init(index: 0, page: 0, store: .swap(0))))
    )
    #expect(race.flat[2] == .reader(.copy(0, 0)))
    #expect(race.flat[page: 0].content == .old(0))
  }

  @Test("the page retry alone does not help: the puncher gathered a swap entry")
  func pageRetryAlone() throws {
    var race = try Race(
      .v3_16,
      "[page]",
      tasks: "reclaim 0, read 0",
      mayBreak: [.oldDataGone]
    ) { $0.swapRetry = .off }
    try race.play(Self.pageToSwapToPage)
    try race.play("punch P20-P22")
    #expect(race.picture == "P0:old")
    #expect(race.status(of: .oldDataGone) == .broken(.survived([0])))
    #expect(race.steps.count == 29)
  }

  @Test(
    "data in swap takes one more move to get past loop 1",
    arguments: [(Kernel.rfc24June, "P20 P20 P14 P21 P22", 35), (.take2, "P20 P20-P22", 34)]
  )
  func startingInSwap(_ kernel: Kernel, end: String, steps: Int) throws {
    var race = try Race(kernel, "[swap]", tasks: "reclaim 0, read 0", mayBreak: [.oldDataGone])
    try race.play(
      """
      punch      P1-P5        gathers the swap entry
      read-1     S1-S7        the slot is a page
      punch      P6           the comparison fails: ignored
      read-1     S8-S10 R3
      punch      P11
      reclaim-1  C1-C5
      punch      P14          gathers the page
      reclaim-1  C6-C13       the slot is swap
      punch      P17 P18      the page has left the file: ignored
      punch      \(end)
      """
    )
    #expect(race.picture == "s0:old")
    #expect(race.status(of: .oldDataGone) == .broken(.survived([0])))
    #expect(race.steps.count == steps)
  }

  @Test("data in swap survives the page retry alone with two readers and one reclaim")
  func startingInSwapWithPageRetry() throws {
    var race = try Race(
      .v3_16,
      "[swap]",
      tasks: "reclaim 0, read 0, read 0",
      mayBreak: [.oldDataGone]
    ) { $0.swapRetry = .off }
    try race.play(
      """
      punch      P1-P5        gathers the swap entry
      read-1     S1-S7        the slot is a page
      punch      P6           the comparison fails: ignored
      read-1     S8-S10 R3
      punch      P11
      reclaim-1  C1-C11       the slot is swap
      punch      P14          gathers the swap entry
      read-2     S1 S2
      reclaim-1  C12-C14
      read-2     S4 S5 S7     the slot is a page
      punch      P16          the comparison fails: ignored
      punch      P20-P22
      """
    )
    #expect(race.picture == "P0:old")
    #expect(race.status(of: .oldDataGone) == .broken(.survived([0])))
    #expect(race.steps.count == 38)
  }

  @Test("the classroom version: without loop 1, seven steps are enough")
  func classroom() throws {
    var race = try Race(.v3_16, "[swap]", tasks: "read 0", mayBreak: [.oldDataGone]) {
      $0.firstPass = false
      $0.swapRetry = .off
    }
    try race.play("punch P1-P4")
    let start = race.steps.count
    try race.play(
      """
      punch   P14     gathers the swap entry
      read-1  S1-S7   the slot is a page
      punch   P16     the comparison fails: ignored
      """
    )
    #expect(race.steps[start...].map(\.id) == [.p14, .s1, .s3, .s4, .s5, .s7, .p16])
    try race.finishPunch()
    #expect(race.status(of: .oldDataGone) == .broken(.survived([0])))
  }

  @Test("against 3.16 the same adversary gains nothing: the page retry finds the swap entry")
  func pageRetry() throws {
    var race = try Race(.v3_16, "[page]", tasks: "reclaim 0")
    try race.play(Self.pageToSwap)
    try race.play(
      """
      punch  P20       goes back
      punch  P14 P16   finds the swap entry, and it is still there
      punch  P20-P23
      """
    )
    #expect(race.picture == "-")
    #expect(race.status(of: .oldDataGone) == .holds)
  }

  @Test("against 3.16 the same adversary gains nothing: the swap retry finds the page")
  func swapRetry() throws {
    var race = try Race(.v3_16, "[page]", tasks: "reclaim 0, read 0")
    try race.play(Self.pageToSwapToPage)
    try race.play("punch P20 P14")
    #expect(try race.readiness("punch") == .waits(.p17, .pageLock(0, heldBy: 2)))
    try race.play(
      """
      read-1  S8-S10
      punch   P17-P20 P20-P23
      """
    )
    #expect(race.picture == "-")
    #expect(race.status(of: .oldDataGone) == .holds)
  }

  @Test("against 3.16 the classroom adversary gains nothing either")
  func classroomWithRetry() throws {
    var race = try Race(.v3_16, "[swap]", tasks: "read 0") { $0.firstPass = false }
    try race.play(
      """
      punch   P1-P4 P14
      read-1  S1-S7
      punch   P16 P20 P14
      read-1  S8-S10
      punch   P17-P20 P20-P23
      """
    )
    #expect(race.picture == "-")
  }
}
