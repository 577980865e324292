// Knows what a schedule is worth that is found by chance and made shorter.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

@Suite("Any schedule that breaks a promise")
struct AnyBreachTests {
  /// Some races in which a promise can be broken, with their tasks.
  private static let races = [
    ("take-2", "page", "reclaim@0"), ("3.16 first-pass=off swap-retry=off", "swap", "read@0"),
    ("take-2", "page,page", "reclaim:loop read@0"),
    ("3.16 page-lock=off", "page", "read@0 reclaim@0"),
    ("6.12.95", "hole,hole,page:1,hole,hole 1-4", "reclaim@2 read@3"),
  ]

  @Test("breaks it with its last step, and with none before", arguments: races)
  func breaks(rules: String, file: String, tasks: String) throws {
    let scenario = try Scenario(rules: rules, file, tasks: tasks)
    let check = try Check(scenario, judging: Promise.allCases)
    let found = try #require(check.anyBreach { true })
    var machine = Machine<FlatStorage>(scenario)
    for (place, step) in found.schedule.enumerated() {
      let isAllowed = machine.allows(step, in: scenario)
      try #require(isAllowed, "\(step)")
      machine.apply(step, in: scenario)
      let isBroken = machine.status(of: found.broken.promise, in: scenario).isBroken
      #expect(isBroken == (place + 1 == found.schedule.count))
    }
    guard case .violated(_, let shortest) = try Self.run(check, judging: found, in: scenario) else {
      Issue.record("the search of all schedules finds it as well")
      return
    }
    #expect(shortest.count <= found.schedule.count && found.schedule.count <= found.drawnSteps)
    #expect(check.anyBreach { true } == found, "it is the same every time")
  }

  @Test("no step of it can be left out", arguments: races)
  func minimal(rules: String, file: String, tasks: String) throws {
    let scenario = try Scenario(rules: rules, file, tasks: tasks)
    let check = try Check(scenario, judging: Promise.allCases)
    let found = try #require(check.anyBreach { true })
    for left in found.schedule.indices {
      var machine = Machine<FlatStorage>(scenario)
      for (place, step) in found.schedule.enumerated() where place != left {
        if machine.allows(step, in: scenario) { machine.apply(step, in: scenario) }
      }
      let isBroken = machine.status(of: found.broken.promise, in: scenario).isBroken
      #expect(!isBroken, "without \(found.schedule[left])")
    }
  }

  @Test("the next one is another: a task takes other steps", arguments: [races[2]])
  func another(rules: String, file: String, tasks: String) throws {
    let scenario = try Scenario(rules: rules, file, tasks: tasks)
    let check = try Check(scenario, judging: Promise.allCases)
    let found = try (0..<3).map { try #require(check.anyBreach(passing: $0) { true }) }
    for (place, one) in found.enumerated() {
      for other in found.dropFirst(place + 1) {
        #expect(one.tried < other.tried)
        let isSame = scenario.taskIDs.allSatisfy { task in
          one.schedule.filter { $0.task == task } == other.schedule.filter { $0.task == task }
        }
        #expect(!isSame)
      }
    }
  }

  @Test("is not there where every schedule keeps the promises that are asked about")
  func none() throws {
    let scenario = try Scenario(.v3_16, "page", tasks: "reclaim@0")
    #expect(try Check(scenario, judging: Promise.allCases).anyBreach { true } == nil)
    let lossy = try Scenario(.take2, "page", tasks: "reclaim@0")
    #expect(try Check(lossy, judging: [.countsBalance]).anyBreach { true } == nil)
    #expect(try Check(lossy, judging: Promise.allCases).anyBreach { false } == nil)
  }

  private static func run(
    _ check: Check,
    judging found: Check.AnyBreach,
    in scenario: Scenario
  ) throws -> Check.Verdict {
    try Check(scenario, judging: [found.broken.promise])
      .run(bounds: .none, threads: 1) { _ in true }.verdict
  }
}
