// Knows when a punch ends and when it does not, whatever works against it.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

/// A row of the table below.
struct Ending: Sendable, CustomTestStringConvertible {
  var file: String
  var tasks: String
  var kernel: String
  var fuel: Int?
  /// The number of states up to P22.
  var states: Int
  /// The number of steps into the loop, and round it; none if the punch ends.
  var lasso: [Int]

  var testDescription: String { "\(file) with \(tasks) under \(kernel)" }

  /// Reads columns that two spaces part.
  init?(reading line: Substring) {
    let columns = cells(of: line)
    guard columns.count == 6, let states = Int(columns[4]) else { return nil }
    file = columns[0]
    tasks = columns[1]
    kernel = columns[2]
    fuel = Int(columns[3])
    self.states = states
    lasso = columns[5].split(separator: " + ").compactMap { Int($0) }
  }

  func scenario(_ fairness: Fairness) throws -> Scenario {
    var scenario = try Scenario(rules: kernel, file, tasks: tasks)
    scenario.fuel = fuel
    scenario.fairness = fairness
    return scenario
  }

  static let table: [Ending] = text.split(whereSeparator: \.isNewline).compactMap {
    Ending(reading: $0)
  }

  private static let text = """
    file           tasks                             kernel                fuel  states  loop

    page           fault-read:loop@0                 3.15                  any   364     10 + 16
    page           fault-read:loop@0                 f00cdc6df7d7          any   253     ends
    page           fault-read:loop:no-retry@0        f00cdc6df7d7          any   253     ends
    page           fault-read:loop@0                 rfc-24jun             any   362     ends
    page,page 0-0  fault-read:loop@0                 rfc-24jun             any   385     ends
    page,page 0-0  fault-read:loop@0                 take-2                any   360     ends
    page           fault-read:loop@0                 take-2                any   337     ends
    page           fault-read:loop@0                 8e205f779d14          any   306     ends
    page           fault-read:loop@0                 3.16                  any   303     ends
    page           fault-write:loop@0                3.16                  any   415     ends
    page           fault-write@0                     3.15                  any   398     11 + 18
    page           fault-write@0                     f00cdc6df7d7          any   327     ends
    page           fault-write@0                     take-2                any   371     ends
    page           fault-write@0                     8e205f779d14          any   353     ends
    page           fault-write@0                     3.16                  any   348     ends
    page           splice:loop@0                     8e205f779d14          any   382     10 + 16
    page           splice:loop@0                     3.16                  any   323     ends
    page           splice:loop@0                     6.1                   any   64      ends
    page           splice:loop@0                     6.1 splice-reads=off  any   426     ends
    page           write:loop@0                      3.15                  any   20      ends

    page           reclaim:loop@0                    3.16                  any   219     ends
    page           reclaim:loop@0 read:loop@0        3.15                  any   2343    9 + 26
    page           reclaim:loop@0 read:loop@0        rfc-24jun             any   2657    ends
    page           reclaim:loop@0 read:loop@0        take-2                any   2352    9 + 25
    page           reclaim:loop@0 read:loop@0        3.16                  any   2015    9 + 25
    swap           reclaim:loop@0 read:loop@0        3.16                  any   2015    12 + 25
    page           reclaim:loop@0 read:loop@0        6.1                   any   1836    7 + 25
    page           reclaim:loop@0 fault-read:loop@0  3.16                  any   4040    ends

    page           reclaim:loop@0 read:loop@0        3.16                  0     78      ends
    page           reclaim:loop@0 read:loop@0        3.16                  1     621     ends
    page           reclaim:loop@0 read:loop@0        3.16                  2     1270    ends
    page           reclaim:loop@0 read:loop@0        3.16                  3     2138    ends
    swap           reclaim:loop@0 read:loop@0        3.16                  2     970     ends
    page           reclaim:loop@0 read:loop@0        6.1                   2     1237    ends
    page           fault-read:loop@0                 3.15                  0     364     10 + 16
    """
}

extension Check {
  /// Looks for nothing but loops.
  fileprivate static func loops(
    _ scenario: Scenario,
    reductions: Reductions = .all,
    threads: Int = 1
  ) throws -> (verdict: Verdict, progress: Progress) {
    try Check(scenario, judging: [], andSchedulesBy: [.punchEnds], reductions: reductions)
      .run(bounds: .none, threads: threads) { _ in true }
  }

  /// The loop that there is.
  fileprivate static func lasso(_ scenario: Scenario) throws -> Lasso<Step>? {
    guard case .endless(let call) = try loops(scenario).verdict else { return nil }
    return call.lasso
  }
}

@Suite("A punch")
struct EndlessTests {
  @Test("goes round for ever or does not, fair or not", arguments: Ending.table)
  func table(row: Ending) throws {
    for fairness in Fairness.allCases {
      let (verdict, progress) = try Check.loops(row.scenario(fairness), reductions: [])
      // Where no task can take steps without end, nothing is looked at.
      let states = try row.scenario(fairness).mayNeverEnd ? row.states : 0
      #expect(progress.states == states)
      let reduced = try Check.loops(row.scenario(fairness))
      #expect(reduced.verdict == verdict)
      #expect(reduced.progress.states <= row.states)
      switch verdict {
      case .holds: #expect(row.lasso.isEmpty)
      case .endless(let call):
        #expect([call.lasso.wayIn.count, call.lasso.loop.count] == row.lasso)
        #expect(call.promise == .punchEnds && call.task == .puncher && !call.isBlocked)
      case .violated, .unknown: Issue.record("\(verdict)")
      }
    }
  }

  @Test(
    "a loop comes back to the very state it left, the punch has a part in it, and nobody is left out",
    arguments: Ending.table.filter { !$0.lasso.isEmpty }
  )
  func replays(row: Ending) throws {
    let scenario = try row.scenario(.weak)
    let lasso = try #require(try Check.lasso(scenario))
    var machine = Machine<FlatStorage>(scenario)
    for step in lasso.wayIn { machine.apply(step, in: scenario) }
    let entry = machine
    var satisfied: Set<TaskID> = []
    for step in lasso.loop {
      satisfied.formUnion(
        machine.tasks.filter { task in
          guard case .ready = machine.readiness(of: task, in: scenario) else { return true }
          return step.task == task
        }
      )
      machine.apply(step, in: scenario)
    }
    let isBack = machine == entry
    #expect(isBack)
    #expect(satisfied == Set(machine.tasks))
    #expect(lasso.loop.contains { $0.task == .puncher })
    #expect(entry.file.phase == .during)
  }

  @Test("3.15 scans again for every page that a fault puts into the hole")
  func pincer() throws {
    let scenario = try Scenario(.v3_15, "page", tasks: "fault-read:loop@0")
    let lasso = try #require(try Check.lasso(scenario))
    let loop = lasso.loop.map(\.id)
    #expect(
      loop == [.f5, .f6, .f8, .f9, .f10, .f11, .f12, .f14]
        + [.p14, .p17, .p18, .p19, .p19, .p20, .p20, .p14]
    )
  }

  @Test("the retry of 3.16 is paid for by a page that goes to swap and comes back, every time")
  func retry() throws {
    let scenario = try Scenario(.v3_16, "page", tasks: "reclaim:loop@0 read:loop@0")
    let lasso = try #require(try Check.lasso(scenario))
    #expect(lasso.loop.filter { $0.task == .puncher }.map(\.id) == [.p14, .p16, .p20])
    #expect(lasso.loop.count { $0.id == .c11 } == 1 && lasso.loop.count { $0.id == .s7 } == 1)
  }

  @Test("a fair loop waits for nobody but lets everybody go on who can")
  func fairness() throws {
    func lasso(_ fairness: Fairness) throws -> Lasso<Step>? {
      let scenario = try Scenario(
        .v3_15,
        "page,page 0-0",
        tasks: "fault-read:loop@0 read@1",
        fairness: fairness
      )
      return try Check.lasso(scenario)
    }
    let unfair = try #require(try lasso(.none))
    #expect(!unfair.schedule.contains { $0.task == TaskID(2) })
    let fair = try #require(try lasso(.weak))
    #expect(fair.wayIn.filter { $0.task == TaskID(2) }.map(\.id) == [.r1, .r2, .s10, .r3])
    #expect(fair.wayIn.count == unfair.wayIn.count + 4 && fair.loop == unfair.loop)
  }

  @Test("a single store can fault over and over, as the punch takes the page from under it")
  func store() throws {
    let scenario = try Scenario(.v3_15, "page", tasks: "fault-write@0")
    #expect(scenario.mayGoRound)
    let lasso = try #require(try Check.lasso(scenario))
    let rows = lasso.loop.filter { $0.task != .puncher }.map(\.id)
    #expect(rows.contains(.f9) && rows.contains(.f15))
    #expect(try !Scenario(.v3_16, "page", tasks: "fault-write@0").mayGoRound)
  }

  @Test("so can a single fault in an ordinary file, for the page that it has read from the disk")
  func ordinaryFile() throws {
    let scenario = try Scenario(.v3_16, in: .file, "clean", tasks: "fault-read@0")
    #expect(scenario.mayGoRound)
    let lasso = try #require(try Check.lasso(scenario))
    #expect(lasso.wayIn.count == 11 && lasso.loop.count == 13)
    let read = try Scenario(
      .v3_16,
      in: .file,
      "clean",
      tasks: "read@0 reclaim@0",
      fairness: .none
    )
    #expect(!read.mayGoRound)
    #expect(try Check.loops(read).verdict == .holds)
  }

  @Test(
    "always ends where nobody starts over and nobody's page is taken from him",
    arguments: Verdict.table.filter { $0.states < 1700 }.map { ($0.kernel, $0.file, $0.tasks) } + [
      ("3.15", "page", "fault-read:around@0 reclaim@0"),
      ("3.15", "page", "splice@0 fault-read@0"),
      ("3.15", "fallocated,hole 0-0", "preallocate@1 reclaim@0"),
      ("3.15", "page", "splice@0 truncate@0"),
      ("3.15", "page,page 0-0", "write:buffer=0@1 reclaim@0"),
      ("8e205f779d14", "swap", "swapoff reclaim@0"),
      ("3.16 fault-gate=none", "page", "fault-write@0"),
    ]
  )
  func once(kernel: String, file: String, tasks: String) throws {
    var scenario = try Scenario(rules: kernel, file, tasks: tasks)
    scenario.fairness = .none
    #expect(!scenario.mayGoRound || !scenario.rules.rescan)
    #expect(try Check.loops(scenario).verdict == .holds)
  }

  @Test("any number of threads tells the same", arguments: [2, 5])
  func threads(count: Int) throws {
    let scenario = try Scenario(.v3_16, "page", tasks: "reclaim:loop@0 read:loop@0")
    let (one, many) = (try Check.loops(scenario), try Check.loops(scenario, threads: count))
    #expect(one.verdict == many.verdict)
    #expect(one.progress.states == many.progress.states)
    #expect(one.progress.transitions == many.progress.transitions)
  }
}
