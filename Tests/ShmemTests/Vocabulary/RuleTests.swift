// Knows that every rule is described once, and that a description reads and writes its own rule only.

import RaceSupport
import Testing

@testable import Shmem

@Suite("Rules")
struct RuleTests {
  @Test("every property of the rules is described, and described once")
  func properties() {
    let decisions = Mirror(reflecting: Rules()).children.filter { $0.label != "guards" }
    let guards = Mirror(reflecting: Guards()).children
    #expect(Rule.all.count { !$0.isGuard } == decisions.count)
    #expect(Rule.all.count { $0.isGuard } == guards.count)
    #expect(Set(Rule.all.map { $0.property as AnyKeyPath }).count == Rule.all.count)
    #expect(Set(Rule.all.map(\.name)).count == Rule.all.count)
  }

  @Test(
    "a rule is set without any other, read back, and found by its name and its words",
    arguments: Rule.all
  )
  func settings(_ rule: Rule) {
    #expect(Rule(named: rule.name) == rule)
    #expect(Rule(rule.property) == rule)
    #expect(rule.settings.count > 1)
    #expect(!rule.sentence.isEmpty && !rule.sentence.hasSuffix("."))
    for kernel in Kernel.allCases {
      for setting in rule.settings {
        #expect(rule.setting(for: setting.word) == setting)
        var rules = kernel.rules
        rules.apply(setting)
        #expect(rules[rule] == setting)
        #expect(rules.settings(unlike: kernel.rules).allSatisfy { $0 == setting })
        #expect(rule.isGuard || rules.guards == kernel.rules.guards)
      }
    }
    #expect(rule.setting(for: "perhaps") == nil)
  }

  @Test("the rules begin as in 3.15, with every guard on")
  func start() {
    #expect(Rules() == Kernel.v3_15.rules)
    #expect(Rules().guards.areAllInPlace)
    #expect(Rule.all.filter(\.isGuard).allSatisfy { Rules()[$0].word == "on" })
  }

  @Test("a guard that is off counts as missing", arguments: Rule.all.filter(\.isGuard))
  func missingGuard(_ rule: Rule) throws {
    var rules = Kernel.v3_16.rules
    rules.apply(try #require(rule.setting(for: "off")))
    #expect(!rules.guards.areAllInPlace)
  }

  /// A race in which the promise of a guard breaks without it.
  struct Need: Sendable, CustomTestStringConvertible {
    var rule: String
    var rules: String
    var file: String
    var tasks: String

    var testDescription: String { rule }
  }

  private static let needs = [
    Need(rule: "page-lock", rules: "3.16", file: "swap", tasks: "read@0 reclaim@0"),
    Need(rule: "compare-in-free-swap", rules: "3.16", file: "swap", tasks: "read@0"),
    Need(rule: "atomic-swizzle", rules: "3.16", file: "page", tasks: "reclaim@0"),
    Need(rule: "own-swap-first", rules: "3.16", file: "page", tasks: "reclaim@0"),
    Need(
      rule: "truncate-rescan",
      rules: "3.15 first-pass=off",
      file: "hole,swap 0-0",
      tasks: "truncate@1 read@1"
    ),
  ]

  @Test("every guard of a promise has a race that needs it")
  func everyGuardIsNeeded() {
    let guards = Rule.all.filter { $0.isGuard && $0.guarded != .nothing }
    #expect(Self.needs.map(\.rule) == guards.map(\.name))
  }

  @Test("without a guard its promise breaks where it holds with it", arguments: needs)
  func promise(_ need: Need) throws {
    let rule = try #require(Rule(named: need.rule))
    guard case .promise(let promise) = rule.guarded else {
      Issue.record("\(rule) guards a promise")
      return
    }
    let guarded = try Scenario(rules: need.rules, need.file, tasks: need.tasks)
    let bare = try Scenario(rules: "\(need.rules) \(rule.name)=off", need.file, tasks: need.tasks)
    #expect(Walk(bare).shortestBreaches[promise] != nil)
    #expect(Walk(guarded).shortestBreaches[promise] == nil)
  }

  @Test(
    "a guard of nothing: no promise holds for its sake alone, in any kernel",
    arguments: Rule.all.filter { $0.guarded == .nothing },
    Kernel.upTo6_1
  )
  func guardsNothing(_ rule: Rule, _ kernel: Kernel) throws {
    let usual = [
      ("page", "read@0 reclaim@0"), ("page", "reclaim@0 reclaim@0"), ("cached", "read@0 reclaim@0"),
      ("fallocated", "fault-write@0 reclaim@0"),
    ]
    let others = [
      ("page", "fault-write@0 reclaim@0"), ("swap", "read@0 reclaim@0"),
      ("swap", "fault-write@0 reclaim@0"), ("swap", "reclaim@0 reclaim@0"),
      ("cached", "fault-write@0 reclaim@0"), ("cached", "reclaim@0 reclaim@0"),
      ("fallocated", "read@0 reclaim@0"), ("fallocated", "reclaim@0 reclaim@0"),
    ]
    let races = usual + trials([], thorough: others)
    for (file, tasks) in races {
      let with = Walk(try Scenario(kernel, file, tasks: tasks)).shortestBreaches
      let bare = try Scenario(kernel, file, tasks: tasks, set: "\(rule.name)=off")
      let without = Walk(bare).shortestBreaches
      #expect(Set(with.keys) == Set(without.keys), "\(file) with \(tasks)")
    }
  }

  @Test("where old data can be lost, a gathered page that goes out takes fewer steps")
  func freeableCheckDelays() throws {
    func length(_ rules: String) throws -> Int? {
      let scenario = try Scenario(rules: rules, "swap", tasks: "read@0 reclaim@0")
      return Walk(scenario).shortestBreaches[.oldDataGone]?.count
    }
    #expect(try length("take-2 freeable-check=off") == 33)
    #expect(try length("take-2") == 34)
  }
}
