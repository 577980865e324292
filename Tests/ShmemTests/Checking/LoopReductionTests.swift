// Knows that a search for loops finds one under the reductions that keep loops wherever there is one.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

@Suite("Loops under reductions")
struct LoopReductionTests {
  /// A race with tasks that start over, or that a punch can undo.
  struct Race: Sendable, CustomTestStringConvertible {
    var kernel: String
    var file: String
    var tasks: String

    var testDescription: String { "\(kernel): \(file) with \(tasks)" }
  }

  private static let kernels = ["3.15", "take-2", "3.16 wake-function=synchronous", "6.1"]
  private static let files = ["page", "swap", "cached"]
  private static let casts = [
    "reclaim:loop@0 read:loop@0", "reclaim:loop@0 fault-read:loop@0", "splice:loop@0 reclaim@0",
    "fault-write@0 reclaim@0", "reclaim:loop@0 truncate@0", "write:loop@0 reclaim:loop@0",
  ]

  /// Every kernel with every file and every cast; the usual run takes every fifth, so that no cast is left out.
  static let races = kernels.flatMap { kernel in
    files.flatMap { file in casts.map { Race(kernel: kernel, file: file, tasks: $0) } }
  }
  .enumerated()
  .filter { $0.offset.isMultiple(of: trials(5, thorough: 1)) }
  .map(\.element)

  @Test("the verdict is the same with and without each, and so is the loop", arguments: races)
  func verdicts(race: Race) throws {
    let scenario = try Scenario(rules: race.kernel, race.file, tasks: race.tasks)
    let plain = try check(scenario, [])
    for reductions in [.mergedSteps, .equalFrames, .all] as [Reductions] {
      let reduced = try check(scenario, reductions)
      #expect(reduced.verdict == plain.verdict, "\(reductions.names)")
      if plain.verdict == .holds { #expect(reduced.progress.states <= plain.progress.states) }
    }
  }

  @Test("of the races some have a loop, and some have none")
  func bothKinds() throws {
    let verdicts = try Self.races.map { race in
      try check(Scenario(rules: race.kernel, race.file, tasks: race.tasks), .all).verdict
    }
    #expect(verdicts.contains(.holds))
    #expect(verdicts.contains { $0.breaksPromise })
  }

  @Test("a race in which every call ends is found to have no loop without a look at every state")
  func fewer() throws {
    let scenario = try Scenario(.v3_16, "page", tasks: "reclaim:loop@0 fault-read:loop@0")
    let (plain, reduced) = (
      try check(scenario, [], [.punchEnds]), try check(scenario, .all, [.punchEnds])
    )
    #expect(plain.verdict == .holds && reduced.verdict == .holds)
    #expect(reduced.progress.allStates * 4 < plain.progress.states * 3)
  }

  private func check(
    _ scenario: Scenario,
    _ reductions: Reductions,
    _ promises: [SchedulePromise] = SchedulePromise.allCases
  ) throws -> (verdict: Check.Verdict, progress: Progress) {
    try Check(
      scenario,
      judging: [],
      andSchedulesBy: promises,
      reductions: reductions
    )
    .run(bounds: .none, threads: 1) { _ in true }
  }
}
