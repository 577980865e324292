// Knows that a search which tells no loop finds out whether there is one.

import Testing

@testable import Explorer

@Suite("A sweep for loops")
struct LoopSweepTests {
  private func sweep(
    _ graph: Graph,
    bounds: Bounds = .none,
    threads: Int = 1,
    goesOn: (Progress) -> Bool = { _ in true }
  ) -> (sweep: Sweep, progress: Progress) {
    let (sweep, progress) = LoopSearch(
      graph,
      of: ["a"],
      isFair: true,
      bounds: bounds,
      threads: threads
    ).sweep(goesOn: goesOn)
    switch sweep {
    case .clean: return (.clean, progress)
    case .loops, .breach: return (.breach, progress)
    case .unknown(let limit): return (.unknown(limit), progress)
    }
  }

  @Test("finds a call that goes round, but for a loop that leaves somebody out")
  func goesRound() {
    #expect(sweep(Graph("0a1 1a0 0b9")).sweep == .breach)
    #expect(sweep(Graph("0a1 1a0 0b9 1b9")).sweep == .clean)
    #expect(sweep(Graph("0b1 1c0 0a9")).sweep == .clean)
    #expect(sweep(Graph("0a1 1b2 2a3")).sweep == .clean)
  }

  @Test("finds a call that is blocked, whoever could let it go on, but not one that is over")
  func blocked() {
    var graph = Graph("0a1 1b2 2b1")
    #expect(sweep(graph).sweep == .breach)
    graph.waits = [1: ["a": "c"], 2: ["a": "c"]]
    #expect(sweep(graph).sweep == .breach)
    graph.over = ["a": [2]]
    #expect(sweep(graph).sweep == .clean)
  }

  @Test("finds one wherever a search for the loop itself does", arguments: 0..<200)
  func random(seed: Int) {
    let graph = Graph.random(seed: UInt64(seed), nodes: 7, edges: 12)
    let found = LoopSearch(graph, of: ["a"], isFair: true, bounds: .none, threads: 1)
      .run(cost: Graph.cost) { _ in true }
    let answer = sweep(graph)
    switch found.verdict {
    case .endless: #expect(answer.sweep == .breach)
    case .ends: #expect(answer.sweep == .clean || graph.canWait)
    case .unknown: Issue.record("there are no bounds")
    }
    #expect(answer.progress == found.progress)
    #expect(sweep(graph, threads: 3).progress == answer.progress)
  }

  @Test("leads to the same nearest loop as a look at every state", arguments: 0..<300)
  func nearest(seed: Int) {
    let graph = Graph.random(seed: UInt64(seed), nodes: 9, edges: 16)
    let search = LoopSearch(graph, of: ["a", "b"], isFair: true, bounds: .none, threads: 1)
    let all = search.run(cost: Graph.cost) { _ in true }
    guard case .loops(let swept) = search.sweep(goesOn: { _ in true }).sweep else {
      if case .ends = all.verdict { return }
      Issue.record("the sweep misses a loop")
      return
    }
    // A state stands for itself alone or, which the search has to try in vain, also for those after it.
    for isVague in [false, true] {
      let found = search.run(
        after: swept,
        cost: Graph.cost,
        standIns: { key, isWanted in
          isWanted(key, [])
            || isVague
              && graph.edges.contains {
                graph.key(of: $0.from) == key && isWanted(graph.key(of: $0.to), [])
              }
        },
        goesOn: { _ in true }
      )
      #expect(found.verdict == all.verdict)
      #expect(found.progress.states <= all.progress.states)
    }
  }

  @Test("gives no verdict where there is too little room or time")
  func bounds() {
    let graph = Graph("0a1 1a2 2a0")
    var bounds = Bounds.none
    bounds.states = 2
    #expect(sweep(graph, bounds: bounds).sweep == .unknown(.states))
    #expect(sweep(graph) { _ in false }.sweep == .unknown(.interruption))
  }
}

extension Graph {
  /// True if there is a node in which task `a` has no step, so that it waits there.
  fileprivate var canWait: Bool {
    let nodes = Set(edges.flatMap { [$0.from, $0.to] })
    return nodes.contains { node in !edges.contains { $0.from == node && $0.by == "a" } }
  }
}
