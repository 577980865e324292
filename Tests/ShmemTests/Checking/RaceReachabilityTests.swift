// Knows that a race can be asked about from its middle, and that both ways of asking agree.

import Explorer
import RaceSupport
import Shmem
import Testing

/// A machine as the screen has it.
private typealias Live = Machine<SharedStorage>

@Suite("What can become of a race from its middle")
struct RaceReachabilityTests {
  private static func check(
    _ scenario: Scenario,
    from machine: Live
  ) throws -> Check.Verdict {
    let check = try Check(scenario, from: machine, judging: Promise.allCases)
    return check.run(bounds: .none, threads: 1) { _ in true }.verdict
  }

  private static func reachability(
    _ scenario: Scenario,
    from machine: Live,
    stateLimit: Int = .max
  ) throws -> RaceReachability {
    let reachability = try RaceReachability(
      of: scenario,
      from: machine,
      judging: Promise.allCases,
      stateLimit: stateLimit
    ) { _ in true }
    return try #require(reachability)
  }

  /// Every state that can be reached without passing a breach, the near ones first.
  private static func states(_ scenario: Scenario, limit: Int) -> [Live] {
    let picks = (0..<scenario.filePages).map { PageIndex($0) }
    var states = [Live(scenario)]
    var seen = Set(states)
    var next = 0
    while next < states.count, states.count < limit {
      let state = states[next]
      next += 1
      guard !isBroken(state, scenario) else { continue }
      for step in state.enabledSteps(picking: picks, in: scenario) {
        var successor = state
        successor.apply(step, in: scenario)
        if seen.insert(successor).inserted { states.append(successor) }
      }
    }
    return states
  }

  private static func isBroken(_ machine: Live, _ scenario: Scenario) -> Bool {
    Promise.allCases.contains { machine.status(of: $0, in: scenario).isBroken }
  }

  @Test("along the shortest loss it is a step nearer after every step, down to none")
  func nearer() throws {
    let scenario = try Scenario(.take2, "[page]", tasks: "reclaim 0")
    var machine = Live(scenario)
    guard case .violated(_, let schedule) = try Self.check(scenario, from: machine) else {
      Issue.record("take 2 loses a page to reclaim")
      return
    }
    #expect(schedule.count == 25)
    for taken in 0...schedule.count {
      guard case .violated(let broken, let rest) = try Self.check(scenario, from: machine) else {
        Issue.record("after \(taken) steps the loss is still ahead")
        return
      }
      #expect(rest.count == schedule.count - taken)
      #expect(broken.promise == .oldDataGone)
      if taken < schedule.count { machine.apply(schedule[taken], in: scenario) }
    }
    #expect(Self.isBroken(machine, scenario))
  }

  @Test(
    "from every state a check and a reachability map from the start say the same",
    arguments: [(Kernel.take2, "[page]", "reclaim 0"), (.v3_16, "[page]", "reclaim 0")]
  )
  func agree(kernel: Kernel, file: String, tasks: String) throws {
    let scenario = try Scenario(kernel, file, tasks: tasks)
    let reachability = try Self.reachability(scenario, from: Live(scenario))
    let states = Self.states(scenario, limit: .max)
    #expect(reachability.isComplete && reachability.stateCount == states.count)
    // Every seventh: a check looks at all that follows, and that from every state.
    for (number, state) in states.enumerated() where number % 7 == 0 {
      let reachability = reachability.reachability(of: state)
      switch try Self.check(scenario, from: state) {
      case .holds: #expect(reachability == .safe)
      case .violated(_, let schedule):
        #expect(
          reachability == .doomed(steps: schedule.count)
            || reachability == .atRisk(steps: schedule.count, isShortest: true)
        )
      case .endless: Issue.record("nobody asked whether it goes round")
      case .unknown: Issue.record("there is no limit")
      }
    }
  }

  @Test("who is doomed is doomed by every step, and who is not has a step to somebody who is not")
  func doom() throws {
    let scenario = try Scenario(.take2, "[page]", tasks: "reclaim 0")
    let picks = [PageIndex(0)]
    let reachability = try Self.reachability(scenario, from: Live(scenario))
    var counts: [Bool: Int] = [:]
    for state in Self.states(scenario, limit: .max) where !Self.isBroken(state, scenario) {
      let steps = state.enabledSteps(picking: picks, in: scenario)
      let leadToDoom = steps.map { step in
        var next = state
        next.apply(step, in: scenario)
        if case .doomed = reachability.reachability(of: next) { return true }
        return false
      }
      let isDoomed = if case .doomed = reachability.reachability(of: state) { true } else { false }
      #expect(isDoomed == (!steps.isEmpty && leadToDoom.allSatisfy(\.self)))
      counts[isDoomed, default: 0] += 1
    }
    #expect(counts[true, default: 0] > 10 && counts[false, default: 0] > 10)
  }

  @Test("a promise that is broken already is found broken by no step")
  func brokenAlready() throws {
    let scenario = try Scenario(.take2, "[page]", tasks: "reclaim 0")
    var machine = Live(scenario)
    guard case .violated(let first, let schedule) = try Self.check(scenario, from: machine) else {
      Issue.record("take 2 loses a page to reclaim")
      return
    }
    for step in schedule { machine.apply(step, in: scenario) }
    #expect(try Self.check(scenario, from: machine) == .violated(first, schedule: []))
    let reachability = try Self.reachability(scenario, from: machine)
    #expect(reachability.reachability(of: machine) == .doomed(steps: 0))
  }

  @Test("a task that joins in the middle is reckoned with")
  func joined() throws {
    var scenario = try Scenario(.take2, "[page]")
    var machine = Live(scenario)
    #expect(try Self.check(scenario, from: machine) == .holds)
    machine.apply(Step(task: .puncher, id: .p1, pick: nil), in: scenario)
    _ = machine.inject(TaskSpec(kind: .reclaim, index: 0, loops: false), into: &scenario)
    guard case .violated(_, let schedule) = try Self.check(scenario, from: machine) else {
      Issue.record("take 2 loses a page to reclaim")
      return
    }
    #expect(schedule.count == 24)
  }

  @Test("where the limit is reached what depends on the rest is unknown, and the limit is told")
  func limit() throws {
    let scenario = try Scenario(.v3_16, "[page]", tasks: "reclaim 0")
    let reachability = try Self.reachability(scenario, from: Live(scenario), stateLimit: 50)
    #expect(!reachability.isComplete)
    #expect(reachability.reachability(of: Live(scenario)) == .unknown)
    #expect(reachability.starts(at: Live(scenario)))
  }

  @Test("a file of nine pages is refused")
  func tooLarge() throws {
    let pages = Array(repeating: "page", count: 9).joined(separator: " ")
    let scenario = try Scenario(.v3_16, "[\(pages)]")
    #expect(throws: CheckError.tooLarge) {
      _ = try Check(scenario, from: Live(scenario), judging: Promise.allCases)
    }
    #expect(throws: CheckError.tooLarge) {
      _ = try Self.reachability(scenario, from: Live(scenario))
    }
  }
}
