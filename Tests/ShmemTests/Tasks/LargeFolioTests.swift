// Checks what becomes of pages that take several slots, kernel by kernel.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

extension LargeEntryRace {
  /// The races with pages of several slots, and their ends.
  static let folios = [
    LargeEntryRace(
      name: "reclaim and a reader that splits the entry after its gather",
      file: "hole,hole,page:1,hole,hole 1-4",
      tasks: "reclaim@2 read@3",
      // Where the order is read too early, swap slots are freed in use by a shorter schedule than old data is left.
      ends: [
        .holds, .breaks(.countsBalance), .breaks(.oldDataGone), .breaks(.oldDataGone),
        .breaks(.oldDataGone), .breaks(.oldDataGone), .breaks(.countsBalance),
        .breaks(.countsBalance), .breaks(.oldDataGone), .breaks(.oldDataGone), .holds,
      ]
    ),
    LargeEntryRace(
      name: "a fault beside the hole that makes a page across its edge",
      file: "hole,hole,hole,hole 2-3",
      tasks: "fault-write:order=2@0",
      ends: kernels.map { _ in .holds }
    ),
    LargeEntryRace(
      name: "a fault beside the hole that makes a page across its other edge",
      file: "hole,hole,hole,hole 0-1",
      tasks: "fault-write:order=2@2",
      ends: kernels.map { _ in .holds }
    ),
    LargeEntryRace(
      name: "a store that only a pte knows of, and reclaim",
      file: "hole,hole,hole,hole",
      call: .none,
      tasks: "fault-read:order=2@0 fault-write:mapped@0 reclaim@0",
      ends: kernels.map { _ in .holds }
    ),
    LargeEntryRace(
      name: "read-ahead of a piece of a swap entry",
      file: "swap:2",
      call: .none,
      tasks: "readahead@0 read@1",
      ends: [
        .holds, .breaks(.outsideUntouched), .breaks(.outsideUntouched), .breaks(.outsideUntouched),
        .holds, .holds, .holds, .holds, .holds, .holds, .holds,
      ]
    ),
    LargeEntryRace(
      name: "a truncation inside a page that is pinned",
      file: "page:2",
      call: .none,
      tasks: "truncate@2 pin@0",
      ends: kernels.map { _ in .holds }
    ),
  ]
}

@Suite("Pages that take several slots")
struct LargeFolioTests {
  @Test("old data stays wherever the order is not compared with the gathered one")
  func oldData() throws {
    let race = LargeEntryRace.folios[0]
    for kernel in LargeEntryRace.kernels where kernel != .v6_6 && kernel != .proposal2025 {
      let scenario = try race.scenario(kernel)
      let check = try Check(scenario, judging: [.oldDataGone], andSchedulesBy: [])
      let verdict = check.run(bounds: .none, threads: 1) { _ in true }.verdict
      guard case .violated(let broken, _) = verdict else {
        Issue.record("\(kernel.rawValue): \(verdict)")
        continue
      }
      #expect(broken.promise == .oldDataGone)
    }
    #expect(try race.scenario(.v7_3_4, set: "split-aware=on").end() == .holds)
  }

  @Test("a page across the edge of the hole is removed whole before the second loop splits it")
  func bigSplit() throws {
    for race in LargeEntryRace.folios[1...2] {
      for kernel in LargeEntryRace.kernels {
        let scenario = try race.scenario(kernel, set: "big-split=off")
        #expect(try scenario.end() == .breaks(.outsideUntouched), "\(kernel.rawValue)")
      }
    }
  }

  @Test(
    "a page that is pinned, with data that only a pte knows of, is removed whole, until it is marked dirty first"
  )
  func cleanKeep() throws {
    for kernel in LargeEntryRace.kernels {
      let scenario = try Scenario(
        kernel,
        "hole,hole,hole,hole 2-3",
        tasks: "fault-read:order=2@0 fault-write:mapped@0 pin@0"
      )
      let end: LargeEntryRace.End =
        scenario.rules.cleanKeep ? .holds : .breaks(.outsideUntouched)
      #expect(try scenario.end() == end, "\(kernel.rawValue)")
    }
  }

  @Test(
    "a page across the edge that has gone out to swap is removed whole, or met for ever, until 6.12.70"
  )
  func comesAfterTheEdges() throws {
    let ends: [(kernel: Kernel, end: LargeEntryRace.End)] = [
      (.v6_12_0, .breaks(.outsideUntouched)), (.v6_12_69, .goesRound(.punchEnds)),
      (.v6_12_70, .holds),
    ]
    for (kernel, end) in ends {
      let scenario = try Scenario(
        kernel,
        "hole,hole,hole 1-2",
        tasks: "fault-write:order=1@0 reclaim@0"
      )
      #expect(try scenario.end() == end, "\(kernel.rawValue)")
    }
  }

  @Test("without page locks a page across the edge is dropped before the fault maps it")
  func withoutPageLocks() throws {
    let scenario = try LargeEntryRace.folios[1].scenario(.v6_6, set: "page-lock=off")
    #expect(try scenario.end() == .breaks(.countsBalance))
  }

  @Test(
    "a new page has the highest order whose slots are all empty",
    arguments: [
      ("hole,hole,hole,hole", 2, 2), ("hole,hole,hole,page", 2, 1), ("hole,page,hole,hole", 2, 0),
      ("hole,hole,hole", 2, 1), ("hole,hole,hole,hole,page,hole,hole,hole", 3, 2),
    ]
  )
  func fallsThroughOrders(file: String, wanted: Int, order: Int) throws {
    let scenario = try Scenario(
      .v7_3_4,
      file,
      tasks: "fault-write:order=\(wanted)@0",
      call: .none
    )
    var machine = Machine<FlatStorage>(scenario)
    let fault = TaskID(1)
    while case .ready(let id) = machine.readiness(of: fault, in: scenario) {
      machine.apply(Step(task: fault, id: id, pick: nil), in: scenario)
    }
    #expect(
      machine.entryRange(at: PageIndex(0)) == EntryRange(order: order, covering: PageIndex(0))
    )
    #expect(machine[PageNumber(0)].order == order)
  }
}
