// Knows the states on loops that a sweep has found.

/// The answer of a sweep for loops.
public enum LoopSweep<Generator: CallSuccessorGenerator>: Sendable {
  /// Every state has been visited: none has a breach, and none is on a loop.
  case clean
  /// Every state has been visited: none has a breach, and some are on loops.
  case loops(SweptLoops<Generator>)
  /// A state that can be reached has a breach; loops were not looked for.
  case breach
  /// The search had to give up.
  case unknown(Limit)
}

/// The states on loops of what a generator visits, for each call and each way in which a loop keeps it from its end.
public struct SweptLoops<Generator: CallSuccessorGenerator>: Sendable {
  /// The loops of a kind.
  @usableFromInline
  struct Kind: Sendable {
    /// The component of each state, by number.
    @usableFromInline let components: [UInt32]
    /// The tasks that take a step within each component, a bit for each position in the graph's tasks; none for a
    /// component without such a loop.
    @usableFromInline let movers: [UInt64]

    @inlinable
    init(components: [UInt32], movers: [UInt64]) {
      self.components = components
      self.movers = movers
    }
  }

  @usableFromInline let graph: StateGraph<Generator>
  /// The loops for each of the graph's searches; nil if there are none.
  @usableFromInline var kinds: [Kind?] = []

  /// Finds the states on loops of a graph, whose steps are forgotten.
  @inlinable
  init(_ graph: StateGraph<Generator>) {
    for (isBlocked, call) in graph.searches {
      let loops = Loops(
        in: graph,
        of: call,
        isBlocked: isBlocked,
        isFair: true,
        isDriven: !isBlocked
      )
      kinds.append(
        loops.isEmpty ? nil : Kind(components: loops.components.numbers, movers: loops.movers())
      )
    }
    self.graph = graph.withoutSteps()
  }

  /// True if no state is on a loop.
  @inlinable public var isEmpty: Bool { kinds.allSatisfy { $0 == nil } }

  /// Returns true if there are loops of a kind, named by the position of its search in the graph's searches.
  @inlinable
  func hasLoops(_ search: Int) -> Bool { kinds[search] != nil }

  /// Returns true if a state has been visited and is on a loop of a kind on which some tasks can take steps.
  @inlinable
  func contains(_ key: Generator.Key, movedBy tasks: [Generator.Task], _ search: Int) -> Bool {
    guard let kind = kinds[search], let state = graph.find(key),
      kind.components[state] != Components.none
    else { return false }
    let movers = kind.movers[Int(kind.components[state])]
    return movers != 0
      && tasks.allSatisfy { task in
        graph.tasks.firstIndex(of: task).map { movers & 1 << UInt64($0) != 0 } ?? false
      }
  }
}
