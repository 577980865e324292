// Knows what a task can bring back between the walk of a punch and the freeing of the blocks, and which lock keeps it out.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

@Suite("Blocks that are freed after the walk")
struct BlockTests {
  /// A row of the table below: a small race under each value of the lock.
  struct Case: Sendable, CustomTestStringConvertible {
    var file: String
    var tasks: String
    var lock: LockedFills
    /// True if no schedule breaks a promise.
    var holds: Bool

    var testDescription: String { "\(file) with \(tasks), invalidate-lock \(lock.word)" }

    static let table: [Case] = text.split(whereSeparator: \.isNewline).flatMap { line in
      let columns = cells(of: line)
      guard columns.count == 5, columns[2] != "off" else { return [Case]() }
      return zip(LockedFills.allCases, columns.dropFirst(2)).map { lock, word in
        Case(file: columns[0], tasks: columns[1], lock: lock, holds: word == "holds")
      }
    }

    private static let text = """
      file             tasks                      off    faults  all

      clean            read@0                     lost   lost    holds
      page             read@0                     lost   lost    holds
      shadow           read@0                     lost   lost    holds
      hole             read@0                     lost   lost    holds
      clean            fault-read@0               lost   holds   holds
      page             fault-read@0               lost   holds   holds
      clean            fault-read:around@0        lost   holds   holds
      clean            readahead@0                lost   lost    holds
      shadow           read@0 fault-read@0        lost   lost    holds
      clean            reclaim@0 fault-read@0     lost   holds   holds
      clean            reclaim@0 read@0           lost   lost    holds
      clean,clean 0-0  read@1                     holds  holds   holds
      hole,clean 0-0   truncate@1 read@1          holds  holds   holds
      hole,clean 0-0   truncate@1 fault-read@1    holds  holds   holds
      hole,clean 0-0   truncate@1 readahead@1     holds  holds   holds
      clean            truncate@0 fault-read@0    lost   holds   holds
      clean            fault-write@0              lost   holds   holds
      page             fault-write@0              lost   holds   holds
      clean            fault-write:mapped@0       lost   holds   holds
      clean,clean 0-0  fault-write@1              holds  holds   holds
      clean            reclaim@0 fault-write@0    lost   holds   holds
      clean            read@0 fault-write@0       lost   lost    holds
      clean            truncate@0 fault-write@0   lost   holds   holds
      hole,clean 0-0   truncate@1 fault-write@1   holds  holds   holds
      clean            write@0                    holds  holds   holds
      shadow           write@0 reclaim@0          holds  holds   holds
      clean            write@0 fault-write@0      lost   holds   holds
      clean            truncate@0 write@0         holds  holds   holds
      clean,clean 0-0  write:buffer=0@1           holds  holds   holds
      clean            invalidate@0               holds  holds   holds
      clean            invalidate@0 read@0        lost   lost    holds
      shadow           invalidate@0 fault-read@0  lost   holds   holds
      page             invalidate@0 fault-write@0  lost  holds   holds
      hole,page 0-0    reclaim@1 invalidate@1     holds  holds   holds
      """
  }

  @Test("every row of the table is read")
  func table() {
    #expect(Case.table.count == 102)
  }

  @Test(
    "old data is left where the lock does not stop the task that adds a page",
    arguments: trials(
      Case.table.enumerated().filter { $0.offset % 5 < 3 }.map(\.element),
      thorough: Case.table
    )
  )
  func everySchedule(_ verdict: Case) throws {
    let scenario = try Scenario(
      .v3_16,
      in: .file,
      verdict.file,
      tasks: verdict.tasks,
      set: "frees-blocks=after invalidate-lock=\(verdict.lock.word)"
    )
    let walk = Walk(scenario)
    #expect(Set(walk.shortestBreaches.keys) == (verdict.holds ? [] : [.oldDataGone]))
    #expect(walk.stuck.isEmpty)
    #expect(walk.stepIDs.contains(.b1) == (verdict.lock != .off))
    for reductions in [[], Reductions.all] {
      let check = try Check(scenario, judging: Promise.allCases, reductions: reductions)
      let found = check.run(bounds: .none, threads: 2, goesOn: { _ in true }).verdict
      guard case .violated(_, let schedule) = found else {
        #expect(verdict.holds && found == .holds)
        continue
      }
      #expect(schedule.count == walk.shortestLoss?.count)
    }
  }

  @Test("the race in two columns, as the commit that added the lock has it")
  func twoColumns() throws {
    let scenario = try Scenario(
      .v3_16,
      in: .file,
      "clean",
      tasks: "read@0",
      set: "frees-blocks=after first-pass=off"
    )
    #expect(
      Walk(scenario).shortestLossText(in: scenario) == """
        punch P1 P2 P3 P4 P14 P17 P18 P19 P20 P20 P14 P14
        read-1 R1 M1 M2 M3
        punch B2
        """
    )
  }

  @Test(
    "in the instant of the older model there is no such race and no lock",
    arguments: LockedFills.allCases
  )
  func atOnce(lock: LockedFills) throws {
    for tasks in ["read@0", "fault-read@0", "truncate@0 read@0"] {
      let scenario = try Scenario(
        .v3_16,
        in: .file,
        "clean",
        tasks: tasks,
        set: "invalidate-lock=\(lock.word)"
      )
      let walk = Walk(scenario)
      #expect(
        walk.stateCount == Walk(try Scenario(.v3_16, in: .file, "clean", tasks: tasks)).stateCount
      )
      #expect(walk.stepIDs.isDisjoint(with: [.b1, .b2, .b3, .m0, .m5]))
      #expect(walk.shortestBreaches.isEmpty)
      #expect(scenario.omissions == [.blocksFreedLater])
    }
  }

  @Test("what is modelled is not named as left out, and a file in tmpfs has no such steps")
  func omissions() throws {
    let file = try Scenario(.v3_16, in: .file, "clean", tasks: "read@0", set: "frees-blocks=after")
    #expect(file.omissions.isEmpty)
    let locked = try Scenario(.v7_3_4, in: .file, "clean", tasks: "", set: "frees-blocks=after")
    #expect(locked.omissions == [.lockQueue])
    let tmpfs = try Scenario(
      .v3_16,
      "page",
      tasks: "read@0 truncate@0",
      set: "frees-blocks=after invalidate-lock=all"
    )
    #expect(tmpfs.omissions.isEmpty)
    #expect(Walk(tmpfs).stepIDs.isDisjoint(with: [.b1, .b2, .b3, .m0, .m5]))
  }

  @Test("kernels since 5.15 have the lock in an ordinary file, and none has it in tmpfs")
  func kernels() {
    for kernel in Kernel.allCases {
      #expect(kernel.rules.lockedFills == .off)
      #expect(kernel.rules(in: .file).lockedFills == (kernel.year < 2021 ? .off : .all))
      #expect(kernel.rules(in: .file).freesBlocks == .atOnce)
    }
  }

  @Test(
    "a lock that keeps a task out ends the scans that the task would keep going",
    arguments: [
      ("read:loop@0", LockedFills.off, false), ("read:loop@0", .faults, false),
      ("read:loop@0", .all, true), ("fault-read:loop@0", .off, false),
      ("fault-read:loop@0", .faults, true), ("fault-read:loop@0", .all, true),
    ]
  )
  func scansEnd(task: String, lock: LockedFills, ends: Bool) throws {
    let scenario = try Scenario(
      .v3_16,
      in: .file,
      "clean",
      tasks: task,
      set: "frees-blocks=after invalidate-lock=\(lock.word)"
    )
    let check = try Check(scenario, judging: [], andSchedulesBy: [.punchEnds, .faultEnds])
    let verdict = check.run(bounds: .none, threads: 2, goesOn: { _ in true }).verdict
    guard case .endless(let call) = verdict else {
      #expect(ends && verdict == .holds)
      return
    }
    #expect(!ends && call.promise == .punchEnds && !call.isBlocked)
  }
}
