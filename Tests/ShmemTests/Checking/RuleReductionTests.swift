// Knows that no value of any rule breaks what a reduction relies on.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

/// Every value of every rule, on small races on which each reduction leaves states out.
///
/// A reduction takes resources about the code for granted: that the second loop never reads before its
/// cursor, for instance. A rule that breaks one of them gives another verdict here, or another shortest
/// schedule. The rules come from their table, so that a new one is tried without a line here.
@Suite("Reductions under every rule")
struct RuleReductionTests {
  private static let each: [Reductions] = [
    .all, .equalTasks, .mergedSteps, .equalFrames, .independentPages,
  ]

  /// Races by the kind of file: pages with a task each, equal tasks, a tail that a truncate cuts off.
  private static let races: [(mapping: Mapping, file: String, tasks: String)] = [
    (.tmpfs, "[page swap]", "reclaim 0, read 1"),
    (.tmpfs, "[swap page]", "read 0, reclaim 1"),
    (.tmpfs, "[swap]", "read 0, read 0"),
    (.tmpfs, "[page]", "fault-write 0, reclaim 0"),
    (.tmpfs, "[hole] page", "truncate 1, reclaim 1"),
    (.file, "[page shadow]", "reclaim 0, read 1"),
  ]

  @Test("leave the verdict and the length of the schedule as they are", arguments: Rule.all)
  func verdicts(_ rule: Rule) throws {
    for kernel in [Kernel.v3_16, .v6_1, .take2] {
      for setting in rule.settings {
        for race in Self.races {
          let scenario = try Scenario(kernel, in: race.mapping, race.file, tasks: race.tasks) {
            $0.apply(setting)
          }
          guard setting != kernel.rules(in: race.mapping)[rule] else { continue }
          let plain = try verdict(scenario, [])
          for reductions in Self.each {
            let reduced = try verdict(scenario, reductions)
            #expect(reduced == plain, "\(kernel) \(setting): \(race.file) with \(race.tasks)")
          }
        }
      }
    }
  }

  private func verdict(_ scenario: Scenario, _ reductions: Reductions) throws -> Check.Verdict {
    try Check(scenario, judging: Promise.allCases, reductions: reductions)
      .run(bounds: .none, threads: 1) { _ in true }.verdict
  }
}
