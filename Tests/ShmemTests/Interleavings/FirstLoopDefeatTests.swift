// Knows the five ways in which old data gets past the first loop.

import Explorer
import Testing

@testable import Shmem

/// A way past the first loop.
struct Defeat: Sendable, CustomTestStringConvertible {
  var name: String
  var file: String
  /// From the first step until the second loop is about to gather.
  var schedule: String
  /// The content of the slot then.
  var picture: String
  /// The steps by which the second loop misses it, up to the row where a retry would show.
  var miss: String

  var testDescription: String { name }

  /// A page that the second loop has gathered goes to swap.
  static let missPage = """
    reclaim-2  C1-C5
    punch      P14
    reclaim-2  C6-C13
    punch      P17 P18
    """

  /// A swap entry that the second loop has gathered becomes a page.
  static let missSwap = """
    punch   P14
    read-2  S1-S7
    punch   P16
    """

  static let all = [
    Defeat(
      name: "X1: the page is locked, the trylock fails",
      file: "page",
      schedule: """
        punch      P1-P5
        reclaim-1  C1 C2
        punch      P8 P11
        reclaim-1  C5-C14
        """,
      picture: "s0:old",
      miss: missSwap
    ),
    Defeat(
      name: "X2: the lock is free, but the page has gone to swap",
      file: "page",
      schedule: """
        reclaim-1  C1-C5
        punch      P1-P5
        reclaim-1  C6-C14
        punch      P8 P9 P11 P11
        """,
      picture: "s0:old",
      miss: missSwap
    ),
    Defeat(
      name: "X3: the swap entry has become a page that is still locked",
      file: "swap",
      schedule: """
        punch   P1-P5
        read-1  S1-S7
        punch   P6 P11
        read-1  S8-S10 R3
        """,
      picture: "P0:old",
      miss: missPage
    ),
    Defeat(
      name: "X4: the swap entry has become a page that nobody has locked any more",
      file: "swap",
      schedule: """
        punch   P1-P5
        read-1  S1-S10 R3
        punch   P6 P11
        """,
      picture: "P0:old",
      miss: missPage
    ),
    Defeat(
      name: "X5: the slot holds another swap entry: read in and written out again",
      file: "swap",
      schedule: """
        punch      P1-P5
        read-1     S1-S10 R3
        reclaim-1  C1 C2 C5-C14
        punch      P6 P11
        """,
      picture: "s1:old",
      miss: missSwap
    ),
  ]
}

@Suite("How the first loop is defeated")
struct FirstLoopDefeatTests {
  private let tasks = "reclaim@0 read@0 reclaim@0 read@0"

  @Test(
    "old data gets past the first loop, and one scan without a way back misses it again",
    arguments: Defeat.all
  )
  func missed(_ defeat: Defeat) throws {
    var race = try Race(.rfc24June, defeat.file, tasks: tasks, mayBreak: [.oldDataGone])
    try race.play(defeat.schedule)
    #expect(race.picture == defeat.picture)
    #expect(try race.readiness("punch") == .ready(.p14))
    try race.play(defeat.miss)
    try race.finishPunch()
    #expect(race.status(of: .oldDataGone) == .broken(.survived([0])))
  }

  @Test(
    "old data gets past the first loop of 3.16 too, but not past the second",
    arguments: Defeat.all
  )
  func found(_ defeat: Defeat) throws {
    var race = try Race(.v3_16, defeat.file, tasks: tasks)
    try race.play(defeat.schedule)
    #expect(race.picture == defeat.picture)
    try race.play(defeat.miss)
    try race.play("punch P20 P14")
    if case .waits(.p17, _) = try race.readiness("punch") { try race.play("read-2 S8-S10") }
    try race.finishPunch()
    #expect(race.picture == "-")
  }

  /// Rules that are no whole cure, or one, and whether data can be lost from behind the first loop.
  struct Cure: Sendable, CustomTestStringConvertible {
    var name: String
    var kernel: Kernel
    var swapRetry: SwapRetry
    var pageRetry: Bool
    var loses: Bool

    var testDescription: String { name }
  }

  private static let cures = [
    Cure(name: "no way back", kernel: .rfc24June, swapRetry: .off, pageRetry: false, loses: true),
    Cure(name: "swap only", kernel: .take2, swapRetry: .second, pageRetry: false, loses: true),
    Cure(name: "page only", kernel: .v3_16, swapRetry: .off, pageRetry: true, loses: true),
    Cure(name: "both", kernel: .v3_16, swapRetry: .second, pageRetry: true, loses: false),
    Cure(name: "3.15", kernel: .v3_15, swapRetry: .off, pageRetry: false, loses: false),
    Cure(
      name: "8e205f779d14",
      kernel: .waitQueue,
      swapRetry: .off,
      pageRetry: false,
      loses: false
    ),
  ]

  @Test(
    "after each way alone a single scan leaves data behind unless it has both retries, and a rescan never",
    arguments: Defeat.all,
    cures
  )
  func alone(_ defeat: Defeat, _ cure: Cure) throws {
    var race = try Race(
      cure.kernel,
      defeat.file,
      tasks: tasks,
      mayBreak: [.oldDataGone],
      set: "swap-retry=\(cure.swapRetry.rawValue) page-retry=\(cure.pageRetry ? "on" : "off")"
    )
    try race.play(defeat.schedule)
    #expect(try race.readiness("punch") == .ready(.p14))
    let check = try Check(race.scenario, from: race.flat, judging: [.oldDataGone])
    switch check.run(bounds: .none, threads: 2, goesOn: { _ in true }).verdict {
    case .holds: #expect(!cure.loses)
    case .violated(_, let schedule): #expect(cure.loses, "\(schedule.count) steps")
    case .endless, .unknown: Issue.record("only a state was asked about, without a limit")
    }
  }
}
