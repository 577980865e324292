// Knows what each rule of a small race is good for, and how that is told.

import Explorer
import Exports
import Foundation
import RaceSupport
import Shmem
import Testing

extension GuardsReport {
  fileprivate init(_ scenario: Scenario, bounds: Bounds = .none) throws {
    self.init(
      asItIs: try CheckReport(scenario, bounds: bounds),
      trials: try scenario.rules.changes.map {
        Trial(change: $0, report: try CheckReport(scenario.changing($0), bounds: bounds))
      }
    )
  }

  fileprivate func lengths(_ rule: PartialKeyPath<Rules>) -> [Int?] {
    trials.filter { $0.change.rule == Rule(rule) }.map { $0.report.schedule?.count }
  }
}

@Suite("Guards, told")
struct GuardsReportTests {
  @Test("every rule that is on goes off, every other is given each of its other words")
  func changes() {
    let changes = Kernel.v3_16.rules.changes
    #expect(changes.allSatisfy { $0.from != $0.to && Kernel.v3_16.rules[$0.rule] == $0.from })
    for rule in Rule.all {
      let words = changes.filter { $0.rule == rule }.map(\.to.word)
      switch (rule.settings.map(\.word), Kernel.v3_16.rules[rule].word) {
      case (["on", "off"], "on"): #expect(words == ["off"])
      case (["on", "off"], _): #expect(words.isEmpty)
      case (let values, let value): #expect(words == values.filter { $0 != value })
      }
    }
  }

  @Test("a broken race is tried with every rule switched either way, and the cures are named")
  func cures() throws {
    let scenario = try Scenario(
      .v7_3_4,
      "hole,hole,page:1,hole,hole 1-4",
      tasks: "reclaim@2 read@3"
    )
    let report = GuardsReport(
      asItIs: try CheckReport(scenario, bounds: .none),
      trials: try scenario.rules.allChanges.map {
        .init(change: $0, report: try CheckReport(scenario.changing($0), bounds: .none))
      }
    )
    #expect(report.asItIs.verdict.breaksPromise)
    #expect(
      report.cureLine
        == "Every promise holds with one of these: rescan on, large-folio off, large-swap off, "
        + "split-aware on, swap-device synchronous, swap-writeout refused."
    )
    #expect(try GuardsReport(try Scenario(.v3_16, "page"), bounds: .none).cureLine == nil)
  }

  @Test("the first promise to break is the one that a plain walk finds first, as far away")
  func agreesWithWalk() throws {
    let report = try GuardsReport(try Scenario(.v3_16, "swap", tasks: "read@0"))
    #expect(report.asItIs.verdict == .holds)
    for trial in report.trials {
      let walk = Walk(trial.report.scenario)
      let first = walk.shortestBreaches.values.map(\.count).min()
      #expect(trial.report.schedule?.count == first, "\(trial.change)")
      guard case .violated(let broken, let schedule) = trial.report.verdict else { continue }
      #expect(walk.shortestBreaches[broken.promise]?.count == schedule.count)
    }
    #expect(report.lengths(\.guards.pageLock) == [12])
    #expect(report.lengths(\.guards.compareInFreeSwap) == [11])
    #expect(report.lengths(\.guards.atomicSwizzle) == [5])
    #expect(report.lengths(\.swapRetry) == [nil, nil])
    let table = report.lines
    #expect(table.count == 1 + report.trials.count)
    #expect(Set(table.map(\.count)).count == 1, "every line is as wide as the others")
    #expect(table.count { $0.contains("not needed here") } == report.trials.count - 3)
  }

  @Test("without the way back of 3.16 one reclaim is enough to lose a page")
  func pageRetry() throws {
    let report = try GuardsReport(try Scenario(.v3_16, "page", tasks: "reclaim@0"))
    #expect(report.asItIs.verdict == .holds)
    #expect(report.lengths(\.pageRetry) == [25])
    let line = try #require(report.lines.first { $0.hasPrefix("page-retry") })
    #expect(line.contains("on") && line.contains("off") && line.contains("old data gone"))
  }

  @Test("where the race is lost as it is, a rule without which it is not says so")
  func alreadyLost() throws {
    let scenario = try Scenario(rules: "3.16 page-retry=off", "page", tasks: "reclaim@0")
    let report = try GuardsReport(scenario)
    #expect(report.asItIs.schedule?.count == 25)
    #expect(report.trials.allSatisfy { $0.change.rule != Rule(\.pageRetry) })
    #expect(!report.lines.contains { $0.contains("not needed here") })
    #expect(report.lengths(\.guards.freeableCheck).count == 1)
  }

  @Test("what could not be answered is told as unknown, and why")
  func unknown() throws {
    var bounds = Bounds.none
    bounds.states = 20
    let scenario = try Scenario(.v3_16, "page", tasks: "reclaim@0")
    let report = try GuardsReport(scenario, bounds: bounds)
    #expect(report.lines.dropFirst().allSatisfy { $0.contains("unknown: states") })
  }
}
