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
    #expect(race.status(of: .oldDataGone) == .holds)
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
    #expect(race.status(of: .oldDataGone) == .holds)
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
    #expect(try race.readiness("punch") == .ready(.p21))
    #expect(race.flat.tolerated(in: race.scenario) == [0])
  }
}
