// Knows the shortest loops of a small graph, found in the plainest way.

import Explorer

/// A place on a walk: a node, and the tasks that have been satisfied.
private struct Place: Hashable {
  var node: Int
  var satisfied: Set<Character>
}

extension Graph {
  /// A graph whose edges are drawn at random, of the tasks `a`, `b` and `c`.
  static func random(seed: UInt64, nodes: Int, edges: Int) -> Graph {
    var state = seed &+ 1
    func draw(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let words = (0..<edges).map { _ in
      "\(draw(below: nodes))\(["a", "b", "c"][draw(below: 3)])\(draw(below: nodes))"
    }
    return Graph(words.joined(separator: " "))
  }

  /// Returns the distance of the nearest loop of a task that takes at most so many steps with the way to it, and the
  /// length of the shortest of those: walks from every node, without a thought of components.
  func shortestLasso(
    of task: Character,
    fair: Bool,
    within limit: Int = .max
  ) -> (wayIn: Int, loop: Int)? {
    var level: Set = [start]
    var known: Set<Int> = []
    var distance = 0
    while !level.isEmpty {
      let rounds = level.compactMap { shortestRound(from: $0, of: task, fair: fair) }
      if let loop = rounds.min(), loop <= limit - distance { return (distance, loop) }
      known.formUnion(level)
      level = Set(edges.filter { level.contains($0.from) }.map(\.to)).subtracting(known)
      distance += 1
    }
    return nil
  }

  private func shortestRound(from start: Int, of task: Character, fair: Bool) -> Int? {
    let demands: Set<Character> = fair ? ["a", "b", "c"] : [task]
    func resting(at node: Int) -> Set<Character> {
      demands.subtracting([task]).subtracting(edges.filter { $0.from == node }.map(\.by))
    }
    var level: Set = [Place(node: start, satisfied: resting(at: start))]
    var known: Set<Place> = []
    var length = 0
    while !level.isEmpty {
      known.formUnion(level)
      var next: Set<Place> = []
      for place in level {
        for edge in edges where edge.from == place.node {
          let moved = place.satisfied.union(resting(at: edge.to)).union(
            demands.intersection([edge.by])
          )
          next.insert(Place(node: edge.to, satisfied: moved))
        }
      }
      length += 1
      if next.contains(Place(node: start, satisfied: demands)) { return length }
      level = next.subtracting(known)
    }
    return nil
  }
}
