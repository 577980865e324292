// Knows what a truncate of an ordinary file does, and why shadows need neither retry nor scan there.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

@Suite("A truncate of an ordinary file")
struct FileTruncateTests {
  private func race(
    _ file: String,
    tasks: String,
    changing change: (inout Rules) -> Void = { _ in }
  ) throws -> Race {
    try Race(.v3_16, in: .file, file, tasks: tasks, changing: change)
  }

  // MARK: StepID by row

  @Test("T1 sends faults away, and the walk takes pages and shadows, with no row P21")
  func cutsFile() throws {
    var race = try race("[hole] page shadow", tasks: "truncate 1, fault-read 2")
    try race.play(
      """
      truncate-1  T0 T1
      fault-1     F5 F6       behind the end: SIGBUS
      truncate-1  T2 P4 P5 P8 P9 P10b P11 P6e P11 P5
      """
    )
    #expect(try race.readiness("fault-1") == .finished)
    #expect(race.picture == "- - -")
    #expect(race.flat.file.nrshadows == 0)
    try race.play("truncate-1 P14 T4 T5")
    #expect(race.status(of: .truncateLeavesNothing) == .holds)
  }

  @Test("a fault that had passed F6 finds zeros behind the end, and asks i_size once more")
  func faultUnderWay() throws {
    var race = try race("[hole] shadow", tasks: "truncate 1, fault-read 1")
    try race.play(
      """
      fault-1     F5 F6
      truncate-1  T0 T1
      fault-1     M1 M2 M3 M4 F5 F5 F6    it is not told of a page behind the end
      """
    )
    #expect(try race.readiness("fault-1") == .finished)
    #expect(race.flat[page: 1].content?.isZeros == true)
    #expect(!race.flat[page: 1].isMapped)
  }

  @Test("a read tests i_size only before it copies: it leaves zeros behind the end, and no data")
  func readBehindEnd() throws {
    var race = try race("[hole] shadow", tasks: "truncate 1, read 1")
    try race.play("truncate-1 T0 T1 T2 P4 P5 P6e P11 P5 P14 T4 T5")
    #expect(race.picture == "- -")
    try race.play("read-1 R1 M1 M2 M3 M4 R3")
    #expect(race.flat[page: 1].content?.isZeros == true)
    #expect(race.flat[page: 1].mapping == 1)
    #expect(race.status(of: .truncateLeavesNothing) == .holds)
  }

  @Test("the walk waits for a page that was added before T1 and is being read")
  func waitsForRead() throws {
    var race = try race("[hole] shadow", tasks: "truncate 1, read 1")
    try race.play("read-1 R1 M1 M2\ntruncate-1 T0 T1 T2 P4 P5 P8 P11 P5 P14")
    #expect(try race.readiness("truncate-1") == .waits(.p17, .pageLock(1, heldBy: 2)))
    try race.play("read-1 M3 M4\ntruncate-1 P17-P20 P20 P14 P14 T4 T5")
    #expect(race.picture == "- -")
    try race.play("read-1 R3")
  }

  @Test("a longer file does not bring back what was cut off")
  func growsAgain() throws {
    var race = try race("[hole] shadow hole", tasks: "truncate 1, truncate 2, read 1")
    try race.play("truncate-1 T0 T1 T2 P4 P5 P6e P11 P5 P14 T4 T5\ntruncate-2 T0 T1 T5")
    try race.play("read-1 R1 M1 M2 M3 M4 R3")
    #expect(race.flat.file.size == 2)
    #expect(race.flat[page: 1].content?.isZeros == true)
  }

  @Test("P16e passes a shadow over that has become a page, and what stays is zeros")
  func missedShadow() throws {
    var race = try race("[hole] shadow", tasks: "truncate 1, read 1") {
      $0.firstPass = false
      $0.guards.truncateRescan = false
    }
    try race.play(
      """
      truncate-1  T0 T1 T2 P4 P14
      read-1      R1 M1 M2 M3 M4
      truncate-1  P16e P20 P14 T4 T5
      """
    )
    #expect(race.flat[page: 1].mapping == 1)
    #expect(race.flat[page: 1].content?.isZeros == true)
    #expect(race.status(of: .truncateLeavesNothing) == .holds)
  }

  // MARK: Every schedule

  /// A row of the table below: every schedule of a small race with a truncate in it.
  struct Case: Sendable, CustomTestStringConvertible {
    var file: String
    var tasks: String
    var rules: String
    var states: Int

    var testDescription: String { "\(file) with \(tasks) under \(rules)" }

    static let table: [Case] = text.split(whereSeparator: \.isNewline).compactMap { line in
      let columns = cells(of: line)
      guard columns.count == 4, let states = Int(columns[3]) else { return nil }
      return Case(file: columns[0], tasks: columns[1], rules: columns[2], states: states)
    }

    private static let text = """
      file           tasks                          rules                                    states

      [hole] shadow  truncate 1, read 1             3.16                                     497
      [hole] shadow  truncate 1, read 1             3.16 truncate-rescan off                 497
      [hole] shadow  truncate 1, read 1             3.16 first-pass off truncate-rescan off  361
      [hole] shadow  truncate 1, fault-read 1       3.16                                     855
      [hole] shadow  truncate 1, fault-read 1       3.16 first-pass off truncate-rescan off  599
      [hole] clean   truncate 1, reclaim 1, read 1  3.16 truncate-rescan off                 2467
      [hole] page    truncate 1, reclaim 1          3.15                                     404
      [hole] page    truncate 1, reclaim 1          3.16 truncate-rescan off                 404
      [shadow]       truncate 0, read 0             3.16                                     512
      """
  }

  @Test("every row of the table is read")
  func table() {
    #expect(Case.table.count == 9)
  }

  @Test("no schedule leaves data behind the end, with or without the scans", arguments: Case.table)
  func everySchedule(_ verdict: Case) throws {
    let scenario = try Scenario(rules: verdict.rules, in: .file, verdict.file, tasks: verdict.tasks)
    let walk = Walk(scenario)
    #expect(walk.stateCount == verdict.states)
    #expect(walk.shortestBreaches.isEmpty)
    #expect(walk.stuck.isEmpty)
  }

  @Test(
    "a read that starts over keeps the scans going with its zeros, and a fault does not",
    arguments: [("read 1 loops", true), ("fault-read 1 loops", false)]
  )
  func scansWithoutEnd(task: String, isEndless: Bool) throws {
    let scenario = try Scenario(.v3_16, in: .file, "[hole] shadow", tasks: "truncate 1, \(task)")
    let check = try Check(scenario, judging: [], andSchedulesBy: [.truncateEnds])
    let verdict = check.run(bounds: .none, threads: 2, goesOn: { _ in true }).verdict
    guard case .endless(let call) = verdict else {
      #expect(!isEndless)
      return
    }
    #expect(isEndless && call.promise == .truncateEnds && !call.isBlocked)
  }
}
