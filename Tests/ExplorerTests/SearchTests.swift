// Knows what a search has to find in systems that can be looked through by hand.

import Explorer
import Testing

extension Search where Generator: ExactSuccessorGenerator {
  /// Searches without limits; every schedule costs the same unless it is said otherwise.
  fileprivate static func all<System>(
    _ system: System,
    threads: Int = 1,
    cost: ScheduleCost<System.Action> = { _, _ in .zero }
  ) -> Outcome<System> where Generator == DirectSuccessors<System> {
    Search(system, bounds: .none, threads: threads).run(cost: cost) { _ in true }
  }
}

extension Search where Generator == DirectSuccessors<Graph> {
  /// Searches a graph without limits.
  fileprivate static func cheapest(_ graph: Graph) -> [Int]? {
    all(graph, cost: Graph.cost).schedule?.map(\.to)
  }
}

extension Outcome {
  /// The schedule to the breach, if there is one.
  fileprivate var schedule: [System.Action]? {
    guard case .violated(_, let schedule) = verdict else { return nil }
    return schedule
  }

  fileprivate var limit: Limit? {
    guard case .unknown(let limit) = verdict else { return nil }
    return limit
  }

  fileprivate var holds: Bool {
    guard case .holds = verdict else { return false }
    return true
  }
}

@Suite("Search")
struct SearchTests {
  @Test("visits every state once, whatever the number of ways to it", arguments: [1, 2, 3, 8])
  func counts(threads: Int) {
    let outcome = Search.all(Odometer(circles: [7, 5, 4, 3]), threads: threads)
    #expect(outcome.holds)
    #expect(outcome.progress.states == 420)
    #expect(outcome.progress.transitions == 4 * 420)
    #expect(outcome.progress.depth == 6 + 4 + 3 + 2)
    #expect(outcome.progress.frontier == 0)
  }

  @Test("visits more states than fit into a block or into the first tables", arguments: [1, 2])
  func grows(threads: Int) {
    let outcome = Search.all(Fan(width: 70_000), threads: threads)
    #expect(outcome.holds)
    #expect(outcome.progress.states == 1 + 70_000 + 35_000)
    #expect(outcome.progress.transitions == 70_000 + 70_000)
    #expect(outcome.progress.depth == 2)
  }

  @Test("what cannot be reached is not visited, and a circle ends")
  func circle() {
    let outcome = Search.all(Graph("0a1 1a2 2a0 3a4"))
    #expect(outcome.holds)
    #expect(outcome.progress.states == 3 && outcome.progress.transitions == 3)
  }

  @Test("a start that is bad already needs no step")
  func badStart() {
    let outcome = Search.all(Graph("0a1", bad: [0]))
    #expect(outcome.schedule == [])
    #expect(outcome.progress.states == 1)
  }

  @Test("the way to a breach is the shortest, though others were met first", arguments: [1, 2, 8])
  func shortest(threads: Int) throws {
    let graph = Graph("0a1 1a2 2a3 3a9 0b4 4b5 5b9 0c6 6c7 7c8 8c9", bad: [9])
    let outcome = Search.all(graph, threads: threads)
    let schedule = try #require(outcome.schedule)
    #expect(schedule.map(\.to) == [4, 5, 9])
    #expect(outcome.progress.depth == 3)
  }

  @Test("a later, longer breach never replaces the first")
  func laterBreach() {
    let outcome = Search.all(Graph("0a1 1a2 2a3 3a4", bad: [2, 4]))
    #expect(outcome.schedule?.map(\.to) == [1, 2])
  }

  @Test("of equally short ways the one that changes hands least is told, then the cheaper one")
  func cheapest() {
    let hands = Graph("0a1 1b2 2a9 0a3 3a4 4b9", bad: [9])
    #expect(Search.cheapest(hands) == [3, 4, 9])
    let detour = Graph("0a1 1a!9 0a2 2a9", bad: [9])
    #expect(Search.cheapest(detour) == [2, 9])
    let both = Graph("0a1 1b9 0a!2 2a!9", bad: [9])
    #expect(Search.cheapest(both) == [2, 9], "changing hands counts first")
  }

  @Test("a way that is dearer at first can be the cheapest in the end")
  func cheapestInTheEnd() {
    let graph = Graph("0a1 1a3 0b2 2b!3 3b4 4b9", bad: [9])
    #expect(Search.cheapest(graph) == [2, 3, 4, 9])
  }

  @Test("of equals in every respect the one whose steps come first")
  func first() {
    let graph = Graph("0a1 0a2 1a9 2a9", bad: [9])
    #expect(Search.cheapest(graph) == [1, 9])
  }

  @Test("a lost increment takes six steps, and its hands change twice", arguments: [1, 2])
  func lostIncrement(threads: Int) {
    let outcome = Search.all(LostIncrement(), threads: threads, cost: handsChanged)
    #expect(outcome.schedule == [0, 0, 1, 1, 1, 0])
  }

  @Test("a breach on the way to states that are all known is not missed")
  func breachOnTheWay() {
    let (sweep, progress) = Search(Shortcut(), bounds: .none, threads: 1).sweep { _ in true }
    #expect(sweep == .breach)
    #expect(progress.states == 2)
  }

  @Test("any number of threads tells the same", arguments: [2, 3, 5, 8])
  func threads(count: Int) {
    let system = Odometer(circles: [9, 8, 7, 6], bad: [8, 7, 6, 5])
    let one = Search.all(system, cost: handsChanged)
    let many = Search.all(system, threads: count, cost: handsChanged)
    #expect(one.schedule == many.schedule && one.schedule?.count == 26)
    #expect(one.progress == many.progress)
  }
}

@Suite("Bounds")
struct BoundsTests {
  private let system = Odometer(circles: [30, 30, 30])

  @Test("too many states, too much memory, or too long a schedule give no verdict")
  func bounds() {
    func limit(_ change: (inout Bounds) -> Void) -> Limit? {
      var bounds = Bounds.none
      change(&bounds)
      return Search(system, bounds: bounds, threads: 1).run(cost: { _, _ in .zero }) { _ in true }
        .limit
    }
    #expect(limit { $0.states = 26_999 } == .states)
    #expect(limit { $0.states = 27_000 } == nil)
    #expect(limit { $0.bytes = 100_000 } == .memory)
    #expect(limit { $0.depth = 86 } == .depth)
    #expect(limit { $0.depth = 88 } == nil)
  }

  @Test("a breach within the bounds is found though a bound is reached behind it")
  func breachFirst() {
    var bounds = Bounds.none
    bounds.depth = 2
    let graph = Graph("0a1 1a2 2a3", bad: [2])
    let outcome = Search(graph, bounds: bounds, threads: 1).run(cost: { _, _ in .zero }) { _ in true
    }
    #expect(outcome.schedule?.count == 2)
  }

  @Test("who watches can stop it, and learns how far it came")
  func interruption() {
    var told: [Progress] = []
    let outcome = Search(system, bounds: .none, threads: 1).run(cost: { _, _ in .zero }) {
      progress in
      told.append(progress)
      return told.count < 5
    }
    #expect(outcome.limit == .interruption)
    #expect(told.count == 5)
    #expect(told.map(\.depth) == [1, 2, 3, 4, 5])
    #expect(told.map(\.states) == [4, 10, 20, 35, 56])
  }
}
