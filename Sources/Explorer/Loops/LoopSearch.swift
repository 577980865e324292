// Knows how to find out whether a system can go round for ever.

/// A search for a loop in which a task takes steps.
///
/// In a fair loop nobody is left out: a task that could take a step in every state of the loop takes
/// one in it. (That is weak fairness. A task that can go on only now and then, because somebody else
/// keeps taking the lock that it wants, may be left out.) Fair or not, a loop in which the task in
/// question takes no step is none: that the others can go round while it stands still says nothing
/// about it.
///
/// All states are visited and kept with the steps between them. What lies on loops falls apart into
/// strongly connected components, and a component has a loop of the wanted kind if and only if the
/// walk through all of it is one: whoever can be satisfied in it at all is satisfied on that walk.
public struct LoopSearch<System: TransitionSystem> {
  @usableFromInline let system: System
  @usableFromInline let task: System.Mark
  @usableFromInline let isFair: Bool
  @usableFromInline let bounds: Bounds
  @usableFromInline let threads: Int

  /// Prepares a search.
  ///
  /// - Parameters:
  ///   - system: the system; the mark of a step is the task that takes it, and there are 64 at most.
  ///   - task: the one that has to take part in the loop.
  ///   - isFair: whether nobody may be left out.
  ///   - bounds: what may be used for visiting all states.
  ///   - threads: how many threads work on it; the answer is the same for any number.
  /// - Precondition: `threads` is at least 1.
  @inlinable
  public init(
    _ system: System,
    of task: System.Mark,
    isFair: Bool,
    bounds: Bounds,
    threads: Int
  ) {
    precondition(threads >= 1, "a search runs on at least one thread")
    self.system = system
    self.task = task
    self.isFair = isFair
    self.bounds = bounds
    self.threads = threads
  }

  /// Searches until there is a verdict.
  ///
  /// - Parameter goesOn: told from time to time how far the search has come; returns whether to go on.
  /// - Returns: the verdict. No such loop can be entered sooner than by the way in; of those that can be
  ///   entered as soon, none is shorter. Of the ways in, and of the ways round from there, it has the
  ///   one with the lowest price.
  @inlinable
  public func run(goesOn: (Progress) -> Bool) -> LoopOutcome<System.Action> {
    var graph = StateGraph(system)
    while !graph.isComplete {
      let last = graph.progress
      guard last.depth < bounds.depth else {
        return LoopOutcome(verdict: .unknown(.depth), progress: last)
      }
      var limit: Limit?
      let isDone = graph.descend(threads: threads) { progress in
        limit = self.limit(of: progress) ?? (goesOn(progress) ? nil : .interruption)
        return limit == nil
      }
      guard isDone else {
        return LoopOutcome(verdict: .unknown(limit ?? .interruption), progress: last)
      }
    }
    let loops = Loops(in: graph, of: task, isFair: isFair)
    guard !loops.entries.isEmpty else {
      return LoopOutcome(verdict: .ends, progress: graph.progress)
    }
    let lasso = lasso(of: loops) { goesOn(graph.progress) }
    return LoopOutcome(
      verdict: lasso.map { .endless($0) } ?? .unknown(.interruption),
      progress: graph.progress
    )
  }

  @inlinable
  func limit(of progress: Progress) -> Limit? {
    if progress.states > bounds.states { return .states }
    return progress.bytes > bounds.bytes ? .memory : nil
  }

  /// The lasso through the nearest states on loops; none if it was interrupted.
  @inlinable
  func lasso(of loops: Loops<System>, goesOn: () -> Bool) -> Lasso<System.Action>? {
    var bounds = Bounds.none
    var best: (entry: Int, loop: [System.Action])?
    for entry in loops.entries {
      let round = Search(Round(loops, from: entry), bounds: bounds, threads: threads)
      switch round.run(goesOn: { _ in goesOn() }).verdict {
      case .violated(_, let loop):
        best = (entry, loop)
        // The next one has to be shorter.
        bounds.depth = loop.count - 1
      case .unknown(.interruption): return nil
      case .unknown, .holds: break
      }
    }
    guard let best else { preconditionFailure("a component with a loop has a way round") }
    let way = Search(
      Arrival(system, at: loops.graph.keys[best.entry]),
      bounds: .none,
      threads: threads
    )
    switch way.run(goesOn: { _ in goesOn() }).verdict {
    case .violated(_, let wayIn): return Lasso(wayIn: wayIn, loop: best.loop)
    case .unknown: return nil
    case .holds: preconditionFailure("a state that was reached once is reached again")
    }
  }
}

/// The loops of a graph that a search looks for.
@usableFromInline
struct Loops<System: TransitionSystem>: Sendable {
  @usableFromInline let graph: StateGraph<System>
  @usableFromInline let components: Components
  /// The tasks that have to be satisfied, a bit for each position in the graph's tasks.
  @usableFromInline let demands: UInt64
  /// The task that has to take a step, as such a bit.
  @usableFromInline let mover: UInt64
  /// The states on such loops that are nearest to the start.
  @usableFromInline let entries: [Int]

  @inlinable
  init(in graph: StateGraph<System>, of task: System.Mark, isFair: Bool) {
    self.graph = graph
    components = Components(stepEnds: graph.stepEnds, targets: graph.targets)
    let mover = graph.tasks.firstIndex(of: task).map { 1 << UInt64($0) as UInt64 } ?? 0
    self.mover = mover
    let all = graph.tasks.indices.reduce(0 as UInt64) { $0 | 1 << UInt64($1) }
    let demands = isFair ? all : mover
    self.demands = demands
    entries = Self.nearest(in: graph, components, demands: demands, mover: mover)
  }

  /// The tasks that a state satisfies: those that have no step there.
  @inlinable
  func satisfied(in state: Int) -> UInt64 { demands & ~mover & ~graph.ready(in: state) }

  @inlinable
  static func nearest(
    in graph: StateGraph<System>,
    _ components: Components,
    demands: UInt64,
    mover: UInt64
  ) -> [Int] {
    guard mover != 0 else { return [] }
    var satisfied = [UInt64](repeating: 0, count: components.count)
    for state in graph.keys.indices {
      let component = components.numbers[state]
      satisfied[Int(component)] |= ~mover & ~graph.ready(in: state)
      for step in graph.steps(of: state)
      where components.numbers[Int(graph.targets[step])] == component {
        satisfied[Int(component)] |= 1 << UInt64(graph.movers[step])
      }
    }
    func isOnLoop(_ state: Int) -> Bool {
      satisfied[Int(components.numbers[state])] & demands == demands
    }
    var first = 0
    for end in graph.levelEnds {
      let found = (first..<end).filter(isOnLoop)
      if !found.isEmpty { return found }
      first = end
    }
    return []
  }
}
