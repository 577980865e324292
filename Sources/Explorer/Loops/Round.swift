// Knows the two questions about shortest schedules that a lasso consists of.

/// A system with one breach: to have arrived in one of its states, on one of the shortest ways there.
@usableFromInline
struct Arrival<System: TransitionSystem>: TransitionSystem {
  @usableFromInline let system: System
  @usableFromInline let goal: System.Key
  /// The states on the shortest ways.
  @usableFromInline let way: Set<System.Key>

  @inlinable
  init(_ system: System, at goal: System.Key, by way: Set<System.Key>) {
    self.system = system
    self.goal = goal
    self.way = way
  }

  @inlinable var start: System.State { system.start }
  @inlinable var byteCount: Int { system.byteCount }
  @inlinable func key(of state: System.State) -> System.Key { system.key(of: state) }
  @inlinable func state(of key: System.Key) -> System.State { system.state(of: key) }

  @inlinable
  func forEachStep(from state: System.State, _ body: (System.Action, System.State) -> Void) {
    system.forEachStep(from: state) { action, next in
      if way.contains(system.key(of: next)) { body(action, next) }
    }
  }

  @inlinable
  func breach(in state: System.State) -> Bool? { system.key(of: state) == goal ? true : nil }
}

/// A walk within a component, from one of its states on.
///
/// The breach is to be back with every demand met.
@usableFromInline
struct Round<Generator: ExactCallSuccessorGenerator>: TransitionSystem {
  @usableFromInline typealias System = Generator.System

  /// The state of the walk, and the demands that it has met.
  @usableFromInline
  struct State {
    @usableFromInline var state: System.State
    @usableFromInline var satisfied: UInt64

    @inlinable
    init(state: System.State, satisfied: UInt64) {
      self.state = state
      self.satisfied = satisfied
    }
  }

  /// The same as it is stored.
  @usableFromInline
  struct Key: SearchKey {
    @usableFromInline var key: System.Key
    @usableFromInline var satisfied: UInt64

    @inlinable
    init(key: System.Key, satisfied: UInt64) {
      self.key = key
      self.satisfied = satisfied
    }

    @inlinable static var vacant: Key { Key(key: .vacant, satisfied: 0) }
    @inlinable var spread: UInt64 { (key.spread ^ satisfied).spread }
  }

  @usableFromInline let loops: Loops<Generator>
  @usableFromInline let entry: Int
  @usableFromInline let component: UInt32

  @inlinable
  init(_ loops: Loops<Generator>, from entry: Int) {
    self.loops = loops
    self.entry = entry
    component = loops.components.numbers[entry]
  }

  @inlinable var system: System { loops.graph.generator.system }
  @inlinable var byteCount: Int { loops.graph.byteCount }

  @inlinable var start: State {
    State(
      state: system.state(of: loops.graph.keys[entry]),
      satisfied: loops.satisfied(in: entry)
    )
  }

  @inlinable
  func key(of state: State) -> Key {
    Key(key: system.key(of: state.state), satisfied: state.satisfied)
  }

  @inlinable
  func state(of key: Key) -> State {
    State(state: system.state(of: key.key), satisfied: key.satisfied)
  }

  @inlinable
  func forEachStep(from state: State, _ body: (System.Action, State) -> Void) {
    guard let origin = loops.graph.find(system.key(of: state.state)) else {
      preconditionFailure("a walk within a component passes states of the graph")
    }
    system.forEachStep(from: state.state) { action, next in
      guard let number = loops.graph.find(system.key(of: next)),
        loops.components.numbers[number] == component,
        let mover = loops.graph.tasks.firstIndex(of: system.task(of: action))
      else { return }
      let satisfied =
        state.satisfied | loops.satisfied(in: number)
        | loops.satisfied(byStepOf: mover, from: origin)
      body(action, State(state: next, satisfied: satisfied))
    }
  }

  /// Returns true if the walk is back with every demand met, else nil.
  ///
  /// The start is no breach: the task on which the end of the call depends has not taken a step yet.
  @inlinable
  func breach(in state: State) -> Bool? {
    state.satisfied == loops.demands && system.key(of: state.state) == loops.graph.keys[entry]
      ? true : nil
  }
}
