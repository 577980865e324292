// Knows when a check looks for calls that do not end: after the states, and where a call can go round.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

@Suite("A check for loops")
struct LoopCheckTests {
  private func check(
    _ scenario: Scenario,
    bounds: Bounds = .none,
    _ schedulePromises: [SchedulePromise] = SchedulePromise.allCases
  ) throws -> (verdict: Check.Verdict, progress: Progress, reports: Int) {
    var reports = 0
    let check = try Check(
      scenario,
      judging: Promise.allCases,
      andSchedulesBy: schedulePromises
    )
    let (verdict, progress) = check.run(bounds: bounds, threads: 1) { _ in
      reports += 1
      return true
    }
    return (verdict, progress, reports)
  }

  @Test("comes behind that for states, and a breach of those goes before")
  func order() throws {
    let lossy = try Scenario(.take2, "page", tasks: "reclaim:loop@0 read:loop@0")
    guard case .violated(let broken, let schedule) = try check(lossy).verdict else {
      Issue.record("take 2 loses a page")
      return
    }
    #expect(broken.promise == .oldDataGone && schedule.count == 25)
    let safe = try Scenario(.v3_16, "page", tasks: "reclaim:loop@0 read:loop@0")
    let both = try check(safe)
    guard case .endless = both.verdict else {
      Issue.record("3.16 retries for ever")
      return
    }
    let statesOnly = try check(safe, [])
    #expect(statesOnly.verdict == .holds)
    let loopsOnly = try Check(safe, judging: [], andSchedulesBy: SchedulePromise.allCases)
    let nearest = loopsOnly.run(bounds: .none, threads: 1) { _ in true }.progress
    #expect(both.progress.states == nearest.states, "it tells of the search that found the loop")
    let all = statesOnly.progress.states
    #expect(both.progress.otherStates >= all, "and of the sweep that judged every state")
  }

  @Test("is left out where nothing can go round")
  func leftOut() throws {
    let scenario = try Scenario(.v3_16, "page", tasks: "reclaim@0 read@0")
    let (with, without) = (try check(scenario), try check(scenario, []))
    #expect(with.verdict == .holds && with.reports == without.reports)
    let loops = try Check(scenario, judging: [], andSchedulesBy: [.punchEnds])
    let alone = loops.run(bounds: .none, threads: 1) { _ in true }
    #expect(alone.verdict == .holds && alone.progress.allStates == 0)
    #expect(loops.usedReductions(within: .none) == [])
    let looping = try Scenario(.v3_16, "page", tasks: "reclaim:loop@0 read@0")
    #expect(try check(looping).reports > check(looping, []).reports)
    let store = try Scenario(.v3_15, "page", tasks: "fault-write@0")
    guard case .endless = try check(store).verdict else {
      Issue.record("a single store is looked into as well")
      return
    }
  }

  @Test("gives no verdict where there is no room")
  func limits() throws {
    let scenario = try Scenario(.v3_15, "page", tasks: "fault-read:loop@0")
    var bounds = Bounds.none
    bounds.states = 300
    let check = try Check(scenario, judging: [], andSchedulesBy: [.punchEnds])
    #expect(check.run(bounds: bounds, threads: 1) { _ in true }.verdict == .unknown(.states))
    #expect(
      check.run(bounds: .none, threads: 1) { _ in false }.verdict == .unknown(.interruption)
    )
  }
}
