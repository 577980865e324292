// Checks what a collapse does to the pages of its range, and why it gives up.

import RaceSupport
import Testing

@testable import Shmem

@Suite("Joining pages into a larger one")
struct CollapseTests {
  private func slots(_ race: Race) -> [Entry?] { (0..<4).map { race.flat[PageIndex($0)] } }

  @Test("two pages and two empty slots become one page of four slots, with the data and the counts")
  func joins() throws {
    var race = try Race(.v7_3_4, "page,hole,page,hole 1-3", tasks: "collapse@0")
    try race.play("collapse-1 K1 K2 K3 K2 K2 K3 K2 K4")
    let collapser = TaskID(1)
    let (first, second) = (PageNumber(0), PageNumber(2))
    #expect(slots(race) == [.page(first), nil, .page(second), nil])
    for page in [first, second] {
      #expect(race.flat[page].lockOwner == collapser && !race.flat[page].isOnLRU)
    }
    try race.play("collapse-1 K6")
    let page = try #require(race.flat[PageIndex(0)]?.page)
    #expect(slots(race) == [.page(page), .page(page), .page(page), .page(page)])
    #expect(race.flat[page].order == 2 && race.flat[page].isDirty && race.flat[page].isOnLRU)
    #expect(race.flat[page].references == 5 && race.flat[page].lockOwner == collapser)
    #expect(race.flat.file.nrpages == 4)
    for old in [first, second] {
      #expect(race.flat[old].mapping == nil && race.flat[old].references == 1)
      #expect(race.flat[old].lockOwner == collapser)
    }
    for index in (0..<4).map({ PageIndex($0) }) {
      let content = race.flat.content(at: index)
      #expect(race.flat.entryRange(at: index).order == 2 && content?.index == index)
      #expect(content?.isZeros == !index.rawValue.isMultiple(of: 2))
      #expect(content?.birth == .beforePunch)
    }
    try race.play("collapse-1 K7")
    #expect(race.flat[page].references == 4 && race.flat[page].lockOwner == nil)
    #expect(race.flat[first].isFree && race.flat[second].isFree)
  }

  @Test("zeros in a slot that was empty are as old as the store that puts them into the file")
  func zeros() throws {
    var race = try Race(.v7_3_4, "page,hole,page,hole 1-1", tasks: "collapse@0")
    try race.play(
      """
      collapse-1  K1 K2 K3 K2 K2 K3 K2 K4
      punch       P1 P2
      collapse-1  K6
      """
    )
    #expect(race.flat.content(at: PageIndex(1))?.birth == .afterPunch)
    #expect(race.flat.content(at: PageIndex(2))?.birth == .beforePunch)
  }

  @Test("the file is charged for the slots that were empty")
  func charge() throws {
    var race = try Race(.v7_3_4, "page,hole,page,hole 1-3", tasks: "collapse@0")
    try race.play("collapse-1 K1 K2 K3 K2 K2 K3 K2 K4")
    #expect(Told(race).history.counters.alloced == 2)
    try race.play("collapse-1 K6")
    #expect(Told(race).history.counters.alloced == 4)
  }

  /// A race in which the collapse gives up, up to the step that says so.
  struct Failure: Sendable, CustomTestStringConvertible {
    let reason: String
    let file: String
    var tasks = ""
    let rows: String
    var kernel = Kernel.v7_3_4

    var testDescription: String { reason }
  }

  static let failures = [
    Failure(
      reason: "a page that takes several slots",
      file: "hole,hole,page:1",
      rows: "collapse-1 K1 K2 K2 K2"
    ),
    Failure(
      reason: "a page that another task has locked",
      file: "page,page,hole,hole",
      tasks: "read@1",
      rows: """
        read-1      R1 R2
        collapse-1  K1 K2 K3 K2
        """
    ),
    Failure(
      reason: "a page that another task has isolated",
      file: "page,page,hole,hole",
      tasks: "reclaim@1",
      rows: """
        reclaim-1   C1
        collapse-1  K1 K2 K3 K2 K3
        """
    ),
    Failure(
      reason: "a reference of another task",
      file: "page,page,hole,hole",
      tasks: "pin@1",
      rows: """
        pin-1       G1
        collapse-1  K1 K2 K3 K2 K3
        """
    ),
    Failure(
      reason: "a slot that is no longer empty",
      file: "page,hole,hole,hole 0-0",
      tasks: "fault-read@2",
      rows: """
        collapse-1  K1 K2 K3 K2 K2 K2 K4
        fault-1     F1 F5 F6 F8 F9
        collapse-1  K6
        """
    ),
  ]

  @Test("it gives up at what it cannot join, and all pages are as they were", arguments: failures)
  func givesUp(failure: Failure) throws {
    var race = try Race(
      failure.kernel,
      failure.file,
      tasks: "collapse@0 \(failure.tasks)"
    )
    let start = race.flat
    try race.play(failure.rows)
    let before = slots(race)
    try race.play("collapse-1 K7")
    #expect(slots(race) == before && race.flat[TaskID(1)] == .collapser(.finished))
    for frame in (0..<4).map({ PageNumber($0) }) where start[frame].mapping != nil {
      let page = race.flat[frame]
      #expect(page.mapping == start[frame].mapping && page.lockOwner != TaskID(1))
      #expect(page.content == start[frame].content)
    }
    if start[PageNumber(0)].mapping != nil {
      #expect(race.flat[PageNumber(0)].isOnLRU && race.flat[PageNumber(0)].references == 1)
    }
    #expect((4..<32).allSatisfy { race.flat[PageNumber($0)].order == 0 })
  }

  @Test("it clears the ptes of a page that it cannot have")
  func unmaps() throws {
    var race = try Race(.v7_3_4, "page,hole 1-1", tasks: "collapse:order=1@0 fault-read@0 pin@0")
    try race.play(
      """
      fault-1     F1 F5 F5 F6 F12 F14
      pin-1       G1
      """
    )
    #expect(race.flat[PageNumber(0)].isMapped)
    try race.play("collapse-1 K1 K2 K3 K7")
    #expect(!race.flat[PageNumber(0)].isMapped && race.flat[PageNumber(0)].isOnLRU)
    #expect(race.flat[PageNumber(0)].references == 2)
  }

  @Test("a page that is mapped loses its ptes, and is free once it has been joined")
  func joinsMapped() throws {
    var race = try Race(.v7_3_4, "page,hole 1-1", tasks: "collapse:order=1@0 fault-read@0")
    try race.play("fault-1 F1 F5 F5 F6 F12 F14")
    #expect(race.flat[PageNumber(0)].isMapped)
    try race.play("collapse-1 K1 K2 K3 K2 K4 K6 K7")
    #expect(race.flat[PageNumber(0)].isFree && !race.flat[PageNumber(0)].isMapped)
    #expect(race.flat[PageIndex(1)]?.page == race.flat[PageIndex(0)]?.page)
  }

  @Test("an empty range is left alone, and a kernel without such pages has no collapse")
  func leavesAlone() throws {
    var empty = try Race(.v7_3_4, "hole,hole,page,page 2-3", tasks: "collapse:order=1@0")
    try empty.play("collapse-1 K1 K2 K7")
    #expect(empty.flat[TaskID(1)] == .collapser(.finished))
    var old = try Race(.v6_1, "page,page,page,page", tasks: "collapse@0")
    #expect(!old.scenario.hasLargeEntries)
    try old.play("collapse-1 K1")
    #expect(old.flat[TaskID(1)] == .collapser(.finished))
    var choice = try Race(.v7_3_4, "page,page,page,page,page", tasks: "collapse")
    try choice.play("collapse-1@4 K1")
    #expect(choice.flat[TaskID(1)] == .collapser(.finished))
  }

  @Test("a task that waits for the lock of an old page looks the slot up again")
  func waits() throws {
    var race = try Race(.v7_3_4, "page,page,hole,hole 0-0", tasks: "collapse@0 fault-read@1")
    try race.play(
      """
      collapse-1  K1 K2 K3 K2 K3
      fault-1     F1 F5
      """
    )
    #expect(
      try race.readiness("fault-1") == .waits(.f5, .pageLock(PageNumber(1), heldBy: TaskID(1)))
    )
    try race.play(
      """
      collapse-1  K2 K2 K4 K6 K7
      fault-1     F5 F5 F5 F6 F12 F14
      """
    )
    let page = try #require(race.flat[PageIndex(1)]?.page)
    #expect(race.flat[page].order == 2)
    #expect(race.flat[race.flat.storage.frame(of: page, at: PageIndex(1))].isMapped)
    #expect(race.flat[PageNumber(1)].isFree)
  }

  @Test("a range that is out of line or past the end is refused, and so is another kind of file")
  func refusals() throws {
    let task = try TaskSpec(reading: "collapse@1")
    #expect(task.order == 2)
    #expect(throws: ScenarioError.taskOutOfLine(task, order: 2)) {
      try Scenario(.v7_3_4, "page,page,page,page,page", tasks: "collapse@1")
    }
    #expect(throws: ScenarioError.taskOutOfLine(try TaskSpec(reading: "collapse@4"), order: 2)) {
      try Scenario(.v7_3_4, "page,page,page,page,page", tasks: "collapse@4")
    }
    let flat = try TaskSpec(reading: "collapse:order=0@0")
    #expect(throws: ScenarioError.taskOrderOutOfRange(flat)) {
      try Scenario(.v7_3_4, "page", tasks: "collapse:order=0@0")
    }
    #expect(throws: ScenarioError.self) {
      try Scenario(.v7_3_4, in: .file, "page,page,page,page", tasks: "collapse@0")
    }
    #expect(throws: ScenarioError.self) {
      try Scenario(.v7_3_4, "page,page,page,page", tasks: "collapse@0 swapoff")
    }
  }
}
