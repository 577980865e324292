// Knows what the table for a mail looks like, and what every such table obeys.

import Explorer
import Exports
import Playback
import RaceSupport
import Shmem
import Testing

/// A race whose loss is told.
struct TableCase: Sendable, CustomTestStringConvertible {
  var name: String
  var rules: String
  var file: String
  var tasks: String

  var testDescription: String { name }

  func table() throws -> [String] {
    let scenario = try Scenario(rules: rules, file, tasks: tasks)
    return try CheckReport(scenario).cpuTable
  }

  /// Those with a reviewed table.
  static let reviewed = [
    TableCase(name: "take-2", rules: "take-2", file: "[page]", tasks: "reclaim 0"),
    TableCase(
      name: "swap-retry-off",
      rules: "3.16 swap-retry off",
      file: "[page]",
      tasks: "read 0, reclaim 0"
    ),
    TableCase(
      name: "classroom",
      rules: "3.16 first-pass off swap-retry off",
      file: "[swap]",
      tasks: "read 0"
    ),
  ]

  /// One that does not lose but goes round.
  static let endless = TableCase(
    name: "endless",
    rules: "3.15",
    file: "[page]",
    tasks: "fault-read 0 loops"
  )

  /// Those that ask for something special.
  static let others = [
    TableCase(
      name: "one task",
      rules: "3.16 atomic-swizzle off",
      file: "[swap]",
      tasks: "read 0"
    ),
    TableCase(
      name: "an oops",
      rules: "3.16 page-lock off",
      file: "[page]",
      tasks: "reclaim 0"
    ),
  ]
}

@Suite("The CPU table")
struct CPUTableTests {
  @Test(
    "tells a loss as the kernel's mails do, and a loop",
    arguments: TableCase.reviewed + [TableCase.endless]
  )
  func golden(race: TableCase) throws {
    try expect(try race.table(), toBeAsIn: race.name)
  }

  @Test(
    "is ASCII without tabs, without blanks at the end of a line, and at most 75 columns wide",
    arguments: TableCase.reviewed + TableCase.others + [TableCase.endless]
  )
  func survivesMail(race: TableCase) throws {
    let table = try race.table()
    #expect(table.count > 10)
    for line in table {
      #expect(line.count <= 75, "\(line)")
      #expect(!line.hasSuffix(" "), "\(line)")
      #expect(line.utf8.allSatisfy { (0x20...0x7E).contains($0) }, "\(line)")
    }
  }

  @Test("has a line for every step, and an empty one at every change of tasks")
  func lines() throws {
    let race = TableCase.reviewed[0]
    let report = try CheckReport(try Scenario(rules: race.rules, race.file, tasks: race.tasks))
    let schedule = try #require(report.schedule)
    let changes = zip(schedule, schedule.dropFirst()).count { $0.task != $1.task }
    // Behind the head of the race and in front of the verdict.
    let table = report.cpuTable.prefix { !$0.hasPrefix("verdict ") }
    let blocks = table.split(separator: "").dropFirst()
    #expect(blocks.count == changes + 1)
    let functions = blocks.joined().count { $0.drop { $0 == " " }.hasPrefix("sh") }
    #expect(blocks.joined().count == 2 + functions + schedule.count)
  }

  @Test("with more than three tasks the right column has all but the first, by their names")
  func crowd() throws {
    let scenario = try Scenario(
      .v3_16,
      "[swap page page]",
      tasks: "read 0, reclaim 1, reclaim 2"
    ) { $0.guards.atomicSwizzle = false }
    let schedule: [(TaskID, Int)] = [(.puncher, 2), (TaskID(1), 2), (TaskID(2), 2), (TaskID(3), 3)]
    var machine = Machine<FlatStorage>(scenario)
    var steps: [Step] = []
    for (task, count) in schedule {
      for _ in 0..<count {
        guard case .ready(let row) = machine.readiness(of: task, in: scenario) else { break }
        steps.append(Step(task: task, id: row, pick: nil))
        machine.apply(steps[steps.count - 1], in: scenario)
      }
    }
    let found = try CheckReport(scenario)
    let broken = try #require(found.broken)
    let report = CheckReport(
      origin: Timeline(scenario),
      question: .everything,
      bounds: .none,
      verdict: .violated(broken, schedule: steps),
      progress: found.progress,
      threads: 1,
      seconds: 0,
      peakBytes: 0
    )
    try expect(report.cpuTable, toBeAsIn: "crowd")
  }

  @Test("is empty where no promise breaks")
  func noLoss() throws {
    let report = try CheckReport(try Scenario(.v3_16, "[swap]", tasks: "read 0"))
    #expect(report.cpuTable.isEmpty)
  }
}

extension CheckReport {
  fileprivate var broken: BrokenPromise? {
    guard case .violated(let broken, _) = verdict else { return nil }
    return broken
  }
}
