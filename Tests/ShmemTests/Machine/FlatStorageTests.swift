// Knows that flat storage holds whatever a race can need, and says what it cannot hold.

import RaceSupport
import Testing

@testable import Shmem

@Suite("Flat storage")
struct FlatStorageTests {
  private let file = "page,page,page,page,page,page,page,page"

  @Test("a file of more than 8 pages, or more than 8 tasks, does not fit")
  func limits() throws {
    var scenario = try Scenario(
      .v3_16,
      file,
      tasks: Array(repeating: "read@0", count: 7).joined(separator: " ")
    )
    #expect(FlatStorage.canHold(scenario))
    _ = scenario.add(try TaskSpec(reading: "read@0"))
    #expect(!FlatStorage.canHold(scenario))
    #expect(!FlatStorage.canHold(try Scenario(.v3_16, file + ",page")))
  }

  @Test("there is a frame for every page that readers, a batch and the file hold at once")
  func frames() throws {
    var race = try Race(
      .v3_15,
      file,
      tasks: "read@0 read@1 read@2 read@3 read@4 read@5 fault-read:loop"
    )
    for reader in 1...6 {
      try race.play("read-\(reader) R1")
    }
    try race.play("punch P1-P5")
    for page in 0..<8 {
      try race.play("punch P8-P11\nfault-1@\(page) F5-F14")
    }
    try race.play("punch P11 P14")
    for page in 0..<8 {
      try race.play("punch P17-P20\nfault-1@\(page) F5-F14")
    }
    let frames = (0..<32).count { !race.flat[page: PageNumber($0)].isFree }
    #expect(frames == 6 + 8 + 8)
  }

  @Test("a page that was torn from its slot is not found by its pte, in either memory")
  func tornPage() throws {
    var race = try Race(
      .v3_16,
      "swap",
      tasks: "fault-read@0",
      mayBreak: [.neverEmpty, .countsBalance],
      set: "compare-in-free-swap=off"
    )
    try race.play(
      """
      fault-1  F1
      punch    P1-P5
      fault-1  S1 F6 S3-S7
      punch    P6
      fault-1  S8-S9 F12
      """
    )
    #expect(race.flat[page: 0].mapping == 0 && race.flat[page: 0].isMapped)
    #expect(race.flat.storage.mappedPage(from: 0) == nil)
    #expect(race.shared.storage.mappedPage(from: 0) == nil)
  }
}
