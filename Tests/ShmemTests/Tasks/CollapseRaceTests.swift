// Checks what comes of a collapse beside a punch and reclaim, kernel by kernel.

import RaceSupport
import Testing

@testable import Shmem

extension LargeEntryRace {
  /// The races with a collapse, and their ends.
  static let collapses = [
    LargeEntryRace(
      name: "a collapse across the start of the hole, written out",
      file: "page,hole,page,hole 1-3",
      tasks: "collapse@0 reclaim@0",
      // Without free-atomic the whole entry goes; with it the entry is passed over, as it begins before the hole.
      ends: [
        .holds, .breaks(.outsideUntouched), .breaks(.oldDataGone), .breaks(.oldDataGone),
        .breaks(.oldDataGone), .breaks(.oldDataGone), .breaks(.outsideUntouched),
        .breaks(.outsideUntouched), .breaks(.oldDataGone), .breaks(.oldDataGone),
        .breaks(.oldDataGone),
      ]
    ),
    LargeEntryRace(
      name: "a collapse across the end of the hole, written out",
      file: "hole,page,hole,hole 0-0",
      tasks: "collapse@0 reclaim@0",
      ends: [
        .holds, .breaks(.outsideUntouched), .holds, .holds, .holds, .holds,
        .breaks(.outsideUntouched), .breaks(.outsideUntouched), .holds, .holds, .holds,
      ]
    ),
    LargeEntryRace(
      name: "a collapse across the start of the hole, in memory",
      file: "page,hole,page,hole 1-3",
      tasks: "collapse@0 read@2",
      ends: kernels.map { _ in .holds }
    ),
  ]
}

@Suite("A collapse beside a punch")
struct CollapseRaceTests {
  @Test("every race comes to its end", arguments: LargeEntryRace.collapses)
  func ends(race: LargeEntryRace) throws {
    for (kernel, end) in zip(LargeEntryRace.kernels, race.ends) {
      let scenario = try race.scenario(kernel)
      #expect(try scenario.end() == end, "\(kernel.rawValue)")
      #expect(try scenario.end([]) == end, "\(kernel.rawValue)")
    }
  }
}
