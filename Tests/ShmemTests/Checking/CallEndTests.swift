// Knows when a call ends and when it does not, be it that it goes round or that it is blocked.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

/// A race, a promise about its calls, and what a search for loops finds.
struct CallEnd: Sendable, CustomTestStringConvertible {
  var rules: String
  var file: String
  var tasks: String
  var promise: SchedulePromise
  /// `ends`, or how the call is kept from its end, and the steps into the loop and round it.
  var outcome: String

  var testDescription: String { "\(promise.rawValue): \(file) with \(tasks) under \(rules)" }

  /// Reads columns that two spaces part.
  init?(reading line: Substring) {
    let columns = cells(of: line)
    guard columns.count == 5, let promise = SchedulePromise(rawValue: columns[3]) else {
      return nil
    }
    (rules, file, tasks) = (columns[0], columns[1], columns[2])
    self.promise = promise
    outcome = columns[4]
  }

  static let table: [CallEnd] = text.split(whereSeparator: \.isNewline).compactMap {
    CallEnd(reading: $0)
  }

  /// The first three rows are the hang that commit 7f556567036c cured in 4.7, xfstests generic/269.
  private static let text = """
    3.16 unfalloc-end=last     page,fallocated 1-1  preallocate@0                   preallocation-ends  goes round 14 + 6
    3.16 unfalloc-end=last     page,fallocated 1-1  preallocate@0                   punch-ends          blocked 14 + 6
    3.16 unfalloc-end=last     page,fallocated 1-1  preallocate@0 write@1           write-ends          blocked 14 + 6
    3.16 unfalloc-end=last     page,fallocated 1-1  preallocate@0 truncate@1        truncate-ends       blocked 14 + 6
    3.16 unfalloc-end=past     page,fallocated 1-1  preallocate@0                   preallocation-ends  ends
    3.16 unfalloc-end=last     page,fallocated 1-1  preallocate@1                   preallocation-ends  ends
    3.16 unfalloc-end=checked  page,fallocated 1-1  preallocate@0                   punch-ends          ends
    6.1 unfalloc-end=last      page,hole 1-1        preallocate@0                   preallocation-ends  goes round 8 + 6
    3.16 own-swap-first=off    page                 reclaim@0 swapoff               swapoff-ends        goes round 26 + 5
    3.16                       page                 reclaim@0 swapoff               swapoff-ends        ends
    6.1                        page                 reclaim@0 swapoff               swapoff-ends        ends
    3.15                       page,page 0-0        fault-read:loop@0 truncate@1    truncate-ends       blocked 10 + 16
    3.15                       page                 fault-read:loop@0 write@0       write-ends          blocked 10 + 16
    3.15                       page                 fault-read:loop@0 fault-read@0  fault-ends          ends
    8e205f779d14               page                 splice:loop@0 fault-read@0      fault-ends          blocked 12 + 16
    8e205f779d14               page                 splice:loop@0 write@0           write-ends          blocked 10 + 16
    3.16                       page                 splice:loop@0 fault-read@0      fault-ends          ends
    3.16                       page                 write:loop@0 truncate@0         truncate-ends       ends
    3.16                       hole,page 0-0        evict reclaim:loop@1            eviction-ends       ends
    f00cdc6df7d7               page                 fault-read:no-retry@0           fault-ends          ends
    3.16                       page                 reclaim:loop@0 read@0           read-ends           ends
    3.15                       page                 fault-read:loop@0 splice@0      read-ends           ends
    """

  func found(_ fairness: Fairness, promise: SchedulePromise) throws -> Check.Verdict {
    var scenario = try Scenario(rules: rules, file, tasks: tasks)
    scenario.fairness = fairness
    return try Check(scenario, judging: [], andSchedulesBy: [promise])
      .run(bounds: .none, threads: 1) { _ in true }.verdict
  }
}

extension Check.Verdict {
  /// The verdict as the table has it.
  fileprivate var text: String {
    switch self {
    case .holds: "ends"
    case .endless(let call):
      "\(call.isBlocked ? "blocked" : "goes round") \(call.lasso.wayIn.count) + \(call.lasso.loop.count)"
    case .violated, .unknown: "\(self)"
    }
  }
}

@Suite("A call")
struct CallEndTests {
  @Test("ends, goes round for ever, or is blocked for ever", arguments: CallEnd.table)
  func table(row: CallEnd) throws {
    #expect(try row.found(.weak, promise: row.promise).text == row.outcome)
  }

  @Test(
    "a blocked call has no step in any state of the loop, and the task that it waits for takes one",
    arguments: CallEnd.table.filter { $0.outcome.hasPrefix("blocked") }
  )
  func blocked(row: CallEnd) throws {
    let scenario = try Scenario(rules: row.rules, row.file, tasks: row.tasks)
    guard case .endless(let call) = try row.found(.weak, promise: row.promise) else {
      Issue.record("the table says that there is a loop")
      return
    }
    var machine = Machine<FlatStorage>(scenario)
    for step in call.lasso.wayIn { machine.apply(step, in: scenario) }
    let entry = machine
    var movers: Set<TaskID> = []
    var blockers: Set<TaskID> = []
    for step in call.lasso.loop {
      guard case .waits(_, let reason) = machine.readiness(of: call.task, in: scenario) else {
        Issue.record("\(scenario.name(of: call.task)) has a step in the loop")
        return
      }
      movers.insert(step.task)
      if let blocker = machine.blocker(in: reason, scenario) { blockers.insert(blocker) }
      machine.apply(step, in: scenario)
    }
    let isBack = machine == entry
    #expect(isBack)
    #expect(!movers.contains(call.task) && !movers.isDisjoint(with: blockers))
  }

  @Test("all promises together name the call that goes round, not the one that waits for it")
  func cause() throws {
    let scenario = try Scenario(
      rules: "3.16 unfalloc-end=last",
      "page,fallocated 1-1",
      tasks: "preallocate@0"
    )
    let check = try Check(
      scenario,
      judging: Promise.allCases,
      andSchedulesBy: SchedulePromise.allCases
    )
    guard
      case .endless(let call) = check.run(bounds: .none, threads: 1, goesOn: { _ in true }).verdict
    else {
      Issue.record("the preallocation goes round for ever")
      return
    }
    #expect(call.promise == .preallocationEnds && call.task == TaskID(1) && !call.isBlocked)
  }

  @Test("fairness none may leave out the punch that a fault waits for, and not the fault itself")
  func unfair() throws {
    let kept = try #require(
      CallEnd(
        reading: "f00cdc6df7d7  page  fault-read:no-retry@0  fault-ends  goes round 3 + 1"
      )
    )
    #expect(try kept.found(.none, promise: .faultEnds).text == kept.outcome)
    #expect(try kept.found(.weak, promise: .faultEnds).text == "ends")
    // What sleeps waits for the punch, and the punch takes no step: nobody goes round.
    let asleep = try #require(
      CallEnd(reading: "3.16  page  fault-read@0 read:loop@0  fault-ends  ends")
    )
    #expect(try asleep.found(.none, promise: .faultEnds).text == "ends")
  }

  @Test("a chain of waits ends with the task that can take a step")
  func chain() throws {
    let scenario = try Scenario(.v3_16, "page", tasks: "reclaim@0 write@0")
    var machine = Machine<FlatStorage>(scenario)
    func advance(_ task: TaskID, while goesOn: (StepID) -> Bool) {
      while case .ready(let row) = machine.readiness(of: task, in: scenario), goesOn(row) {
        machine.apply(Step(task: task, id: row, pick: nil), in: scenario)
      }
    }
    advance(TaskID(1)) { $0 != .c5 }
    advance(.puncher) { _ in true }
    guard case .waits(.p17, _) = machine.readiness(of: .puncher, in: scenario),
      case .waits(.w1, let reason) = machine.readiness(of: TaskID(2), in: scenario)
    else {
      Issue.record("the write waits for the punch, and the punch for reclaim")
      return
    }
    #expect(machine.blocker(in: reason, scenario) == TaskID(1))
  }
}
