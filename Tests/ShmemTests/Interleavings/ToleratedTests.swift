// Knows what a punch may leave behind, and what faults can do to kernels that rescan.

import RaceSupport
import Testing

@testable import Shmem

@Suite("What faults do to a punch")
struct ToleratedTests {
  @Test("3.16 leaves a page that a fault which had passed F1 put behind the cursor")
  func sleepingInAllocation() throws {
    var race = try Race(.v3_16, "[page]", tasks: "fault-write 0")
    try race.play(
      """
      punch    P1
      fault-1  F1               the hole is not published yet
      punch    P2-P11 P11 P14   the hole is empty, the scan is over
      fault-1  F5 F6 F8-F15     a new page, and a store
      punch    P21-P23
      """
    )
    #expect(race.picture == "P0:new")
    #expect(race.standing(of: .oldDataGone) == .holds)
    #expect(race.flat.tolerated(in: race.scenario) == [0])
  }

  @Test("3.16 leaves the page of a fault that slept before reading a swap entry, but not its data")
  func sleepingInSwapIn() throws {
    var race = try Race(.v3_16, "[swap]", tasks: "fault-read 0")
    try race.play(
      """
      fault-1  F1 S1 F6      the hole is not published yet
      punch    P1-P11 P14    the entry is gone, the scan is over
      fault-1  S3            nothing to read any more
      fault-1  F5-F14        a page of zeros
      punch    P21-P23
      """
    )
    #expect(race.picture == "P0:zeros")
    #expect(race.flat.tolerated(in: race.scenario) == [0])
  }

  @Test("C-I9: 3.16 leaves the zeros that a splice put behind the cursor, at any time")
  func splicing() throws {
    var race = try Race(.v3_16, "[page]", tasks: "splice 0")
    try race.play(
      """
      punch     P1-P11 P11 P14   the hole is empty, the scan is over
      splice-1  F5-F11 L2-L4     no wait queue stops it
      punch     P21-P23
      """
    )
    #expect(race.picture == "P0:zeros")
    #expect(race.standing(of: .oldDataGone) == .holds)
    #expect(race.flat.tolerated(in: race.scenario) == [0])
    #expect(race.flat[page: 0].isDirty == false)
  }

  @Test("a page that a late fault inserts before loop 2 gets there is removed")
  func insertedInTime() throws {
    var race = try Race(.v3_16, "[page]", tasks: "fault-write 0")
    try race.play(
      """
      fault-1  F1
      punch    P1-P11 P11
      fault-1  F5-F15
      punch    P14-P20 P20-P23
      """
    )
    #expect(race.picture == "-")
  }

  @Test("a store through an old pte is lost with its page")
  func storeThroughOldPte() throws {
    var race = try Race(.v3_16, "[page]", tasks: "fault-write 0")
    try race.play(
      """
      fault-1  F1-F14
      punch    P1 P2
      fault-1  F15
      """
    )
    try race.finishPunch()
    #expect(race.picture == "-")
  }

  @Test("3.15 goes round as long as a fault puts the page back: the same state comes again")
  func livelock() throws {
    var race = try Race(.v3_15, "[page]", tasks: "fault-read 0 loops") { $0.firstPass = false }
    try race.play("punch P1-P4")
    let round = """
      punch    P14-P20 P20   removes the page, and will look from behind it
      fault-1  F5-F14        puts another one there
      punch    P14           finds nothing: once more from the start
      """
    try race.play(round)
    let state = race.flat
    try race.play(round)
    let cameAgain = race.flat == state
    #expect(cameAgain)
    #expect(race.flat.file.phase == .during)
  }

  @Test("3.16 does not go round: behind the cursor it never looks again")
  func noLivelock() throws {
    var race = try Race(.v3_16, "[page]", tasks: "fault-read 0 loops") {
      $0.firstPass = false
      $0.faultGate = .none
    }
    try race.play(
      """
      punch    P1-P4 P14-P20 P20
      fault-1  F5-F14
      """
    )
    #expect(try race.outlook("punch") == .ready(.p21))
    #expect(race.flat.tolerated(in: race.scenario) == [0])
  }
}

@Suite("How often a punch gathers")
struct GatherCountTests {
  /// Counts the gathers of loop 2 over a hole of 64 pages with 1000 pages behind it; a fault may put
  /// page 5 back, once, behind one of them.
  private func gathers(
    _ kernel: Kernel,
    pastEnd: PastEnd = .crawl,
    gathersBeforeRefill: Int?
  ) throws -> Int {
    var rules = kernel.rules
    rules.firstPass = false
    rules.pastEnd = pastEnd
    let scenario = try Scenario(
      kernel: kernel,
      rules: rules,
      slots: [SlotRun(count: 1064, start: .page)],
      hole: Hole(first: 0, end: 64, cutsPageBefore: false, cutsPageAfter: false),
      tasks: [TaskSpec(kind: .faultRead, index: 5, loops: false)],
      batchLimit: 14,
      mapShift: 6
    )
    var machine = Machine<SharedStorage>(scenario)
    var gathers = 0
    while case .ready(let row) = machine.outlook(of: .puncher, in: scenario) {
      machine.apply(Step(task: .puncher, row: row, pick: nil), in: scenario)
      if row == .p14 { gathers += 1 }
      guard gathers == gathersBeforeRefill else { continue }
      while case .ready(let row) = machine.outlook(of: 1, in: scenario) {
        machine.apply(Step(task: 1, row: row, pick: nil), in: scenario)
      }
    }
    #expect(machine.outlook(of: .puncher, in: scenario) == .finished)
    return gathers
  }

  @Test("without faults 3.15 needs 5 batches and 2 looks that find nothing, 3.16 only the batches")
  func undisturbed() throws {
    #expect(try gathers(.v3_15, gathersBeforeRefill: nil) == 7)
    #expect(try gathers(.v3_16, gathersBeforeRefill: nil) == 5)
  }

  @Test("one page put back once makes 3.15 crawl to the end of the file, entry by entry")
  func crawl() throws {
    #expect(try gathers(.v3_15, gathersBeforeRefill: 3) == 1008)
  }

  @Test("a cursor that never passes the end, or goes back at once, does not crawl")
  func noCrawl() throws {
    #expect(try gathers(.v3_15, pastEnd: .bounded, gathersBeforeRefill: 3) == 9)
    #expect(try gathers(.v3_15, pastEnd: .restart, gathersBeforeRefill: 3) == 8)
    #expect(try gathers(.v3_15, pastEnd: .bounded, gathersBeforeRefill: nil) == 7)
    #expect(try gathers(.v3_15, pastEnd: .restart, gathersBeforeRefill: nil) == 7)
  }
}
