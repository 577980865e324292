// Knows that no value of any rule breaks what a reduction relies on.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

/// A reduction takes some facts about the code for granted, such as that the second loop never looks at a
/// slot before its cursor.
///
/// A rule changes the code. So every value of every rule is tried under every reduction: a rule that is
/// added is tried as well, without an entry here. The usual run tries each in every eighth race, a thorough
/// one in all of them.
@Suite("Rules under reductions")
struct RuleReductionTests {
  /// A race in which rules are set, one at a time.
  struct Race: Equatable, Sendable, CustomTestStringConvertible {
    var kernel: String
    var mapping = Mapping.tmpfs
    var file: String
    var tasks: String

    var testDescription: String { "\(kernel): \(file) with \(tasks)" }

    func scenario(_ setting: RuleSetting) throws -> Scenario {
      try Scenario(
        rules: "\(kernel) \(setting.rule.name)=\(setting.word)",
        in: mapping,
        file,
        tasks: tasks
      )
    }
  }

  /// 3.16 without its oops: where the kernel may stop, most reductions are off.
  private static let noOops = "3.16 wake-function=synchronous"

  /// Every kind of task, nearly every start of a page, and every reduction has a part in one of them.
  static let races = [
    Race(kernel: "3.16", file: "page", tasks: "read@0 reclaim@0"),
    Race(kernel: "3.16", file: "swap,page", tasks: "read@0 reclaim@1"),
    Race(kernel: "3.16", file: "page", tasks: "reclaim@0 reclaim@0"),
    Race(kernel: noOops, file: "page", tasks: "fault-read@0 fault-read@0"),
    Race(kernel: noOops, file: "fallocated", tasks: "fault-write@0 reclaim@0"),
    Race(kernel: "3.16", file: "page,page 0-0", tasks: "truncate@1 reclaim@1"),
    Race(kernel: "3.16", file: "fallocated,hole 0-0", tasks: "preallocate@1 reclaim@0"),
    Race(kernel: noOops, file: "page,hole", tasks: "write:buffer=0@1 read@0"),
    Race(kernel: "3.16", file: "cached,page", tasks: "swapoff read@1"),
    Race(kernel: "3.16", mapping: .file, file: "clean", tasks: "read@0 reclaim@0"),
    Race(
      kernel: "3.16 frees-blocks=after invalidate-lock=faults",
      mapping: .file,
      file: "clean",
      tasks: "read@0 fault-read@0"
    ),
    Race(
      kernel: "6.1 frees-blocks=after",
      mapping: .file,
      file: "shadow,clean 0-0",
      tasks: "truncate@1 readahead@1 readahead@1"
    ),
    Race(
      kernel: "3.16 frees-blocks=after invalidate-lock=faults",
      mapping: .file,
      file: "clean",
      tasks: "fault-write@0 invalidate@0"
    ),
    Race(kernel: "6.1", file: "page,swap ~1-1", tasks: "splice@1 reclaim@0"),
    Race(kernel: "6.1", file: "page,swap", tasks: "read@0 reclaim@1"),
    Race(kernel: "take-2", file: "page,swap,page 0-1", tasks: "evict reclaim@0"),
    // With a limit on the retries the second of two moves leaves a page in the batch that is in swap.
    Race(kernel: "3.16 first-pass=off", file: "page,page", tasks: "reclaim@0 reclaim@1"),
    // The pages of these are in the swap cache from the start.
    Race(kernel: "3.16", file: "cached,page", tasks: "read@0 reclaim@1"),
    // Reads past the swap cache.
    Race(kernel: "6.14 swap-device=synchronous", file: "swap,page", tasks: "read@0 reclaim@1"),
    // A swap entry that is read at once, and a page that takes several slots.
    Race(
      kernel: "7.3.4 swap-device=synchronous",
      file: "swap:1 1-1",
      tasks: "fault-read@0 readahead@1"
    ),
    Race(kernel: "7.3.4", file: "page,hole 1-1", tasks: "collapse:order=1@0 reclaim@0"),
  ]

  /// Returns all reductions together, and each that leaves out states of a race alone.
  ///
  /// One that leaves out none would visit the same states again. If only one does, it does so in all of them.
  private static func reductions(of race: RaceSystem<Words<3>>) -> [Reductions] {
    let single = [Reductions.equalTasks, .mergedSteps, .equalFrames, .independentPages]
      .filter { ReducedRace(race, by: $0).leavesOutStates }
    return [.all] + (single.count > 1 ? single : [])
  }

  /// The race under the values of the rules that are tried in it, with a name for each.
  static func settings(of race: Race) throws -> [(name: String, scenario: Scenario)] {
    let stride = trials(8, thorough: 1)
    let turn = races.firstIndex(of: race) ?? 0
    var tried: Set<Rules> = []
    return try Rule.all.flatMap(\.settings).enumerated().compactMap { place, setting in
      guard (place + turn).isMultiple(of: stride) else { return nil }
      let scenario = try race.scenario(setting)
      return tried.insert(scenario.rules).inserted ? (setting.description, scenario) : nil
    }
  }

  @Test("under no value of a rule does a reduction change a verdict", arguments: races)
  func verdicts(race: Race) throws {
    let stride = trials(4, thorough: 1)
    for (number, (setting, scenario)) in try Self.settings(of: race).enumerated() {
      let broken = brokenPromises(in: scenario)
      let unbroken = Promise.allCases.filter { !broken.contains($0) }
      let start = Machine<FlatStorage>(scenario)
      // Where the counts are judged as well, steps may not be merged: one promise shows every reduction.
      let system = RaceSystem<Words<3>>(scenario, from: start, judging: [.oldDataGone])
      // All at once with every value; each alone with every fourth, or in a thorough run with every one.
      let reductions = number.isMultiple(of: stride) ? Self.reductions(of: system) : [.all]
      for reductions in reductions {
        let names = reductions.names
        #expect(!isBroken(unbroken, in: scenario, by: reductions), "\(setting), \(names)")
        for promise in broken {
          let isFound = isBroken([promise], in: scenario, by: reductions)
          #expect(isFound, "\(promise) with \(setting), \(names)")
        }
      }
    }
  }

  @Test(
    "under no value of a rule does a task touch what was not foreseen, nor a row clash that should commute",
    arguments: races
  )
  func assumptions(race: Race) throws {
    for (setting, scenario) in try Self.settings(of: race) {
      let start = Machine<FlatStorage>(scenario)
      let system = RaceSystem<Words<3>>(scenario, from: start, judging: Promise.allCases)
      let reduced = ReducedRace(system, by: .all)
      let commuting = reduced.commutingStepIDs
      guard reduced.usesAmpleSets || !commuting.isEmpty else { continue }
      var visited = 0
      var found: String?
      scenario.forEachState { state in
        visited += 1
        // A prime number, so that no rhythm of the order of the states hides a kind of them.
        guard visited.isMultiple(of: 5) else { return true }
        if reduced.usesAmpleSets { found = reduced.unforeseen(in: state) }
        if found == nil, !commuting.isEmpty { found = scenario.clash(of: commuting, in: state) }
        return found == nil
      }
      #expect(found == nil, "\(setting)")
    }
  }

  private func brokenPromises(in scenario: Scenario) -> [Promise] {
    guard isBroken(Promise.allCases, in: scenario, by: nil) else { return [] }
    return Promise.allCases.filter { isBroken([$0], in: scenario, by: nil) }
  }

  /// True if one of some promises is broken in a state; without reductions every state is visited itself.
  private func isBroken(
    _ promises: [Promise],
    in scenario: Scenario,
    by reductions: Reductions?
  ) -> Bool {
    let start = Machine<FlatStorage>(scenario)
    let race = RaceSystem<Words<3>>(scenario, from: start, judging: promises)
    let (sweep, _) =
      if let reductions {
        Search(ReducedRace(race, by: reductions), bounds: .none, threads: 1).sweep { _ in true }
      } else {
        Search(CachedRace(race), bounds: .none, threads: 1).sweep { _ in true }
      }
    #expect(!race.isShortOfRoom)
    return sweep == .breach
  }
}

extension ReducedRace {
  /// True if a reduction has a hold on the race.
  fileprivate var leavesOutStates: Bool {
    usesAmpleSets || canonicalizesFrames || !commutingStepIDs.isEmpty
      || (reductions.contains(.equalTasks) && parts.equalTasks.contains { $0.count > 1 })
  }
}
