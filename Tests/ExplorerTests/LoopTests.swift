// Knows which loops have to be found in systems that can be looked through by hand.

import Testing

@testable import Explorer

/// In what a search for loops of task `a` in a graph came to, the nodes it passes.
private func passed(
  _ graph: Graph,
  fair: Bool,
  threads: Int = 1
) throws -> (wayIn: [Int], loop: [Int])? {
  let search = LoopSearch(graph, of: ["a"], isFair: fair, bounds: .none, threads: threads)
  switch search.run(cost: Graph.cost, goesOn: { _ in true }).verdict {
  case .ends: return nil
  case .endless(let found):
    return (found.lasso.wayIn.map(\.to), found.lasso.loop.map(\.to))
  case .unknown(let limit): throw GivenUp(limit: limit)
  }
}

private struct GivenUp: Error { var limit: Limit }

@Suite("Loops")
struct LoopTests {
  @Test("a lasso: a way in and a loop", arguments: [false, true])
  func lasso(fair: Bool) throws {
    let found = try #require(try passed(Graph("0a1 1a2 2a3 3a4 4a2 2b9"), fair: fair))
    #expect(found == ([1, 2], [3, 4, 2]))
  }

  @Test("within a number of steps: a loop that takes as many is found, a longer one is not")
  func bounded() {
    let graph = Graph("0a1 1a2 2a1 2b3 3b4 4b5 5b6")
    func verdict(depth: Int) -> LoopOutcome<Character, Graph.Edge>.Verdict {
      let bounds = Bounds(states: .max, bytes: .max, depth: depth)
      return LoopSearch(graph, of: ["a"], isFair: true, bounds: bounds, threads: 1)
        .run(cost: Graph.cost) { _ in true }.verdict
    }
    #expect(verdict(depth: 2) == .unknown(.depth))
    guard case .endless(let found) = verdict(depth: 3) else {
      Issue.record("the loop takes a step in and two round")
      return
    }
    #expect(found.lasso.wayIn.map(\.to) == [1] && found.lasso.loop.map(\.to) == [2, 1])
    #expect(verdict(depth: 9) == verdict(depth: 3))
  }

  @Test(
    "where no way leads back there is no loop, however many ways lead on",
    arguments: [false, true]
  )
  func acyclic(fair: Bool) throws {
    #expect(try passed(Graph("0a1 0b2 1b3 2a3 3a4 3b4 4a5"), fair: fair) == nil)
    #expect(try passed(Graph(""), fair: fair) == nil)
  }

  @Test(
    "a step that changes nothing is a loop, and the start can lie on one",
    arguments: [false, true]
  )
  func selfLoop(fair: Bool) throws {
    #expect(try #require(try passed(Graph("0b1 1a1"), fair: fair)) == ([1], [1]))
    #expect(try #require(try passed(Graph("0a0"), fair: fair)) == ([], [0]))
    #expect(try passed(Graph("0b0 0a1"), fair: fair) == nil)
  }

  @Test("a loop that leaves out somebody who could go on all the time is not fair")
  func unfair() throws {
    let graph = Graph("0a1 1a0 0b9 1b9")
    #expect(try #require(try passed(graph, fair: false)) == ([], [1, 0]))
    #expect(try passed(graph, fair: true) == nil)
  }

  @Test("a loop that leaves out somebody who could go on now and then is fair")
  func weak() throws {
    let found = try #require(try passed(Graph("0a1 1a0 0b9"), fair: true))
    #expect(found == ([], [1, 0]))
  }

  @Test("a loop of the others is none, however fair", arguments: [false, true])
  func others(fair: Bool) throws {
    #expect(try passed(Graph("0b1 1c0 0a9"), fair: fair) == nil)
    #expect(try passed(Graph("0b1 1c0"), fair: fair) == nil)
  }

  @Test("a call that waits all the while is blocked by a loop of the task that it waits for")
  func blocked() {
    var graph = Graph("0a1 1b2 2b1")
    func found(fair: Bool) -> LoopOutcome<Character, Graph.Edge>.Verdict {
      LoopSearch(graph, of: ["a"], isFair: fair, bounds: .none, threads: 1)
        .run(cost: Graph.cost) { _ in true }.verdict
    }
    #expect(found(fair: true) == .ends, "it waits for nobody")
    graph.waits = [1: ["a": "c"], 2: ["a": "c"]]
    #expect(found(fair: true) == .ends, "the one that it waits for does not go round")
    graph.waits = [1: ["a": "b"], 2: ["a": "c"]]
    #expect(found(fair: false) == .ends, "the scheduler could let c go on")
    graph.waits = [1: ["a": "b"], 2: ["a": "b"]]
    for fair in [false, true] {
      guard case .endless(let call) = found(fair: fair) else {
        Issue.record("b goes round and never lets a go on")
        return
      }
      #expect(call.isBlocked && call.call == "a")
      #expect(call.lasso.wayIn.map(\.to) == [1] && call.lasso.loop.map(\.to) == [2, 1])
    }
    graph.over = ["a": [2]]
    #expect(found(fair: false) == .ends, "it is over in a state of the loop")
  }

  @Test("of several calls the first that goes round is told, before any that is blocked by it")
  func cause() {
    var graph = Graph("0b1 1b0")
    graph.waits = [0: ["a": "b"], 1: ["a": "b"]]
    let search = LoopSearch(graph, of: ["a", "b"], isFair: true, bounds: .none, threads: 1)
    guard case .endless(let call) = search.run(cost: Graph.cost, goesOn: { _ in true }).verdict
    else {
      Issue.record("b goes round")
      return
    }
    #expect(call.call == "b" && !call.isBlocked)
  }

  @Test("fairness can take a longer way round")
  func longerRound() throws {
    let graph = Graph("0a0 0b1 1b0")
    #expect(try #require(try passed(graph, fair: false)) == ([], [0]))
    #expect(try #require(try passed(graph, fair: true)) == ([], [0, 1, 0]))
  }

  @Test("of nested loops the one that is entered first counts, then the shorter one")
  func nested() throws {
    // 1 lies on a round of five and on one of three; 3 and 4 on one of two, but farther away.
    let graph = Graph("0a1 1a2 2a3 3a4 4a3 4a5 5a1 2a6 6a1")
    #expect(try #require(try passed(graph, fair: true)) == ([1], [2, 6, 1]))
    // Both 1 and 2 are one step away.
    let equallyNear = Graph("0a1 0a2 1a3 3a4 4a1 2a5 5a2")
    #expect(try #require(try passed(equallyNear, fair: true)) == ([2], [5, 2]))
  }

  @Test("a loop that is not fair is skipped for a fair one farther away")
  func passesOver() throws {
    let graph = Graph("0a0 0b1 1a2 2a1")
    #expect(try #require(try passed(graph, fair: false)) == ([], [0]))
    #expect(try #require(try passed(graph, fair: true)) == ([1], [2, 1]))
  }

  @Test("of the ways in and of the ways round the one that changes hands least is told")
  func cheapest() throws {
    let graph = Graph("0a1 1b3 0b2 2b3 3a4 4b5 5a6 6b3 3a7 7a8 8b9 9b3")
    #expect(try #require(try passed(graph, fair: true)) == ([2, 3], [7, 8, 9, 3]))
  }

  @Test("any number of threads tells the same", arguments: [2, 3, 8])
  func threads(count: Int) throws {
    let system = Odometer(circles: [7, 6, 5])
    let one = LoopSearch(system, of: [1], isFair: true, bounds: .none, threads: 1)
    let many = LoopSearch(system, of: [1], isFair: true, bounds: .none, threads: count)
    let (few, lots) = (
      one.run(cost: handsChanged) { _ in true }, many.run(cost: handsChanged) { _ in true }
    )
    #expect(few == lots)
    #expect(few.progress.states == 210 && few.progress.transitions == 3 * 210)
    #expect(few.progress.depth == 6 + 5 + 4)
    guard case .endless(let found) = few.verdict else {
      Issue.record("three wheels turn for ever")
      return
    }
    // Every wheel has to turn, and each has to come round.
    #expect(found.lasso.wayIn.isEmpty && found.lasso.loop.count == 7 + 6 + 5)
  }

  @Test("no graph is too deep")
  func deep() {
    let count = 200_000
    let ends = Array(1...count)
    let ring = (1...count).map { UInt32($0 % count) }
    let everywhere = Array(repeating: 1 as UInt8, count: count)
    #expect(Components(stepEnds: ends, targets: ring, labels: everywhere).count == 1)
    let chain = (1...count).map { UInt32(min($0, count - 1)) }
    #expect(Components(stepEnds: ends, targets: chain, labels: everywhere).count == count)
  }

  @Test("agrees with a plain look at every loop of random graphs", arguments: 0..<200)
  func random(seed: Int) throws {
    let graph = Graph.random(seed: UInt64(seed), nodes: 7, edges: 12)
    for fair in [false, true] {
      let found = try passed(graph, fair: fair)
      let shortest = graph.shortestLasso(of: "a", fair: fair)
      #expect(found?.wayIn.count == shortest?.wayIn && found?.loop.count == shortest?.loop)
    }
  }

  @Test(
    "within a number of steps agrees with a plain look at every loop of random graphs",
    arguments: 0..<100
  )
  func boundedRandom(seed: Int) throws {
    let graph = Graph.random(seed: UInt64(seed), nodes: 7, edges: 12)
    for depth in 1...9 {
      for fair in [false, true] {
        let bounds = Bounds(states: .max, bytes: .max, depth: depth)
        let search = LoopSearch(graph, of: ["a"], isFair: fair, bounds: bounds, threads: 1)
        let shortest = graph.shortestLasso(of: "a", fair: fair, within: depth)
        switch search.run(cost: Graph.cost, goesOn: { _ in true }).verdict {
        case .endless(let found):
          #expect(found.lasso.wayIn.count == shortest?.wayIn, "\(depth)")
          #expect(found.lasso.loop.count == shortest?.loop, "\(depth)")
        case .unknown(let limit): #expect(limit == .depth && shortest == nil, "\(depth)")
        case .ends: #expect(graph.shortestLasso(of: "a", fair: fair) == nil)
        }
      }
    }
  }

  @Test("too many states, too much memory, or too long a schedule give no verdict")
  func bounds() {
    func limit(_ change: (inout Bounds) -> Void) -> Limit? {
      var bounds = Bounds.none
      change(&bounds)
      let system = Odometer(circles: [30, 30])
      let search = LoopSearch(system, of: [0], isFair: false, bounds: bounds, threads: 1)
      guard case .unknown(let limit) = search.run(cost: handsChanged, goesOn: { _ in true }).verdict
      else { return nil }
      return limit
    }
    #expect(limit { $0.states = 899 } == .states)
    #expect(limit { $0.states = 900 } == nil)
    #expect(limit { $0.bytes = 1000 } == .memory)
    #expect(limit { $0.depth = 29 } == .depth)
    #expect(limit { $0.depth = 30 } == nil)
  }

  @Test(
    "who watches can stop it, be it while it visits states or while it looks for the shortest way"
  )
  func interruption() {
    let graph = Graph("0a1 1a2 2a0")
    for timeToNextDeadline in 0...3 {
      var asked = 0
      let outcome = LoopSearch(graph, of: ["a"], isFair: true, bounds: .none, threads: 1).run(
        cost: Graph.cost
      ) { _ in
        asked += 1
        return asked <= timeToNextDeadline
      }
      #expect(outcome.verdict == .unknown(.interruption), "\(timeToNextDeadline)")
      #expect(asked == timeToNextDeadline + 1)
    }
  }
}
