// Knows what the rows of an eviction change, E1 and E2, and which tasks may run meanwhile.

import RaceSupport
import Testing

@testable import Shmem

@Suite("Eviction")
struct EvictorTests {
  @Test("E1 sets i_size to nothing and keeps the puncher out for good")
  func e1() throws {
    var race = try Race(.v3_16, "page", tasks: "evict")
    try race.step("evict-1 E1") {
      $0.file.isEvicted = true
      $0.file.end = FileEnd(pages: 0, cutsLastPage: false)
      $0.file.leastEnd = FileEnd(pages: 0, cutsLastPage: false)
      $0.move(1, to: .evictor(.undo(.begin)))
    }
    #expect(try race.readiness("punch") == .finished)
    #expect(race.status(of: .truncateLeavesNothing) == .open([0]))
  }

  @Test("E1 waits for a punch that has begun")
  func e1Waits() throws {
    var race = try Race(.v3_16, "hole", tasks: "evict")
    try race.play("punch P1")
    #expect(try race.readiness("evict-1") == .waits(.e1, .fileInUse(by: 0)))
    try race.finishPunch()
    #expect(try race.readiness("evict-1") == .ready(.e1))
  }

  @Test("the walk empties the file, and E2 waits for shmem_swaplist_mutex")
  func e2() throws {
    var race = try Race(.v3_16, "page,swap,fallocated 0-0", tasks: "evict swapoff")
    try race.play(
      """
      swapoff-1  O1-O4
      evict-1    E1 P4 P5 P8-P11 P6 P7 P8-P11 P11 P5 P14 P21
      """
    )
    #expect(race.picture == "- - -")
    #expect(try race.readiness("evict-1") == .waits(.e2, .swaplistMutex(heldBy: 2)))
    try race.play("swapoff-1 O5-O7")
    try race.step("evict-1 E2") { $0.move(1, to: .evictor(.finished)) }
    #expect(race.status(of: .truncateLeavesNothing) == .holds)
  }

  @Test(
    "reclaim and swapoff beside it leave nothing in the file, whatever the schedule",
    arguments: [
      ("3.15", "page,hole 1-1", "evict reclaim@0", 570, "none"),
      ("3.16", "page,hole 1-1", "evict reclaim@0", 556, "none"),
      ("3.16", "swap,hole 1-1", "evict swapoff", 410, "none"),
      ("3.16", "page,hole 1-1", "evict reclaim@0 swapoff", 2104, "none"),
      (
        "3.15 truncate-rescan=off", "page,hole 1-1", "evict reclaim@0", 594,
        "truncate-leaves-nothing 24"
      ),
      ("3.16 truncate-rescan=off", "page,hole 1-1", "evict reclaim@0", 556, "none"),
    ]
  )
  func walk(rules: String, file: String, tasks: String, states: Int, breach: String) throws {
    let scenario = try Scenario(rules: rules, file, tasks: tasks)
    let walk = Walk(scenario)
    let breaches = Promise.allCases.compactMap { promise in
      walk.shortestBreaches[promise].map { "\(promise.rawValue) \($0.count)" }
    }
    #expect((breaches.isEmpty ? "none" : breaches.joined(separator: ", ")) == breach)
    #expect(walk.stateCount == states)
    #expect(walk.stuck.isEmpty)
  }

  @Test(
    "whoever needs the file open cannot be in a race with its eviction",
    arguments: TaskKind.allCases
  )
  func company(kind: TaskKind) throws {
    guard kind != .punch else { return }
    let other = try TaskSpec(reading: kind.rawValue)
    let wanted: ScenarioError? =
      kind == .invalidate
      ? .taskOfOtherMapping(other, .tmpfs)
      : kind == .evict ? .secondEviction : kind.needsOpenFile ? .openDuringEviction(other) : nil
    let race = try Scenario(.v3_16, "page", tasks: "evict")
    #expect(race.objection(toJoining: other) == wanted)
    for tasks in ["evict \(kind.rawValue)", "\(kind.rawValue) evict"] {
      func scenario() throws -> Scenario { try Scenario(.v3_16, "page", tasks: tasks) }
      if let wanted {
        #expect(throws: wanted) { try scenario() }
      } else {
        #expect(try scenario().tasks.count == 3)
      }
    }
  }

  @Test("an eviction does not start over")
  func once() {
    #expect(throws: ScenarioError.secondEviction) {
      try Scenario(.v3_16, "page", tasks: "evict:loop")
    }
  }
}
