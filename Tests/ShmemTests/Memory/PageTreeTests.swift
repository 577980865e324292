// Knows which tree a kernel has, and what becomes of its nodes when entries of an order come, split and go.

import RaceSupport
import Testing

@testable import Shmem
@testable import XArrays

@Suite("The page tree of a kernel")
struct PageTreeTests {
  /// A race that goes on one step after another.
  private struct Course {
    let scenario: Scenario
    private(set) var machine: Machine<SharedStorage>

    init(_ kernel: Kernel, _ file: String, tasks: String) throws {
      scenario = try Scenario(kernel, file, tasks: tasks, mapShift: 2)
      machine = Machine(scenario)
    }

    /// Lets a task go on until the entry of a slot has another order; returns how the nodes have changed by that step.
    mutating func go(_ task: Int, untilOrderChangesAt index: PageIndex) throws -> TreeChange? {
      let order = machine.storage.order(at: index)
      while true {
        let before = machine
        let step = try #require(
          machine.enabledSteps(picking: [], in: scenario).first { Int($0.task.rawValue) == task }
        )
        machine.apply(step, in: scenario)
        guard machine.storage.order(at: index) == order else {
          return machine.treeChange(since: before)
        }
      }
    }
  }

  @Test("is a radix tree in 2014 and an XArray later", arguments: Kernel.allCases)
  func kinds(kernel: Kernel) throws {
    let tree = Machine<SharedStorage>(try Scenario(kernel, "page,page", mapShift: 2)).storage.tree
    #expect(tree.isXArray == (kernel.year > 2014))
    #expect(tree.height == 1 && tree.nodeCount == 1)
  }

  @Test("an entry of an order stands on its own level, and a split makes the node below")
  func split() throws {
    var course = try Course(.v6_12_118, "swap:2,page 0-4", tasks: "read@1")
    let tree = course.machine.storage.tree
    #expect(tree.height == 2 && tree.nodeCount == 2, "the root, and the leaf of slot 4")
    #expect(tree.node(ofHeight: 1, covering: 0) == nil)
    #expect(tree.isHeld(above: 1, at: PageIndex(3)) && !tree.isHeld(above: 1, at: PageIndex(4)))
    #expect(tree.node(ofHeight: 2, covering: 0)?.occupiedSlotCount == 2)
    let change = try #require(try course.go(1, untilOrderChangesAt: PageIndex(1)))
    #expect(change.made == [PageIndex(0)...PageIndex(3)] && change.freed.isEmpty)
    let after = course.machine.storage.tree
    #expect(after.height == 2 && after.nodeCount == 3)
    #expect(after.node(ofHeight: 1, covering: 0)?.occupiedSlotCount == 4)
    #expect(!after.isHeld(above: 1, at: PageIndex(3)))
  }

  @Test("a split keeps a root that its pieces alone would not need")
  func height() throws {
    var course = try Course(.v6_12_118, "swap:2", tasks: "read@1")
    #expect(course.machine.storage.tree.height == 2, "the slot for 0 to 3 stands above the leaves")
    let change = try #require(try course.go(1, untilOrderChangesAt: PageIndex(0)))
    #expect(change.made == [PageIndex(0)...PageIndex(3)] && change.height == change.heightBefore)
    let old = Machine<SharedStorage>(try Scenario(.v3_16, "swap,swap,swap,swap", mapShift: 2))
    #expect(old.storage.tree.height == 1)
  }

  @Test("a page of several slots takes the place of the nodes below it")
  func join() throws {
    var course = try Course(
      .v7_3_4,
      "page,page,page,page,page 0-4",
      tasks: "collapse:order=2@0"
    )
    #expect(course.machine.storage.tree.nodeCount == 3)
    let change = try #require(try course.go(1, untilOrderChangesAt: PageIndex(0)))
    #expect(change.freed == [PageIndex(0)...PageIndex(3)] && change.made.isEmpty)
    #expect(course.machine.storage.tree.nodeCount == 2)
  }

  @Test(
    "holds after every step what the flat memory holds, in nodes that are in order",
    arguments: [Kernel.v6_12_0, .v6_12_118, .v6_18_0, .v7_3_4],
    0..<trials(6, thorough: 30)
  )
  func random(kernel: Kernel, seed: Int) throws {
    let scenario = try Scenario(
      kernel,
      "page:2,swap:1,page,hole 1-6",
      tasks: "read:loop@1 reclaim:loop@0 read:loop@5",
      mapShift: 2
    )
    var lots = Lots(seed: UInt64(seed))
    var race = Race(scenario, mayBreak: Set(Promise.allCases))
    for _ in 0..<150 {
      let steps = race.flat.enabledSteps(picking: [], in: scenario)
      guard !steps.isEmpty else { break }
      race.take(lots.one(of: steps))
      for index in (0..<scenario.filePages).map({ PageIndex($0) }) {
        #expect(race.shared.storage[index] == race.flat.storage[index])
        #expect(race.shared.storage.order(at: index) == race.flat.storage.order(at: index))
      }
      guard case .xArray(let array) = race.shared.storage.tree.kind else {
        Issue.record("a later kernel has an XArray")
        return
      }
      try array.checkInvariants()
    }
  }
}
