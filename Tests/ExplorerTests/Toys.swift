// Knows small systems whose states can be counted on paper.

import Explorer

/// A graph given as its edges; some of its nodes are bad.
struct Graph: CallSystem {
  /// An edge, the word of the one who takes it, and whether it is a detour.
  struct Edge: Hashable, Sendable {
    var from: Int
    var to: Int
    var by: Character
    var isDear: Bool
  }

  var edges: [Edge]
  var bad: Set<Int>
  /// The task that a call waits for in a node, by the node and the call.
  var waits: [Int: [Character: Character]] = [:]
  /// The nodes in which a call is over.
  var over: [Character: Set<Int>] = [:]

  /// Reads edges such as `0a1` and `1b!2`, the dear one with an exclamation mark.
  init(_ text: String, bad: Set<Int> = []) {
    edges = text.split(separator: " ").map { word in
      let by = word.first { $0.isLetter } ?? "?"
      let ends = word.split { !$0.isNumber }.compactMap { Int($0) }
      return Edge(from: ends[0], to: ends[1], by: by, isDear: word.contains("!"))
    }
    self.bad = bad
  }

  var start: Int { 0 }
  func key(of state: Int) -> UInt64 { UInt64(state) + 1 }
  func state(of key: UInt64) -> Int { Int(key) - 1 }

  func forEachStep(from state: Int, _ body: (Edge, Int) -> Void) {
    for edge in edges where edge.from == state { body(edge, edge.to) }
  }

  /// A call without a step waits; in these graphs, unless said otherwise, for nobody.
  func status(of call: Character, in state: Int) -> CallStatus<Character> {
    if over[call]?.contains(state) == true { return .inactive }
    guard !edges.contains(where: { $0.from == state && $0.by == call }) else { return .running }
    return .blocked(by: waits[state]?[call])
  }

  func breach(in state: Int) -> Int? { bad.contains(state) ? state : nil }
  func costContext(of action: Edge) -> Character { action.by }

  func cost(of action: Edge, after costContext: Character?) -> Cost {
    Cost(
      first: costContext == nil || costContext == action.by ? 0 : 1,
      second: action.isDear ? 1 : 0
    )
  }
}

/// Some counters, each going round its own circle: as many states as the product of the circles.
struct Odometer: CallSystem {
  var circles: [Int]
  /// The state that is bad, if one is.
  var bad: [Int]?

  var start: [Int] { circles.map { _ in 0 } }

  func key(of state: [Int]) -> UInt64 {
    zip(state, circles).reduce(0) { $0 * UInt64($1.1) + UInt64($1.0) } + 1
  }

  func state(of key: UInt64) -> [Int] {
    var rest = Int(key - 1)
    return circles.reversed().map { circle in
      defer { rest /= circle }
      return rest % circle
    }
    .reversed()
  }

  func forEachStep(from state: [Int], _ body: (Int, [Int]) -> Void) {
    for wheel in state.indices {
      var next = state
      next[wheel] = (next[wheel] + 1) % circles[wheel]
      body(wheel, next)
    }
  }

  func status(of call: Int, in state: [Int]) -> CallStatus<Int> { .running }

  func breach(in state: [Int]) -> [Int]? { state == bad ? state : nil }
  func costContext(of action: Int) -> Int { action }

  func cost(of action: Int, after costContext: Int?) -> Cost {
    Cost(first: costContext == nil || costContext == action ? 0 : 1, second: 0)
  }
}

/// A start that leads to many states, which lead to half as many, two to each.
struct Fan: TransitionSystem {
  var width: Int

  var start: Int { 0 }
  func key(of state: Int) -> UInt64 { UInt64(state) + 1 }
  func state(of key: UInt64) -> Int { Int(key) - 1 }

  func forEachStep(from state: Int, _ body: (Int, Int) -> Void) {
    if state == 0 {
      for leaf in 1...width { body(leaf, leaf) }
    } else if state <= width {
      body(0, width + (state + 1) / 2)
    }
  }

  func breach(in state: Int) -> Int? { nil }
  func costContext(of action: Int) -> Int { 0 }
  func cost(of action: Int, after costContext: Int?) -> Cost { .zero }
}

/// Two tasks that each add 1 to a number in three steps: read, add, write.
///
/// The end is bad if one of
/// the additions was lost.
struct LostIncrement: TransitionSystem {
  struct State: Hashable {
    var number = 0
    var registers = [0, 0]
    var places = [0, 0]
  }

  var start: State { State() }

  func key(of state: State) -> Words<2> {
    var words = Words<2>()
    let places = state.places.reduce(1) { $0 * 4 + $1 }
    words[0] = UInt64(places)
    words[1] = UInt64(state.number + state.registers[0] * 4 + state.registers[1] * 16)
    return words
  }

  func state(of key: Words<2>) -> State {
    let rest = Int(key[1])
    let places = Int(key[0])
    return State(
      number: rest % 4,
      registers: [rest / 4 % 4, rest / 16],
      places: [places / 4 % 4, places % 4]
    )
  }

  func forEachStep(from state: State, _ body: (Int, State) -> Void) {
    for task in 0...1 where state.places[task] < 3 {
      var next = state
      switch state.places[task] {
      case 0: next.registers[task] = state.number
      case 1: next.registers[task] += 1
      default: next.number = state.registers[task]
      }
      next.places[task] += 1
      body(task, next)
    }
  }

  func breach(in state: State) -> Int? {
    state.places == [3, 3] && state.number != 2 ? state.number : nil
  }

  func costContext(of action: Int) -> Int { action }

  func cost(of action: Int, after costContext: Int?) -> Cost {
    Cost(first: costContext == nil || costContext == action ? 0 : 1, second: 0)
  }
}

/// Two states that lead to each other; the way back passes over a bad one, which is not visited.
struct Shortcut: TransitionSystem {
  private let graph = Graph("0a1 1a2 2a0", bad: [2])

  var start: Int { graph.start }
  func key(of state: Int) -> UInt64 { graph.key(of: state) }
  func state(of key: UInt64) -> Int { graph.state(of: key) }
  func forEachStep(from state: Int, _ body: (Graph.Edge, Int) -> Void) {
    graph.forEachStep(from: state, body)
  }
  func breach(in state: Int) -> Int? { graph.breach(in: state) }
  func costContext(of action: Graph.Edge) -> Character { graph.costContext(of: action) }
  func cost(of action: Graph.Edge, after costContext: Character?) -> Cost {
    graph.cost(of: action, after: costContext)
  }

  func expand(
    _ key: UInt64,
    _ cache: inout EmptyCache,
    _ body: (UInt64) -> Void
  ) -> BreachSite {
    let isBack = key == self.key(of: 1)
    body(self.key(of: isBack ? 0 : 1))
    return isBack ? .next : .nowhere
  }
}
