// Knows that a check comes to the verdicts of the plainest of walks, and that what it says can be played.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

extension Check {
  fileprivate static func run(
    _ scenario: Scenario,
    judging promises: [Promise] = Promise.allCases,
    threads: Int = 1,
    bounds: Bounds = .none,
    reductions: Reductions = []
  ) throws -> (verdict: Verdict, progress: Progress) {
    try Check(scenario, judging: promises, reductions: reductions).run(
      bounds: bounds,
      threads: threads
    ) { _ in true }
  }
}

@Suite("Check")
struct CheckTests {
  @Test(
    "comes to the verdict of a walk through all states, and to the length of the shortest loss",
    arguments: Verdict.table.filter { $0.states < trials(700, thorough: 1700) }
  )
  func verdicts(row: Verdict) throws {
    let scenario = try row.scenario()
    let (verdict, progress) = try Check.run(scenario, judging: [.oldDataGone])
    switch verdict {
    case .holds:
      #expect(row.shortestLoss == nil)
      #expect(progress.states == row.states)
    case .violated(let broken, let schedule):
      #expect(schedule.count == row.shortestLoss && schedule.count == progress.depth)
      #expect(progress.states <= row.states)
      var machine = Machine<FlatStorage>(scenario)
      for step in schedule {
        #expect(machine.status(of: .oldDataGone, in: scenario).isBroken == false)
        machine.apply(step, in: scenario)
      }
      #expect(machine.status(of: .oldDataGone, in: scenario) == .broken(broken.breach))
    case .endless: Issue.record("nobody asked whether it goes round")
    case .unknown: Issue.record("there is no limit")
    }
  }

  @Test("a state in which the counts are broken already is found broken by a schedule of no steps")
  func brokenAtStart() throws {
    let scenario = try Scenario(.v6_12_0, "swap:2 0-3", tasks: "read@1")
    var machine = Machine<SharedStorage>(scenario)
    func take(_ task: UInt8, _ ids: [StepID]) {
      for id in ids { machine.apply(Step(task: TaskID(task), id: id, pick: nil), in: scenario) }
    }
    take(0, [.p1, .p2, .p3, .p4, .p5, .p6a])
    take(1, [.s1, .s3a])
    take(0, [.p6])
    #expect(machine.status(of: .countsBalance, in: scenario) == .holds)
    take(0, [.p7])
    for reductions in [Reductions.all, []] {
      let check = try Check(
        scenario,
        from: machine,
        judging: [.countsBalance],
        reductions: reductions
      )
      let (verdict, progress) = check.run(bounds: .none, threads: 1) { _ in true }
      guard case .violated(let broken, let schedule) = verdict else {
        Issue.record("\(verdict)")
        continue
      }
      #expect(broken.promise == .countsBalance && schedule.isEmpty && progress.depth == 0)
    }
  }

  @Test("no state is lost by storing it", arguments: ["page", "swap,fallocated"])
  func roundTrip(file: String) throws {
    let tasks = "reclaim@0 fault-write@0"
    // With fuel, as what has been made of it is part of the state.
    let scenario = try Scenario(
      .v3_16,
      file,
      tasks: tasks,
      fuel: 2,
      set: "compare-in-free-swap=off"
    )
    let start = Machine<FlatStorage>(scenario)
    let system = RaceSystem<UInt64>(scenario, from: start, judging: [])
    var seen: [UInt64: Machine<FlatStorage>] = [system.key(of: start): start]
    var queue = [start]
    while let state = queue.popLast() {
      system.forEachStep(from: state) { _, next in
        let key = system.key(of: next)
        let isTheSame = system.state(of: key) == next
        #expect(isTheSame)
        if let known = seen[key] {
          let isKnown = known == next
          #expect(isKnown)
          return
        }
        seen[key] = next
        queue.append(next)
      }
    }
    #expect(seen.count >= 1000)
  }

  @Test("says which promise breaks first, whichever it is")
  func otherPromises() throws {
    let scenario = try Scenario(.v3_16, "swap", tasks: "read@0", set: "atomic-swizzle=off")
    guard case .violated(let broken, let schedule) = try Check.run(scenario).verdict else {
      Issue.record("a slot is empty between S7a and S7b")
      return
    }
    #expect(broken.promise == .neverEmpty)
    #expect(schedule.map(\.id) == [.s1, .s3, .s4, .s5, .s7a])
  }

  @Test("of the shortest losses it tells the one with the fewest changes of tasks")
  func easiest() throws {
    let scenario = try Scenario(.take2, "page", tasks: "read@0 reclaim@0")
    guard case .violated(_, let schedule) = try Check.run(scenario).verdict else {
      Issue.record("take 2 loses a page")
      return
    }
    let changes = zip(schedule, schedule.dropFirst()).count { $0.task != $1.task }
    #expect(schedule.count == 25)
    #expect(changes == 3)
  }

  @Test("tells the same on any number of threads", arguments: [2, 5])
  func threads(count: Int) throws {
    for (kernel, tasks) in [
      (Kernel.v3_16, "read@0 reclaim@0"), (.take2, "read@0 reclaim@0"),
      (.v3_16, "splice@0 splice@0 reclaim@0"),
    ] {
      let scenario = try Scenario(kernel, "page", tasks: tasks)
      for reductions in [[], .all] as [Reductions] {
        let one = try Check.run(scenario, reductions: reductions)
        let many = try Check.run(scenario, threads: count, reductions: reductions)
        #expect(one.verdict == many.verdict)
        #expect(one.progress.states == many.progress.states)
        #expect(one.progress.transitions == many.progress.transitions)
        #expect(one.progress.depth == many.progress.depth)
      }
    }
  }

  @Test("finds the same states whether they take a word each or three")
  func widths() throws {
    let scenario = try Scenario(.v3_16, "page", tasks: "read@0 read@0 reclaim@0")
    let start = Machine<FlatStorage>(scenario)
    for reductions in [[], .all] as [Reductions] {
      let small = RaceSystem<UInt64>(scenario, from: start, judging: [.oldDataGone])
      let large = RaceSystem<Words<3>>(scenario, from: start, judging: [.oldDataGone])
      let one = Search(ReducedRace(small, by: reductions), bounds: .none, threads: 1)
        .sweep { _ in true }
      let three = Search(ReducedRace(large, by: reductions), bounds: .none, threads: 1)
        .sweep { _ in true }
      #expect(one.sweep == .clean && three.sweep == .clean)
      #expect(one.progress.states == three.progress.states)
      #expect(one.progress.transitions == three.progress.transitions)
      #expect(!small.isShortOfRoom)
    }
  }

  @Test("gives no verdict where there is no room, and refuses what is too large")
  func limits() throws {
    let scenario = try Scenario(.v3_16, "page", tasks: "read@0 reclaim@0")
    var bounds = Bounds.none
    bounds.states = 100
    #expect(try Check.run(scenario, bounds: bounds).verdict == .unknown(.states))
    let large = try Scenario(.v3_16, "page,page,page,page,page,page,page,page,page", tasks: "")
    #expect(throws: CheckError.tooLarge) { try Check(large, judging: []) }
  }
}
