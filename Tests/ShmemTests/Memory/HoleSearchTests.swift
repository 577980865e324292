// Knows that the search for an empty slot finds what a walk finds.

import RaceSupport
import Testing

@testable import Shmem

@Suite("The search for an empty slot")
struct HoleSearchTests {
  @Test("finds the first and the last one of every range", arguments: [2, 3, 6])
  func everyRange(mapShift: Int) throws {
    let file = "0-8=page,9=hole,10-19=swap,20-22=hole,23=page"
    let machine = Machine<SharedStorage>(try Scenario(.v3_16, file, mapShift: mapShift))
    for first in (0..<24).map({ PageIndex($0) }) {
      for end in (first.rawValue...24).map({ PageIndex($0) }) {
        let holes = (first.rawValue..<end.rawValue).map { PageIndex($0) }.filter {
          machine[$0] == nil
        }
        #expect(machine.storage.firstHole(in: first..<end) == holes.first)
        #expect(machine.storage.lastHole(in: first..<end) == holes.last)
      }
    }
  }
}
