// Checks what comes of a collapse beside a punch and reclaim, kernel by kernel.

import Explorer
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
      ends: kernels.map { _ in .holds }
    ),
    LargeEntryRace(
      name: "a collapse across the end of the hole, written out",
      file: "hole,page,hole,hole 0-0",
      tasks: "collapse@0 reclaim@0",
      ends: kernels.map { _ in .holds }
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
      let check = try Check(scenario, judging: Promise.allCases)
      if case .violated(let b, let s) = check.run(bounds: .none, threads: 1, goesOn: { _ in true }).verdict {
        print("ZZ", race.name, kernel.rawValue, b, s.count, s.map { "\($0.task.rawValue):\($0.id.rawValue)" }.joined(separator: " "))
      }
      #expect(try scenario.end([]) == end, "\(kernel.rawValue)")
    }
  }
}
