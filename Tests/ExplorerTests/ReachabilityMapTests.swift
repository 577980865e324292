// Knows what can become of the states of systems that can be looked through by hand.

import Explorer
import Testing

extension ReachabilityMap {
  /// Looks at everything.
  fileprivate static func all(_ system: System, stateLimit: Int = .max) throws -> ReachabilityMap {
    try #require(ReachabilityMap(of: system, stateLimit: stateLimit) { _ in true })
  }
}

extension ReachabilityMap<Graph> {
  /// The reachability of the nodes of a graph, those from 0 on.
  fileprivate static func list(
    _ text: String,
    bad: Set<Int>,
    stateLimit: Int = .max
  ) throws -> [Reachability?] {
    let graph = Graph(text, bad: bad)
    let reachability = try all(graph, stateLimit: stateLimit)
    let last = graph.edges.flatMap { [$0.from, $0.to] }.max() ?? 0
    return (0...last).map { reachability[graph.key(of: $0)] }
  }
}

@Suite("Reachability map")
struct ReachabilityMapTests {
  @Test("a state is doomed if every step from it is, at risk if one is, and safe at an end")
  func kinds() throws {
    let list = try ReachabilityMap.list("0a1 0b2 1a3 2a3 2b4 3a5", bad: [5])
    let expected: [Reachability] = [
      .atRisk(steps: 3, isShortest: true), .doomed(steps: 2),
      .atRisk(steps: 2, isShortest: true), .doomed(steps: 1), .safe, .doomed(steps: 0),
    ]
    #expect(list == expected)
  }

  @Test("going round for ever is a way out")
  func circle() throws {
    let list = try ReachabilityMap.list("0a1 1a0 1b2", bad: [2])
    #expect(
      list == [
        .atRisk(steps: 2, isShortest: true), .atRisk(steps: 1, isShortest: true),
        .doomed(steps: 0),
      ]
    )
    #expect(try ReachabilityMap.list("0a0 0b1", bad: [1])[0] == .atRisk(steps: 1, isShortest: true))
  }

  @Test("a circle that can only be left for a breach is no doom either, but leaving it is")
  func circleBeforeBreach() throws {
    let list = try ReachabilityMap.list("0a1 1a2 2a0 2b3 3a4", bad: [4])
    #expect(list[3] == .doomed(steps: 1))
    #expect(list[0] == .atRisk(steps: 4, isShortest: true))
  }

  @Test("two steps into the same state count twice, and only once all are doomed the state is")
  func parallelSteps() throws {
    #expect(try ReachabilityMap.list("0a1 0b1 1a2", bad: [2])[0] == .doomed(steps: 2))
    #expect(
      try ReachabilityMap.list("0a1 0b1 0c3 1a2", bad: [2])[0]
        == .atRisk(steps: 2, isShortest: true)
    )
  }

  @Test("what follows a breach does not matter, and a start with one is at its end")
  func absorbing() throws {
    let list = try ReachabilityMap.list("0a1 1a2", bad: [1])
    #expect(list == [.doomed(steps: 1), .doomed(steps: 0), nil])
    #expect(try ReachabilityMap.list("0a1", bad: [0]) == [.doomed(steps: 0), nil])
  }

  @Test("without a breach everything is safe")
  func safe() throws {
    let odometer = Odometer(circles: [7, 5, 4])
    let reachability = try ReachabilityMap.all(odometer)
    #expect(reachability.count == 140 && reachability.isComplete)
    #expect(reachability[odometer.key(of: [6, 4, 3])] == .safe)
  }

  @Test("the steps to a breach are those of the shortest schedule, from every state")
  func nearest() throws {
    let odometer = Odometer(circles: [6, 5, 4], bad: [3, 2, 1])
    let reachability = try ReachabilityMap.all(odometer)
    var compared = 0
    for first in 0..<6 {
      for second in 0..<5 {
        for third in 0..<4 {
          // Every wheel turns one way only.
          let steps = (9 - first) % 6 + (7 - second) % 5 + (5 - third) % 4
          let expected: Reachability =
            steps == 0 ? .doomed(steps: 0) : .atRisk(steps: steps, isShortest: true)
          #expect(reachability[odometer.key(of: [first, second, third])] == expected)
          compared += 1
        }
      }
    }
    #expect(compared == 120)
  }

  @Test("an addition is lost for certain once both have read the same number")
  func lostIncrement() throws {
    let system = LostIncrement()
    let reachability = try ReachabilityMap.all(system)
    var state = system.start
    #expect(reachability[system.key(of: state)] == .atRisk(steps: 6, isShortest: true))
    state.places = [1, 0]
    #expect(reachability[system.key(of: state)] == .atRisk(steps: 5, isShortest: true))
    state.places = [1, 1]
    #expect(reachability[system.key(of: state)] == .doomed(steps: 4))
    let done = LostIncrement.State(number: 1, registers: [1, 0], places: [3, 0])
    #expect(reachability[system.key(of: done)] == .safe)
  }

  @Test("where not everything was looked at, what depends on it is not known")
  func limit() throws {
    // 0 and 1 are looked at; 2 and 3 are met.
    let list = try ReachabilityMap.list("0a1 0b2 1a3 2a4 2b5", bad: [3], stateLimit: 4)
    #expect(list[0] == .atRisk(steps: 2, isShortest: true), "behind 2 it takes two steps as well")
    #expect(list[1] == .doomed(steps: 1))
    #expect(list[2] == .unknown)
    #expect(list[4] == nil)

    let farther = try ReachabilityMap.list("0a1 0b2 1a3 2a6 3a4 6a5 6b7", bad: [4], stateLimit: 6)
    #expect(farther[0] == .atRisk(steps: 3, isShortest: true))
    let nearer = try ReachabilityMap.list("0a1 0b2 1a3 3a4 4a5 2a6 2b7", bad: [5], stateLimit: 3)
    #expect(nearer[0] == .unknown)
  }

  @Test("a breach that is only met, and not looked at, counts")
  func metBreach() throws {
    let reachability = try ReachabilityMap.all(Graph("0a1 0b2 0c3", bad: [3]), stateLimit: 2)
    #expect(!reachability.isComplete)
    #expect(reachability[4] == .doomed(steps: 0))
    #expect(reachability[1] == .atRisk(steps: 1, isShortest: true))
  }

  @Test("a shorter way through what was not looked at is not denied")
  func notShortest() throws {
    // From 2 the breach is three steps away, or two, if 4 leads to one.
    let list = try ReachabilityMap.list("0a1 0b2 1a3 2a0 2b4", bad: [3], stateLimit: 5)
    #expect(list[2] == .atRisk(steps: 3, isShortest: false))
    #expect(list[0] == .atRisk(steps: 2, isShortest: true))
    #expect(list[4] == .unknown)
  }

  @Test("stops when told to")
  func interruption() {
    var calls = 0
    let reachability = ReachabilityMap(of: Odometer(circles: [40, 40, 40]), stateLimit: .max) { _ in
      calls += 1
      return calls < 3
    }
    #expect(reachability == nil)
    #expect(calls == 3)
  }
}
