// Knows all states of a system by number, and the steps between them.

/// The states of a system that can be reached, numbered from the start on, the near ones first.
///
/// The order of the numbers is that in which a single thread would meet the states, whatever the
/// number of threads: steps are taken in parallel, but what they lead to is numbered afterwards.
@usableFromInline
struct StateGraph<Generator: CallSuccessorGenerator>: Sendable {
  @usableFromInline typealias Task = Generator.Task
  @usableFromInline typealias Key = Generator.Key

  @usableFromInline let generator: Generator
  @usableFromInline let workers: [Worker<Generator>]
  /// The calls of which the graph keeps the status.
  @usableFromInline let calls: [Task]
  /// The status of every call in every state: those of state 0 first, in the order of `calls`.
  @usableFromInline var statuses: [CallStatus<Task>] = []
  /// The states, by number.
  @usableFromInline var keys: [Key] = []
  /// The tasks that take a step somewhere, in the order in which they were met.
  @usableFromInline var tasks: [Task] = []
  /// The numbers of the states that the steps lead to, those of state 0 first.
  @usableFromInline var targets: [UInt32] = []
  /// The task that takes each of these steps, as a position in `tasks`.
  @usableFromInline var movers: [UInt8] = []
  /// The number of the steps of all states up to each.
  @usableFromInline var stepEnds: [Int] = []
  /// The number of states that are as near as each distance, or nearer.
  @usableFromInline var levelEnds: [Int] = []
  /// True if a state, or a way from a state to the next, has a breach.
  @usableFromInline var hasBreach = false
  /// Open addressing: 0 for a free place, otherwise 1 more than a number.
  @usableFromInline var places: [UInt32] = Array(repeating: 0, count: 64)

  /// Makes a graph of the start alone, with its steps still unknown.
  @inlinable
  init(_ generator: Generator, calls: [Task], threads: Int) {
    self.generator = generator
    self.calls = calls
    workers = (0..<threads).map { _ in Worker(generator) }
    _ = number(workers[0].startKey())
    levelEnds = [1]
  }

  /// The loops to look for, in order: first a call that goes round, which is the cause of the others.
  @inlinable var searches: [(isBlocked: Bool, call: Int)] {
    [false, true].flatMap { isBlocked in calls.indices.map { (isBlocked, $0) } }
  }

  /// The number of tasks that can be told apart.
  @inlinable static var taskLimit: Int { 63 }

  /// The memory that the graph takes, in bytes.
  @inlinable var byteCount: Int {
    generator.byteCount + keys.count * (MemoryLayout<Key>.stride + MemoryLayout<Int>.stride)
      + statuses.count * MemoryLayout<CallStatus<Task>>.stride
      + targets.count * 5 + places.count * 4
  }

  /// The size of the graph, as the progress of a search.
  @inlinable var progress: Progress {
    var progress = Progress()
    progress.states = keys.count
    progress.transitions = targets.count
    progress.depth = levelEnds.count - 1
    progress.frontier = keys.count - stepEnds.count
    progress.bytes = byteCount
    return progress
  }

  /// True if the steps of every state are known.
  @inlinable var isComplete: Bool { stepEnds.count == keys.count }

  /// Returns true if the steps of a state, and the status of every call in it, are known.
  @inlinable
  func knowsSteps(of state: Int) -> Bool { state < stepEnds.count }

  /// Returns the positions in `targets` of the steps of a state.
  @inlinable
  func steps(of state: Int) -> Range<Int> {
    (state == 0 ? 0 : stepEnds[state - 1])..<stepEnds[state]
  }

  /// Returns the tasks that can take a step in a state, a bit for each position in `tasks`.
  @inlinable
  func ready(in state: Int) -> UInt64 {
    steps(of: state).reduce(0) { $0 | 1 << UInt64(movers[$1]) }
  }

  /// Returns the status of a call, named by its position in `calls`, in a state.
  @inlinable
  func status(of call: Int, in state: Int) -> CallStatus<Task> {
    statuses[state * calls.count + call]
  }

  /// Returns the states at a distance from the start.
  @inlinable
  func states(atDistance distance: Int) -> Range<Int> {
    (distance == 0 ? 0 : levelEnds[distance - 1])..<levelEnds[distance]
  }

  /// Returns the states on the shortest ways from the start to a state, these two among them.
  @inlinable
  func shortestWays(to goal: Int) -> Set<Key> {
    var isOnWay = [Bool](repeating: false, count: goal + 1)
    isOnWay[goal] = true
    var ways: Set = [keys[goal]]
    let distance = levelEnds.firstIndex { goal < $0 } ?? 0
    for nearer in (0..<distance).reversed() {
      // Those at the same distance do not count, as a way through two of them is longer.
      let found = states(atDistance: nearer).filter { state in
        steps(of: state).contains { targets[$0] <= goal && isOnWay[Int(targets[$0])] }
      }
      for state in found {
        isOnWay[state] = true
        ways.insert(keys[state])
      }
    }
    return ways
  }

  /// Returns the graph without its steps and statuses, which take most of the memory.
  @inlinable
  func withoutSteps() -> StateGraph {
    var graph = self
    (graph.targets, graph.movers, graph.stepEnds, graph.statuses) = ([], [], [], [])
    return graph
  }

  /// Returns true if the status of a call in a state allows a loop that keeps the call from its end.
  ///
  /// - Parameters:
  ///   - call: the position of the call in `calls`.
  ///   - isBlocked: true if the call has no step in any state of the loop; false if it takes one.
  ///   - state: the state.
  /// - Returns: false if the steps of the state are not known.
  @inlinable
  func mayBeOnLoop(of call: Int, isBlocked: Bool, _ state: Int) -> Bool {
    guard knowsSteps(of: state) else { return false }
    switch status(of: call, in: state) {
    case .inactive: return false
    case .running: return !isBlocked
    case .blocked: return true
    }
  }

  /// The number of distances of which all states, and the steps from there, are known.
  @inlinable var knownDistances: Int { isComplete ? levelEnds.count : levelEnds.count - 1 }

  /// Returns the number of a state that has been met.
  @inlinable
  func find(_ key: Key) -> Int? {
    let found = places[place(of: key)]
    return found == 0 ? nil : Int(found) - 1
  }

  /// Adds all states that can be reached, or if there is a breach, at least one that has it.
  ///
  /// - Parameters:
  ///   - bounds: the limits of the visit.
  ///   - goesOn: called after every block; returns true to go on.
  /// - Returns: nil if every state is known, or a breach; else the limit that was met, and the size of the graph before the level
  ///   that was not done.
  @inlinable
  mutating func complete(
    bounds: Bounds,
    goesOn: (Progress) -> Bool
  ) -> (limit: Limit, progress: Progress)? {
    while !isComplete, !hasBreach {
      let last = progress
      guard last.depth < bounds.depth else { return (.depth, last) }
      var limit: Limit?
      let isDone = descend { progress in
        limit = bounds.limit(metBy: progress) ?? (goesOn(progress) ? nil : .interruption)
        return limit == nil
      }
      guard isDone else { return (limit ?? .interruption, last) }
    }
    return nil
  }

  /// Adds the states that the farthest ones lead to.
  ///
  /// - Parameter goesOn: called after every block; returns true to go on.
  /// - Returns: true if the whole level was done.
  @inlinable
  mutating func descend(goesOn: (Progress) -> Bool) -> Bool {
    let end = keys.count
    while stepEnds.count < end, !hasBreach {
      let block = stepEnds.count..<min(stepEnds.count + Self.blockSize, end)
      add(expand(block), of: block)
      guard goesOn(progress) else { return false }
    }
    if keys.count > end, stepEnds.count == end { levelEnds.append(keys.count) }
    return true
  }

  /// The number of states that are expanded before the states they lead to are numbered.
  @inlinable static var blockSize: Int { 1 << 14 }

  @inlinable
  func expand(_ block: Range<Int>) -> [Worker<Generator>.CallDepartures] {
    let (workers, keys, calls) = (workers, keys, calls)
    return inParallel(workers.count) { number in
      workers[number].departures(
        from: keys[block],
        ThreadShare(number, of: workers.count),
        judging: calls
      )
    }
  }

  /// Adds the steps of some states, which the threads have taken, in the order of the states.
  @inlinable
  mutating func add(_ departures: [Worker<Generator>.CallDepartures], of block: Range<Int>) {
    var places = [(thread: Int, position: Int)](repeating: (0, 0), count: block.count)
    hasBreach = hasBreach || departures.contains(where: \.hasBreach)
    for (thread, own) in departures.enumerated() {
      for (position, state) in own.states.enumerated() {
        places[state - block.lowerBound] = (thread, position)
      }
    }
    for (thread, position) in places {
      let steps = departures[thread].steps(at: position)
      for step in steps {
        targets.append(number(departures[thread].keys[step]))
        movers.append(UInt8(self.position(of: departures[thread].tasks[step])))
      }
      let first = position * calls.count
      statuses += departures[thread].statuses[first..<first + calls.count]
      stepEnds.append((stepEnds.last ?? 0) + steps.count)
    }
  }

  @inlinable
  mutating func position(of task: Task) -> Int {
    if let position = tasks.firstIndex(of: task) { return position }
    precondition(tasks.count < Self.taskLimit, "at most 63 tasks take steps")
    tasks.append(task)
    return tasks.count - 1
  }

  /// Returns the number of a state, which is given the next one if it is new.
  @inlinable
  mutating func number(_ key: Key) -> UInt32 {
    if keys.count * 3 >= places.count * 2 { grow() }
    let place = place(of: key)
    if places[place] == 0 {
      keys.append(key)
      precondition(keys.count < UInt32.max, "states are numbered with 32 bits")
      places[place] = UInt32(keys.count)
    }
    return places[place] - 1
  }

  @inlinable
  func place(of key: Key) -> Int {
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: key.spread) & mask
    while places[place] != 0, keys[Int(places[place]) - 1] != key { place = (place + 1) & mask }
    return place
  }

  @inlinable
  mutating func grow() {
    places = Array(repeating: 0, count: places.count * 2)
    for (number, key) in keys.enumerated() { places[place(of: key)] = UInt32(number + 1) }
  }
}
