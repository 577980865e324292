// Knows the ways past the first loop that 6.1 has left, and that the fourth is gone.

import RaceSupport
import Testing

@testable import Shmem

@Suite("How the first loop of 6.1 is defeated")
struct LaterKernelDefeatTests {
  /// The page in question is in the middle, out of reach for the lookups at the ends of the hole.
  static let middle = [
    Defeat(
      name: "X1: the page is locked, the gather leaves it out",
      file: "hole,page,hole",
      schedule: """
        reclaim-1  C1 C2
        punch      P1-P5 P12 P12
        reclaim-1  C5-C14
        """,
      picture: "- s1:old -",
      miss: Defeat.missSwap
    ),
    Defeat(
      name: "X3: the swap entry has become a page that is still locked",
      file: "hole,swap,hole",
      schedule: """
        punch   P1-P5
        read-1  S1-S7
        punch   P6 P11 P5 P12 P12
        read-1  S8-S10 R3
        """,
      picture: "- P1:old -",
      miss: Defeat.missPage
    ),
    Defeat(
      name: "X4: the swap entry has become a page that nobody has locked any more",
      file: "hole,swap,hole",
      schedule: """
        punch   P1-P5
        read-1  S1-S10 R3
        punch   P6 P11 P5 P12 P12
        """,
      picture: "- P1:old -",
      miss: Defeat.missPage
    ),
  ]

  /// The same at an end of the hole, up to the point where the first loop is over.
  static let end = [
    Defeat(
      name: "X1 at the end of the hole",
      file: "page",
      schedule: "reclaim-1 C1 C2\npunch P1-P5\nreclaim-1 C5-C14",
      picture: "s0:old",
      miss: "punch S1 S2 S4 S5 S7-S9"
    ),
    Defeat(
      name: "X3 at the end of the hole",
      file: "swap",
      schedule: "punch P1-P5\nread-1 S1-S7\npunch P6 P11 P12\nread-1 S8-S10 R3",
      picture: "P0:old",
      miss: "punch P12"
    ),
    Defeat(
      name: "X4 at the end of the hole",
      file: "swap",
      schedule: "punch P1-P5\nread-1 S1-S10 R3\npunch P6 P11",
      picture: "P0:old",
      miss: "punch P12 P12"
    ),
  ]

  private let tasks = "reclaim@1 read@1 reclaim@1 read@1"

  @Test("old data gets past the first loop, and without a way back it stays", arguments: middle)
  func missed(_ defeat: Defeat) throws {
    var race = try Race(
      .v6_1,
      defeat.file,
      tasks: tasks,
      mayBreak: [.oldDataGone],
      set: "swap-retry=off page-retry=off"
    )
    try race.play(defeat.schedule)
    #expect(race.picture == defeat.picture)
    #expect(try race.readiness("punch") == .ready(.p14))
    try race.play(defeat.miss)
    try race.finishPunch()
    #expect(race.status(of: .oldDataGone) == .broken(.survived([1])))
  }

  @Test("old data gets past the first loop of 6.1, but not past the second", arguments: middle)
  func found(_ defeat: Defeat) throws {
    var race = try Race(.v6_1, defeat.file, tasks: tasks)
    try race.play(defeat.schedule)
    try race.play(defeat.miss)
    try race.play("punch P20 P14")
    if case .waits(.p17, _) = try race.readiness("punch") { try race.play("read-2 S8-S10") }
    try race.finishPunch()
    #expect(race.picture == "- - -")
  }

  @Test("at an end of the hole the lookups between the loops remove it", arguments: end)
  func removedAtTheEnd(_ defeat: Defeat) throws {
    var race = try Race(.v6_1, defeat.file, tasks: "reclaim@0 read@0")
    try race.play(defeat.schedule)
    #expect(race.picture == defeat.picture)
    try race.play(defeat.miss)
    try race.play("punch P12a P12b")
    #expect(race.picture == "-")
  }

  @Test(
    "X2 cannot be: in no state has a page of the first loop's batch left the file",
    arguments: [
      ("page", "read@0 reclaim@0"), ("hole,page,hole", "reclaim@1 reclaim@1"),
      ("page,swap", "read@1 reclaim@0"),
    ]
  )
  func noX2(file: String, tasks: String) throws {
    func pagesGone(under kernel: Kernel) throws -> Int {
      var gone = 0
      _ = Walk(try Scenario(kernel, file, tasks: tasks)) { machine in
        guard case .batch(let phase, let batch) = machine[.puncher].undo, batch.loop == .first,
          !batch.cursor.isExhausted
        else { return }
        let cursor = batch.cursor
        // The page at the cursor leaves the file in P10b, and stays locked until P11.
        gone += cursor.pagesAhead.dropFirst(cursor.current.entry.page == nil ? 0 : 1)
          .count { machine[$0].mapping == nil }
        if phase == .entry, let page = cursor.current.entry.page, machine[page].mapping == nil {
          gone += 1
        }
      }
      return gone
    }
    #expect(try pagesGone(under: .v6_1) == 0)
    #expect(try pagesGone(under: .v3_16) > 0)
  }
}
