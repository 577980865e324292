// Knows that a search judges a state by itself, whatever it has visited before and on however many threads.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

/// A search keeps the moves of a task, and whether they break a promise, by the place of the task and the
/// memory.
///
/// That is right only if the places of the other tasks make no difference.
@Suite("Judgements from a cache")
struct JudgementTests {
  /// An order in which states are visited.
  private enum Order: CaseIterable {
    case breadthFirst
    case depthFirst
  }

  @Test(
    "in whatever order the states come, each is judged as the promises judge it",
    arguments: RuleReductionTests.races
  )
  func everyState(race: RuleReductionTests.Race) throws {
    for (number, (setting, scenario)) in try RuleReductionTests.settings(of: race).enumerated() {
      let start = Machine<FlatStorage>(scenario)
      let turn = number.isMultiple(of: 2) ? Order.breadthFirst : .depthFirst
      for order in trials([turn], thorough: Order.allCases) {
        let system = RaceSystem<Words<3>>(scenario, from: start, judging: Promise.allCases)
        #expect(misjudgement(in: system, order) == nil, "\(setting), \(order)")
      }
    }
  }

  /// Races in which the same move breaks the promise that counts balance or not, depending on the other tasks.
  private static let ownSwapLate = [
    ("page", "reclaim@0 swapoff", 16),
    ("page", "reclaim@0 read@0", 16),
    ("page", "reclaim@0 reclaim@0", 16),
    ("page,swap", "reclaim@0 read@1", 16),
  ]

  @Test(
    "the verdict is the same on any number of threads, and the shortest",
    arguments: ownSwapLate
  )
  func threads(file: String, tasks: String, length: Int) throws {
    let scenario = try Scenario(rules: "3.16 own-swap-first=off", file, tasks: tasks)
    #expect(Walk(scenario).shortestBreaches[.countsBalance]?.count == length)
    let check = try Check(scenario, judging: Promise.allCases)
    let first = check.run(bounds: .none, threads: 1, goesOn: { _ in true })
    guard case .violated(_, let schedule) = first.verdict else {
      Issue.record("the promise is broken")
      return
    }
    #expect(schedule.count == length)
    for threads in [1, 2, 2, 3, 3, 5, 8] {
      let again = check.run(bounds: .none, threads: threads, goesOn: { _ in true })
      #expect(again.verdict == first.verdict, "\(threads) threads")
      #expect(again.progress.states == first.progress.states, "\(threads) threads")
    }
  }

  /// Returns the first state that a search judges otherwise than its promises do, in words; nil if there is none.
  ///
  /// A search goes on from no state that breaks a promise.
  private func misjudgement(in system: RaceSystem<Words<3>>, _ order: Order) -> String? {
    let race = CachedRace(system)
    var cache = race.makeCache()
    var isBroken: [Words<3>: Bool] = [:]
    func judge(_ key: Words<3>) -> Bool {
      if let known = isBroken[key] { return known }
      let judged = system.breach(in: system.state(of: key)) != nil
      isBroken[key] = judged
      return judged
    }

    var waiting = [race.startKey(&cache)]
    var met = Set(waiting)
    var visited = 0
    while visited < waiting.count {
      let key: Words<3>
      switch order {
      case .breadthFirst:
        key = waiting[visited]
        visited += 1
      case .depthFirst: key = waiting.removeLast()
      }
      var ends: [Words<3>] = []
      let site = race.expand(key, &cache) { ends.append($0) }
      let wrong =
        switch site {
        case .here: !judge(key)
        case .next: judge(key) || !ends.contains(where: judge)
        case .nowhere:
          judge(key)
            || ends.contains { end in
              // What is not noticed on the way to a state has to be noticed in it.
              var later = cache
              return judge(end) && race.expand(end, &later) { _ in } != .here
            }
        }
      if wrong { return "\(site) at \(system.state(of: key))" }
      for end in ends where met.insert(end).inserted && !judge(end) { waiting.append(end) }
    }
    return nil
  }
}
