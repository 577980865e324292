// Knows how to find out whether a call can go on for ever.

/// A search for a loop of states in which a call does not end.
///
/// A call is kept from its end by a loop if it has begun, or wants to begin, in all of its states, and
/// one of these holds:
///
/// * the call goes round: it takes a step in the loop;
/// * the call is blocked: it has no step in any state of the loop, and the task that it waits for takes
///   one. So the scheduler does not stop the task that has to let the call go on; that task itself
///   never gets there.
///
/// A loop in which the call could take a step now and then and takes none says nothing about it: what
/// sleeps for a lock is woken in turn.
///
/// In a fair loop no task is left out: a task that could take a step in every state of the loop takes
/// one in it (weak fairness). In a loop that need not be fair a blocked call waits for the same task in
/// all of its states, so that it is not the scheduler that keeps the call from its end.
///
/// All states are visited and kept with the steps between them. The states on loops fall apart into
/// strongly connected components, and a component has a loop of the wanted kind if and only if the
/// walk through all of it is one. If the number of steps is limited, only states whose steps are known
/// belong to a component, and a loop counts if the way to it and the loop together fit into the limit.
///
/// With any `CallSuccessorGenerator` the search can prove that there is no fair loop (`sweep`). It can return a loop only
/// with an `ExactCallSuccessorGenerator`, which visits every state itself (`run`).
public struct LoopSearch<Generator: CallSuccessorGenerator> {
  @usableFromInline let generator: Generator
  @usableFromInline let calls: [Generator.Task]
  @usableFromInline let isFair: Bool
  @usableFromInline let bounds: Bounds
  @usableFromInline let threads: Int

  /// Prepares a search of what a generator visits.
  ///
  /// - Parameters:
  ///   - generator: the states of a system with at most 63 tasks.
  ///   - calls: the calls that have to end. The answer is the first of them that goes round; if none does, the first
  ///     that is blocked.
  ///   - isFair: true if no task may be left out.
  ///   - bounds: the limits of the visit of all states.
  ///   - threads: the number of threads; the answer is the same for any number.
  /// - Precondition: `threads` is at least 1.
  @inlinable
  public init(
    _ generator: Generator,
    of calls: [Generator.Task],
    isFair: Bool,
    bounds: Bounds,
    threads: Int
  ) {
    precondition(threads >= 1, "a search runs on at least one thread")
    self.generator = generator
    self.calls = calls
    self.isFair = isFair
    self.bounds = bounds
    self.threads = threads
  }

  /// Prepares a search of all states of a system.
  ///
  /// - Precondition: `threads` is at least 1.
  @inlinable
  public init<System: CallSystem>(
    _ system: System,
    of calls: [System.Task],
    isFair: Bool,
    bounds: Bounds,
    threads: Int
  ) where Generator == DirectSuccessors<System> {
    self.init(
      DirectSuccessors(system),
      of: calls,
      isFair: isFair,
      bounds: bounds,
      threads: threads
    )
  }

  /// Finds out whether a fair loop may keep a call from its end, without returning the loop.
  ///
  /// The sweep does not ask which task a blocked call waits for: a fair loop in which the call is blocked all the time
  /// counts, whichever task could let it go on. So `sweep` may report a loop where `run` finds none; where `run` finds a
  /// loop, `sweep` reports one.
  ///
  /// A generator that judges states as well lets one sweep look for both: for a breach, and if there is none, for loops.
  ///
  /// - Parameter goesOn: called from time to time with the progress of the search; returns true to go on.
  /// - Returns: the answer, and the progress of the search.
  /// - Precondition: the search is for fair loops.
  @inlinable
  public func sweep(
    goesOn: (Progress) -> Bool
  ) -> (sweep: LoopSweep<Generator>, progress: Progress) {
    precondition(isFair, "only fair loops are kept by every generator")
    var graph = StateGraph(generator, calls: calls, threads: threads)
    if let (limit, progress) = graph.complete(bounds: bounds, goesOn: goesOn) {
      return (.unknown(limit), progress)
    }
    guard !graph.hasBreach else { return (.breach, graph.progress) }
    let loops = SweptLoops(graph)
    return (loops.isEmpty ? .clean : .loops(loops), graph.progress)
  }
}

extension LoopSearch where Generator: ExactCallSuccessorGenerator {
  /// The system.
  public typealias System = Generator.System

  /// The outcome of a search that tells a loop.
  public typealias Outcome = LoopOutcome<System.Task, System.Action>

  /// Searches until there is a verdict.
  ///
  /// - Parameters:
  ///   - cost: the cost of a step after the one before it.
  ///   - goesOn: called from time to time with the progress of the search; returns true to go on.
  /// - Returns: the verdict. If a call does not end: of its loops within the depth, none can be entered sooner than the one
  ///   returned; of those that can be entered as soon, none is shorter. Of the ways in, and of the ways round from
  ///   there, it has the one with the lowest cost.
  @inlinable
  public func run(
    cost: ScheduleCost<System.Action>,
    goesOn: (Progress) -> Bool
  ) -> Outcome {
    var graph = StateGraph(generator, calls: calls, threads: threads)
    let stop = graph.complete(bounds: bounds, goesOn: goesOn)
    if let stop, stop.limit != .depth {
      return Outcome(verdict: .unknown(stop.limit), progress: stop.progress)
    }
    var limit = stop?.limit
    for (isBlocked, call) in graph.searches {
      let loops = Loops(in: graph, of: call, isBlocked: isBlocked, isFair: isFair)
      guard !loops.isEmpty else { continue }
      switch lasso(of: loops, cost: cost, goesOn: { goesOn(graph.progress) }) {
      case .success(let lasso):
        let endless = EndlessCall(call: calls[call], isBlocked: isBlocked, lasso: lasso)
        return Outcome(verdict: .endless(endless), progress: graph.progress)
      case .failure(.interruption):
        return Outcome(verdict: .unknown(.interruption), progress: graph.progress)
      case .failure(let met): limit = met
      }
    }
    return Outcome(verdict: limit.map { .unknown($0) } ?? .ends, progress: graph.progress)
  }

  /// Returns the lasso through the nearest states on loops, or the limit that was met: the depth, if no lasso is short
  /// enough.
  @inlinable
  func lasso(
    of loops: Loops<Generator>,
    cost: ScheduleCost<System.Action>,
    goesOn: () -> Bool
  ) -> Result<Lasso<System.Action>, Limit> {
    for distance in loops.graph.levelEnds.indices where distance < bounds.depth {
      guard case .success(let round) = round(of: loops, at: distance, cost: cost, goesOn: goesOn)
      else { return .failure(.interruption) }
      guard let round else { continue }
      return lasso(by: round, in: loops.graph, cost: cost, goesOn: goesOn)
    }
    precondition(bounds.depth < .max, "a component with a loop has a way round")
    return .failure(.depth)
  }

  /// A loop, and the number of the state that it begins in.
  @usableFromInline typealias RoundFrom = (entry: Int, loop: [System.Action])

  /// Returns the shortest of the loops through the states at a distance; nil if none is short enough.
  @inlinable
  func round(
    of loops: Loops<Generator>,
    at distance: Int,
    cost: ScheduleCost<System.Action>,
    goesOn: () -> Bool
  ) -> Result<RoundFrom?, Limit> {
    var room = Bounds.none
    if bounds.depth < .max { room.depth = bounds.depth - distance }
    var best: RoundFrom?
    for entry in loops.entries(atDistance: distance) {
      let round = Search(Round(loops, from: entry), bounds: room, threads: threads)
      switch round.run(cost: cost, goesOn: { _ in goesOn() }).verdict {
      case .violated(_, let loop):
        best = (entry, loop)
        // The next one has to be shorter.
        room.depth = loop.count - 1
      case .unknown(.interruption): return .failure(.interruption)
      case .unknown, .holds: break
      }
    }
    return .success(best)
  }

  /// Returns the lasso of a loop, with the shortest way in.
  @inlinable
  func lasso(
    by round: RoundFrom,
    in graph: StateGraph<Generator>,
    cost: ScheduleCost<System.Action>,
    goesOn: () -> Bool
  ) -> Result<Lasso<System.Action>, Limit> {
    guard let wayIn = wayIn(to: round.entry, in: graph, cost: cost, goesOn: goesOn) else {
      return .failure(.interruption)
    }
    return .success(Lasso(wayIn: wayIn, loop: round.loop))
  }

  /// Returns the shortest schedule to a state of a graph; nil if the search was interrupted.
  @inlinable
  func wayIn(
    to state: Int,
    in graph: StateGraph<Generator>,
    cost: ScheduleCost<System.Action>,
    goesOn: () -> Bool
  ) -> [System.Action]? {
    let way = graph.shortestWays(to: state)
    let arrival = Arrival(generator.system, at: graph.keys[state], by: way)
    let search = Search(arrival, bounds: .none, threads: threads)
    switch search.run(cost: cost, goesOn: { _ in goesOn() }).verdict {
    case .violated(_, let schedule): return schedule
    case .unknown: return nil
    case .holds: preconditionFailure("a state that was reached once is reached again")
    }
  }
}
