// Knows why mm/truncate.c goes without retries: Johannes Weiner's question of 9 July 2014, answered.

import RaceSupport
import Testing

@testable import Shmem

@Suite("Shadows")
struct ShadowTests {
  /// A race over an ordinary file.
  private func race(_ file: String, tasks: String, rescan: Bool = true) throws -> Race {
    try Race(
      .v3_16,
      in: .file,
      file,
      tasks: tasks,
      mayBreak: rescan ? [] : [.oldDataGone]
    ) {
      $0.firstPass = false
      $0.rescan = rescan
    }
  }

  // MARK: The three changes

  @Test("page to page: what the punch has gathered reclaim cannot drop", arguments: [true, false])
  func pageToPage(rescan: Bool) throws {
    var race = try race("[clean]", tasks: "reclaim 0", rescan: rescan)
    try race.play(
      """
      reclaim-1  C1 C2
      punch      P1-P4 P14   one reference more
      reclaim-1  C4          counts three, under the lock of the tree: it keeps the page
      punch      P17-P20
      """
    )
    try race.finishPunch()
    #expect(race.picture == "-")
    #expect(race.status(of: .oldDataGone) == .holds)
  }

  @Test("page to shadow: nothing is left that could be read", arguments: [true, false])
  func pageToShadow(rescan: Bool) throws {
    var race = try race("[clean clean]", tasks: "read 0, reclaim 0", rescan: rescan)
    try race.play(
      """
      punch      P1-P4 P14 P17-P20   slot 0 is empty
      read-1     R1 M1-M4 R3         and filled again
      reclaim-1  C1 C2 C4            and the page evicted
      """
    )
    #expect(race.picture == "e0:blank P1:old")
    try race.finishPunch()
    #expect(race.picture == (rescan ? "- -" : "e0:blank -"))
    #expect(race.status(of: .oldDataGone) == .holds)
    #expect(race.flat.file.nrshadows == (rescan ? 0 : 1))
  }

  @Test("shadow to page: the scans find the page that P16e missed", arguments: [true, false])
  func shadowToPage(rescan: Bool) throws {
    var race = try race("[shadow]", tasks: "read 0", rescan: rescan)
    try race.play(
      """
      punch   P1-P4 P14
      read-1  R1 M1-M4 R3
      punch   P16e P20     not the shadow any more: passed over
      """
    )
    try race.finishPunch()
    #expect(race.picture == (rescan ? "-" : "P0:old"))
    #expect(race.status(of: .oldDataGone).isBroken == !rescan)
  }

  @Test("no retry helps against a read that comes a moment later, into the slot just emptied")
  func noRetryHelps() throws {
    var race = try Race(
      .v3_16,
      in: .file,
      "[shadow]",
      tasks: "read 0",
      mayBreak: [.oldDataGone]
    ) {
      $0.firstPass = false
      $0.rescan = false
      $0.swapRetry = .second
      $0.pageRetry = true
    }
    try race.play("punch P1-P4 P14 P16e\nread-1 R1 M1-M4 R3")
    try race.finishPunch()
    #expect(race.picture == "P0:old")
    #expect(race.status(of: .oldDataGone) == .broken(.survived([0])))
  }

  @Test(
    "the retry that was considered for shadows is of no use in either loop: a loss is as near as without",
    arguments: [SwapRetry.first, .second],
    [true, false]
  )
  func retryIsOfNoUse(loop: SwapRetry, firstPass: Bool) throws {
    func shortestLoss(_ retry: SwapRetry) throws -> Int {
      let scenario = try Scenario(.v3_16, in: .file, "[shadow]", tasks: "read 0, read 0") {
        $0.firstPass = firstPass
        $0.rescan = false
        $0.swapRetry = retry
      }
      return try #require(Walk(scenario).shortestLoss).count
    }
    #expect(try shortestLoss(loop) == shortestLoss(.off))
  }

  // MARK: Every schedule

  /// A line of the table below.
  struct Case: Sendable, CustomTestStringConvertible {
    var file: String
    var tasks: String
    var rules: String
    var states: Int
    /// The number of steps of the shortest loss; none if no schedule loses anything.
    var loss: Int?

    var testDescription: String { "\(file) with \(tasks) under \(rules)" }

    static let table: [Case] = text.split(whereSeparator: \.isNewline).compactMap { line in
      let columns = cells(of: line)
      guard columns.count == 5, let states = Int(columns[3]) else { return nil }
      return Case(
        file: columns[0],
        tasks: columns[1],
        rules: columns[2],
        states: states,
        loss: Int(columns[4])
      )
    }

    private static let text = """
      file            tasks                    rules                                            states  loss

      [page]          read 0, reclaim 0        3.16                                                878  none
      [clean]         read 0, reclaim 0        3.16                                                590  none
      [clean]         fault-read 0, reclaim 0  3.16                                               2048  none
      [shadow]        read 0, reclaim 0        3.16                                                314  none
      [shadow]        read 0, reclaim 0        3.15                                                314  none
      [shadow]        fault-read 0, read 0     3.16                                               6524  none
      [clean shadow]  read 1, reclaim 0        3.16 first-pass off                                 616  none
      [clean]         read 0, reclaim 0        3.16 rescan off                                     566  17
      [clean]         read 0, reclaim 0        3.16 rescan off swap-retry second page-retry on     570  17
      [shadow]        read 0                   3.16 first-pass off                                  93  none
      [shadow]        read 0                   3.16 first-pass off rescan off                       85  11
      [shadow]        read 0                   3.16 first-pass off rescan off swap-retry second     89  11
      [page]          reclaim 0, reclaim 0     3.16 rescan off                                     562  none
      [clean shadow]  reclaim 0                3.16 rescan off                                      72  none
      """
  }

  @Test("every schedule of a small race comes to this end", arguments: Case.table)
  func everySchedule(_ verdict: Case) throws {
    let scenario = try Scenario(rules: verdict.rules, in: .file, verdict.file, tasks: verdict.tasks)
    let walk = Walk(scenario)
    #expect(walk.stateCount == verdict.states)
    #expect(walk.shortestLoss?.count == verdict.loss)
    #expect(walk.otherBreaches.isEmpty)
    #expect(walk.stuck.isEmpty)
  }

  @Test("the page retry of an ordinary file is never taken: P18 always finds the page in the file")
  func pageRetryIsNeverTaken() throws {
    let without = Case.table.filter { !$0.rules.contains("page-retry") }
    for verdict in without where !verdict.rules.contains("rescan off") {
      let scenario = try Scenario(
        rules: verdict.rules + " page-retry on",
        in: .file,
        verdict.file,
        tasks: verdict.tasks
      )
      #expect(Walk(scenario).stateCount == verdict.states, "\(verdict.testDescription)")
    }
  }
}
