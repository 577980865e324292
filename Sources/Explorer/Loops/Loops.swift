// Knows which states of a graph lie on loops that keep a call from its end.

/// The loops of a graph that keep a call from its end: either those in which it goes round, or those in
/// which it is blocked.
@usableFromInline
struct Loops<Generator: CallSuccessorGenerator>: Sendable {
  @usableFromInline let graph: StateGraph<Generator>
  /// The position of the call in the graph's calls.
  @usableFromInline let call: Int
  /// True if the call has no step in any state of the loops.
  @usableFromInline let isBlocked: Bool
  /// True if the task that a blocked call waits for has to take a step; else any step will do.
  @usableFromInline let isDriven: Bool
  @usableFromInline let components: Components
  /// The demands on a loop: `driving`, and a bit for each task, by its position in the graph's tasks,
  /// that must not be left out.
  @usableFromInline let demands: UInt64
  /// True for each component of which the walk through all is such a loop.
  @usableFromInline var isLoop: [Bool] = []

  /// The demand that the task on which the end of the call depends takes a step.
  @inlinable static var driving: UInt64 { 1 << 63 }

  /// Finds the loops.
  ///
  /// - Parameters:
  ///   - graph: the states and the steps.
  ///   - call: the position of the call in the graph's calls.
  ///   - isBlocked: true if the call has no step in any state of the loops; false if it takes one.
  ///   - isFair: true if no other task may be left out.
  ///   - isDriven: true if the task that a blocked call waits for has to take a step; else any step will do.
  @inlinable
  init(
    in graph: StateGraph<Generator>,
    of call: Int,
    isBlocked: Bool,
    isFair: Bool,
    isDriven: Bool = true
  ) {
    self.graph = graph
    self.call = call
    self.isBlocked = isBlocked
    self.isDriven = isDriven
    let labels = graph.keys.indices.map { state -> UInt8 in
      guard graph.mayBeOnLoop(of: call, isBlocked: isBlocked, state) else { return 0 }
      guard isBlocked, !isFair, case .blocked(let blocker) = graph.status(of: call, in: state)
      else { return 1 }
      return UInt8((graph.tasks.firstIndex { $0 == blocker } ?? -1) + 1)
    }
    components = Components(stepEnds: graph.stepEnds, targets: graph.targets, labels: labels)
    let own = graph.tasks.firstIndex(of: graph.calls[call]).map { 1 << UInt64($0) as UInt64 } ?? 0
    let all = graph.tasks.indices.reduce(0 as UInt64) { $0 | 1 << UInt64($1) }
    demands = (isFair ? all & ~own : 0) | Self.driving
    isLoop = judged()
  }

  /// Returns the demands that a state meets: those of the tasks that have no step there.
  @inlinable
  func satisfied(in state: Int) -> UInt64 {
    demands & ~Self.driving & ~graph.ready(in: state)
  }

  /// Returns the demands that a step meets.
  @inlinable
  func satisfied(byStepOf mover: Int, from state: Int) -> UInt64 {
    let drives =
      switch graph.status(of: call, in: state) {
      case .inactive: false
      case .running: graph.tasks[mover] == graph.calls[call]
      case .blocked(let blocker): isBlocked && (!isDriven || blocker == graph.tasks[mover])
      }
    return (demands & 1 << UInt64(mover)) | (drives ? Self.driving : 0)
  }

  /// True if there is no such loop.
  @inlinable var isEmpty: Bool { !isLoop.contains(true) }

  /// Returns the states on such loops whose distance from the start is `distance`, ascending.
  @inlinable
  func entries(atDistance distance: Int) -> [Int] {
    graph.states(atDistance: distance).filter(contains)
  }

  /// Returns true if a state is on such a loop.
  @inlinable
  func contains(_ state: Int) -> Bool {
    let component = components.numbers[state]
    return component != Components.none && isLoop[Int(component)]
  }

  /// Returns the tasks that take a step within each component with such a loop, a bit for each position in the graph's
  /// tasks; none for the other components.
  @inlinable
  func movers() -> [UInt64] {
    var movers = [UInt64](repeating: 0, count: components.count)
    for state in graph.keys.indices where contains(state) {
      let component = components.numbers[state]
      for step in graph.steps(of: state)
      where components.numbers[Int(graph.targets[step])] == component {
        movers[Int(component)] |= 1 << UInt64(graph.movers[step])
      }
    }
    return movers
  }

  /// Returns for each component whether its states and steps meet all demands.
  @inlinable
  func judged() -> [Bool] {
    var satisfied = [UInt64](repeating: 0, count: components.count)
    for state in graph.keys.indices where components.numbers[state] != Components.none {
      let component = components.numbers[state]
      satisfied[Int(component)] |= self.satisfied(in: state)
      for step in graph.steps(of: state)
      where components.numbers[Int(graph.targets[step])] == component {
        satisfied[Int(component)] |= self.satisfied(
          byStepOf: Int(graph.movers[step]),
          from: state
        )
      }
    }
    return satisfied.map { $0 == demands }
  }
}
