// Knows that one sweep for breaches and loops finds what a sweep for each finds.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

@Suite("Breaches and loops in one sweep")
struct SweptOnceTests {
  private static let kernels = [
    "3.15", "take-2", "3.16 wake-function=synchronous",
    "3.16 wake-function=synchronous swap-retry=off", "6.1",
  ]
  private static let files = ["page", "swap", "cached"]
  private static let casts = [
    "reclaim:loop@0 read:loop@0", "reclaim:loop fault-read:loop@0", "splice:loop@0 reclaim@0",
    "fault-write@0 reclaim@0", "reclaim:loop@0 truncate@0", "write:loop@0 reclaim:loop@0",
  ]

  /// Every kernel with every file and every cast; the usual run takes every seventh.
  static let races = kernels.flatMap { kernel in
    files.flatMap { file in casts.map { cast in [kernel, file, cast] } }
  }
  .enumerated()
  .filter { $0.offset.isMultiple(of: trials(7, thorough: 1)) }
  .map(\.element)

  /// Returns the verdict of one check, and that of a check of states followed by one of schedules.
  private static func verdicts(
    _ race: [String],
    states: [Promise] = Promise.allCases
  ) throws -> (once: Check.Verdict, inTurn: Check.Verdict) {
    let scenario = try Scenario(rules: race[0], race[1], tasks: race[2])
    func verdict(
      _ promises: [Promise],
      _ schedulePromises: [SchedulePromise]
    ) throws -> Check.Verdict {
      let check = try Check(scenario, judging: promises, andSchedulesBy: schedulePromises)
      let isBoth = !promises.isEmpty && !schedulePromises.isEmpty
      #expect(check.isSweptOnce(within: .none) == (isBoth && scenario.mayNeverEnd))
      return check.run(bounds: .none, threads: 1) { _ in true }.verdict
    }
    let first = try verdict(states, [])
    return (
      try verdict(states, SchedulePromise.allCases),
      first == .holds ? try verdict([], SchedulePromise.allCases) : first
    )
  }

  @Test("the answer is the same, and so is the schedule", arguments: races)
  func sameAnswer(race: [String]) throws {
    let verdicts = try Self.verdicts(race)
    #expect(verdicts.once == verdicts.inTurn)
  }

  @Test("of the races some break a promise, some go round, and some do neither")
  func allKinds() throws {
    let all = try Self.races.map { try Self.verdicts($0).once }
    #expect(all.contains(.holds))
    #expect(all.contains { if case .violated = $0 { true } else { false } })
    #expect(all.contains { if case .endless = $0 { true } else { false } })
  }

  @Test("a promise that is broken only after the end of all calls is seen")
  func afterTheEnd() throws {
    let race = ["take-2", "page", "reclaim:loop@0"]
    let (once, inTurn) = try Self.verdicts(race, states: [.oldDataGone])
    #expect(once == inTurn)
    guard case .violated(let broken, _) = once else {
      Issue.record("the punch is over when old data is found")
      return
    }
    #expect(broken.promise == .oldDataGone)
  }

  @Test("a breach is found where there is room for the states alone")
  func littleRoom() throws {
    let scenario = try Scenario(rules: "take-2", "page", tasks: "reclaim:loop read:loop@0")
    let check = try Check(
      scenario,
      judging: Promise.allCases,
      andSchedulesBy: SchedulePromise.allCases
    )
    #expect(check.isSweptOnce(within: .none))
    let states = try Check(scenario, judging: Promise.allCases)
    let (alone, progress) = states.run(bounds: .none, threads: 1) { _ in true }
    var bounds = Bounds.none
    bounds.states = progress.states
    #expect(alone.breaksPromise)
    #expect(check.run(bounds: bounds, threads: 1) { _ in true }.verdict == alone)
  }

  @Test("tasks that other reductions tell apart are swept in turn")
  func inTurn() throws {
    for tasks in ["reclaim:loop read read", "reclaim:loop read@0 truncate@1"] {
      let scenario = try Scenario(rules: "6.1", "page,page", tasks: tasks)
      let check = try Check(
        scenario,
        judging: Promise.allCases,
        andSchedulesBy: SchedulePromise.allCases
      )
      #expect(!check.isSweptOnce(within: .none), "\(tasks)")
    }
  }
}
