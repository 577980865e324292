// Knows how often each kernel looks into a hole, and how much past it that it has no business with.

import RaceSupport
import Testing

@testable import Shmem

@Suite("How often a punch gathers")
struct GatherCountTests {
  /// The counts of the second loop of a punch.
  private struct Count: Equatable {
    /// The gathers, those that found nothing included.
    var gathers = 0
    /// The entries after the hole in all of them: a reference each, as they are pages.
    var strangers = 0
  }

  /// Counts the gathers of loop 2 over a hole of 64 pages with 1000 pages after it.
  ///
  /// A fault may put page 5 back, once, before one of them. It has come past what keeps faults out.
  private func count(
    _ kernel: Kernel,
    pastEnd: PastEnd? = nil,
    gathersBeforeRefill: Int?,
    firstPass: Bool = false,
    batchLimit: Int? = 14
  ) throws -> Count {
    let pastEndRule = pastEnd.map { " past-end=\($0.rawValue)" } ?? ""
    let scenario = try Scenario(
      kernel,
      "0-1063=page 0-63",
      tasks: "fault-read@5",
      batchLimit: batchLimit,
      mapShift: 6,
      set: "first-pass=\(firstPass ? "on" : "off") fault-gate=none" + pastEndRule
    )
    var machine = Machine<SharedStorage>(scenario)
    var count = Count()
    while case .ready(let row) = machine.readiness(of: .puncher, in: scenario) {
      if row == .p14, count.gathers == gathersBeforeRefill {
        while case .ready(let row) = machine.readiness(of: 1, in: scenario) {
          machine.apply(Step(task: 1, id: row, pick: nil), in: scenario)
        }
      }
      machine.apply(Step(task: .puncher, id: row, pick: nil), in: scenario)
      guard row == .p14 else { continue }
      count.gathers += 1
      let batch = machine[.puncher].undo?.cursor?.batch
      count.strangers += (0..<(batch?.count ?? 0)).count { (batch?[$0].index ?? 0) >= 64 }
    }
    #expect(machine.readiness(of: .puncher, in: scenario) == .finished)
    return count
  }

  private func gathers(
    _ kernel: Kernel,
    pastEnd: PastEnd? = nil,
    gathersBeforeRefill: Int?
  ) throws -> Int {
    try count(kernel, pastEnd: pastEnd, gathersBeforeRefill: gathersBeforeRefill).gathers
  }

  @Test("without faults 3.15 needs 5 batches and 2 looks that find nothing, 3.16 only the batches")
  func undisturbed() throws {
    #expect(try gathers(.v3_15, gathersBeforeRefill: nil) == 7)
    #expect(try gathers(.rfc24June, gathersBeforeRefill: nil) == 6, "one look that finds nothing")
    for kernel in [Kernel.take2, .v3_16] {
      #expect(try gathers(kernel, gathersBeforeRefill: nil) == 5)
    }
    #expect(
      try gathers(.v6_1, gathersBeforeRefill: nil) == 6,
      "both ends are gone before, so that a last look is left for the last page"
    )
  }

  @Test(
    "a gather takes 14 entries in 2014, 15 in 6.1 and 6.6, and 31 from 6.12 on",
    arguments: Kernel.allCases
  )
  func batches(kernel: Kernel) throws {
    let gathers = try count(kernel, gathersBeforeRefill: nil, batchLimit: nil).gathers
    switch kernel {
    case .v3_15, .inodeMutex, .waitQueue: #expect(gathers == 7)
    case .rfc24June: #expect(gathers == 6)
    case .take2, .v3_16: #expect(gathers == 5, "64 pages, 14 at a time")
    // Both ends are gone before, and a last look is left for the last page.
    case .v6_1, .v6_6: #expect(gathers == 6, "62 pages, 15 at a time")
    case .v6_12_0, .v6_12_69, .v6_12_70, .v6_12_95, .v6_12_118, .v6_14, .v6_18_0, .v7_3_4,
      .v7_3_4November, .proposal2025:
      #expect(gathers == 3, "62 pages, 31 at a time")
    }
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

  /// The first loop has emptied the hole, and the page comes back before the second one looks.
  @Test(
    "behind a page that has come back every loop without a condition crawls, each in its own way",
    arguments: [
      // 13 pages behind the hole with the page that came back, 14 from each of the next 986, and so
      // on down to none; 3.15 then looks once more from the start, and takes 14.
      (.v3_15, 1002, 13_922), (.inodeMutex, 1002, 13_922), (.rfc24June, 1001, 13_908),
      // Loops that stop at the end of the hole have taken the 13; that of 6.1 looks on up to the end.
      (.take2, 1, 13), (.v3_16, 1, 13), (.v6_1, 2, 0),
    ] as [(Kernel, Int, Int)]
  )
  func crawls(kernel: Kernel, gathers: Int, strangers: Int) throws {
    let count = try count(kernel, gathersBeforeRefill: 0, firstPass: true)
    #expect(count == Count(gathers: gathers, strangers: strangers))
  }

  @Test("row by row the proposal of 24 June walks as 3.15, up to the gather that finds nothing")
  func rowByRow() throws {
    let before = try rows(.v3_15)
    let proposal = try rows(.rfc24June)
    let common = zip(before, proposal).prefix { $0 == $1 }.map(\.0)
    #expect(
      common.joined(separator: " ")
        == "P14 P17 P18 P19 P19 P20 P15 P14 P15 P14 P15 P14 P15 P14 P15 P14"
    )
    #expect(before.dropFirst(common.count) == ["P14", "P15", "P21", "P22", "P23"])
    #expect(proposal.dropFirst(common.count) == ["P21", "P22", "P23"])
    #expect(
      try rows(.take2).joined(separator: " ") == "P14 P17 P18 P19 P19 P20 P15 P21 P22 P23"
    )
  }

  /// The rows of a punch of pages 1 and 2 of 8 from its second loop on, where page 2 has come back: the
  /// race of demo 10.
  private func rows(_ kernel: Kernel) throws -> [String] {
    var race = try Race(
      kernel,
      "page,hole,page,page,page,page,page,page 1-2",
      tasks: "fault-read@2"
    )
    try race.play(
      """
      punch    P1-P11 P11
      fault-1  F5-F14
      """
    )
    var rows: [String] = []
    while case .ready(let row) = try race.readiness("punch") {
      try race.play("punch \(row.rawValue)")
      rows.append(row.rawValue)
    }
    return rows
  }
}
