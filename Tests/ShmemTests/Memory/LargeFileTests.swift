// Knows that a step costs the same in a file of a million pages as in a small one.
//
// Nothing here is timed: what a step made anew, and what it made look different, is counted.

import RaceSupport
import Testing

@testable import Shmem

@Suite("A file of 2^20 pages")
struct LargeFileTests {
  private func scenario(of start: SlotStart, in kernel: Kernel) throws -> Scenario {
    try Scenario(
      kernel,
      "0-\(Scenario.fileLimit - 1)=\(start.rawValue)",
      tasks: "reclaim:loop read:loop fault-write:loop",
      mapShift: 6
    )
  }

  @Test(
    "a thousand steps share all but the way to what they changed",
    arguments: [Kernel.v3_16, .v7_3_4],
    [SlotStart.page, .hole]
  )
  func thousandSteps(kernel: Kernel, start: SlotStart) throws {
    let scenario = try scenario(of: start, in: kernel)
    var lots = Lots(seed: 20)
    var machine = Machine<SharedStorage>(scenario)
    var promiseCache = PromiseCache(startOf: scenario)
    var versions = [machine]
    var newNodes = 0
    for _ in 0..<1000 {
      let picks = (0..<4).map { _ in PageIndex(UInt64(lots.number(below: 1 << 20))) } + [3]
      machine.apply(lots.one(of: machine.enabledSteps(picking: picks, in: scenario)), in: scenario)
      let before = versions[versions.count - 1]
      let difference = machine.storage.difference(from: before.storage)
      #expect(difference.slots.count <= 1)
      #expect(difference.pages.count <= scenario.batchLimit)
      #expect(difference.swaps.count <= 1)
      promiseCache.advance(from: before, to: machine, in: scenario)
      newNodes += machine.storage.tree.nodes(notSharedWith: before.storage.tree)
      versions.append(machine)
    }
    // A step writes one slot at most, and from the root to a slot there are four nodes.
    #expect(newNodes <= 4 * 1000)
    // Of the million frames only those are stored that a step has touched.
    #expect(machine.storage.changeCount <= 1000)
    for promise in Promise.allCases {
      #expect(!promiseCache.status(of: promise, in: machine).isBroken)
    }
    // A step empties one slot at most.
    let pages = start == .page ? Int(scenario.filePages) : 0
    #expect((pages - 1000...pages).contains(promiseCache.obligations.count))
    #expect(versions[0].storage.tree.count(in: 0..<Scenario.fileLimit) == pages)
  }
}
