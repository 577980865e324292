// Knows how to follow steps back from where they end.

/// Numbered states and the steps between them.
@usableFromInline
struct BackwardGraph {
  /// The facts known about a state by itself.
  private enum Kind {
    /// Its steps are all known; a state without steps is an end.
    case open
    /// It has a breach; the states that follow do not matter.
    case breach
    /// It has no breach; the states that follow have not been looked at.
    case unknown
  }

  private var kinds: [Kind] = []
  /// The state that each step starts from and the one that it leads to.
  private var origins: [Int32] = []
  private var targets: [Int32] = []

  @usableFromInline
  init() {}

  /// The number of states.
  @usableFromInline var count: Int { kinds.count }

  /// The number of steps.
  @usableFromInline var stepCount: Int { targets.count }

  /// Adds a state; its steps are added next.
  @usableFromInline
  mutating func addState() { kinds.append(.open) }

  /// Adds a state with a breach.
  @usableFromInline
  mutating func addBreach() { kinds.append(.breach) }

  /// Adds a state with unknown steps.
  @usableFromInline
  mutating func addUnknown() { kinds.append(.unknown) }

  /// Adds a step from the state that was added last.
  @usableFromInline
  mutating func addStep(to target: Int32) {
    origins.append(Int32(kinds.count - 1))
    targets.append(target)
  }

  /// Returns for every state whether a breach can be reached, or must be.
  ///
  /// - Complexity: linear in the number of states and steps.
  @usableFromInline
  func reachability() -> [Reachability] {
    let arrivals = Arrivals(count: count, origins: origins, targets: targets)
    let toBreach = distances(to: .breach, arrivals)
    let toUnknown = distances(to: .unknown, arrivals)
    let isDoomed = doomed(arrivals)
    return kinds.indices.map { state in
      guard let steps = toBreach[state] else { return toUnknown[state] == nil ? .safe : .unknown }
      guard !isDoomed[state] else { return .doomed(steps: steps) }
      // A breach reached through a state that was not looked at is at least a step further away than that state.
      let isShortest = toUnknown[state].map { steps <= $0 + 1 } ?? true
      return .atRisk(steps: steps, isShortest: isShortest)
    }
  }

  /// The steps by the states they lead to: those to state n are from `first[n]` to `first[n + 1]`.
  private struct Arrivals {
    private var first: [Int]
    private var sources: [Int32]

    init(count: Int, origins: [Int32], targets: [Int32]) {
      first = Array(repeating: 0, count: count + 1)
      for target in targets { first[Int(target) + 1] += 1 }
      for state in 0..<count { first[state + 1] += first[state] }
      sources = Array(repeating: 0, count: targets.count)
      var free = first
      for (origin, target) in zip(origins, targets) {
        sources[free[Int(target)]] = origin
        free[Int(target)] += 1
      }
    }

    /// The states from which a step leads to a state, each once for every such step.
    subscript(state: Int32) -> ArraySlice<Int32> {
      sources[first[Int(state)]..<first[Int(state) + 1]]
    }
  }

  private func states(_ kind: Kind) -> [Int32] {
    kinds.indices.filter { kinds[$0] == kind }.map { Int32($0) }
  }

  /// Returns the number of steps from every state to the nearest one of a kind, nil where none follows.
  private func distances(to kind: Kind, _ arrivals: Arrivals) -> [Int?] {
    var distances = [Int?](repeating: nil, count: count)
    var queue = states(kind)
    for state in queue { distances[Int(state)] = 0 }
    var next = 0
    while next < queue.count {
      let state = queue[next]
      next += 1
      for source in arrivals[state] where distances[Int(source)] == nil {
        distances[Int(source)] = distances[Int(state)].map { $0 + 1 }
        queue.append(source)
      }
    }
    return distances
  }

  /// Returns the states from which every schedule ends in a breach, as true: the least set with every breach and every
  /// state that has steps, all of them into it.
  private func doomed(_ arrivals: Arrivals) -> [Bool] {
    var escapes = [Int](repeating: 0, count: count)
    for origin in origins { escapes[Int(origin)] += 1 }
    var isDoomed = [Bool](repeating: false, count: count)
    var queue = states(.breach)
    for state in queue { isDoomed[Int(state)] = true }
    var next = 0
    while next < queue.count {
      let state = queue[next]
      next += 1
      for source in arrivals[state] {
        escapes[Int(source)] -= 1
        guard escapes[Int(source)] == 0, !isDoomed[Int(source)] else { continue }
        isDoomed[Int(source)] = true
        queue.append(source)
      }
    }
    return isDoomed
  }
}
