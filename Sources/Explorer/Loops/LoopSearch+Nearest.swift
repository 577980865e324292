// Knows how to find the nearest loop without visiting every state.

extension LoopSearch where Generator: ExactCallSuccessorGenerator {
  /// Searches for the nearest loop after a sweep that has found loops, until there is a verdict.
  ///
  /// The sweep tells which states cannot be on a loop. So no loop can be entered sooner than at the nearest of the other
  /// states. The visit goes on until the states that are known have a loop there, and then as far as a shorter loop could
  /// reach. Only if there is none does it go on to the end.
  ///
  /// - Parameters:
  ///   - swept: the states on loops of what another generator visits of the same system.
  ///   - cost: the cost of a step after the one before it.
  ///   - standIns: calls its second argument with the key of each state that the other generator may visit in the place
  ///     of a state, and with tasks that take a step on every fair loop through the state, until it returns true; returns
  ///     true if it did. If a fair loop of the system passes the state, one of them is on a loop of what the other
  ///     generator visits, on which these tasks take a step as well.
  ///   - goesOn: called from time to time with the progress of the search; returns true to go on.
  /// - Returns: the same verdict as `run`.
  /// - Precondition: the search is for fair loops, of any length.
  @inlinable
  public func run<Other: CallSuccessorGenerator>(
    after swept: SweptLoops<Other>,
    cost: ScheduleCost<System.Action>,
    standIns: (System.Key, (Other.Key, [Other.Task]) -> Bool) -> Bool,
    goesOn: (Progress) -> Bool
  ) -> Outcome {
    precondition(isFair && bounds.depth == .max, "the sweep was for fair loops of any length")
    var graph = StateGraph(generator, calls: calls, threads: threads)
    for (search, (isBlocked, call)) in graph.searches.enumerated() where swept.hasLoops(search) {
      let found = nearest(search, in: &graph, cost: cost, goesOn: goesOn) { key in
        standIns(key) { swept.contains($0, movedBy: $1, search) }
      }
      switch found {
      case .success(let lasso?):
        let endless = EndlessCall(call: calls[call], isBlocked: isBlocked, lasso: lasso)
        return Outcome(verdict: .endless(endless), progress: graph.progress)
      case .success(nil): break
      case .failure(let limit):
        return Outcome(verdict: .unknown(limit), progress: graph.progress)
      }
    }
    return Outcome(verdict: .ends, progress: graph.progress)
  }

  /// Returns the lasso through the nearest states on loops of a kind; nil if there is none.
  @inlinable
  func nearest(
    _ search: Int,
    in graph: inout StateGraph<Generator>,
    cost: ScheduleCost<System.Action>,
    goesOn: (Progress) -> Bool,
    mayBeOnLoop: (System.Key) -> Bool
  ) -> Result<Lasso<System.Action>?, Limit> {
    let (isBlocked, call) = graph.searches[search]
    var distance = 0
    var statesLookedAt = 0
    while true {
      while distance < graph.knownDistances,
        !graph.states(atDistance: distance).contains(where: {
          graph.mayBeOnLoop(of: call, isBlocked: isBlocked, $0) && mayBeOnLoop(graph.keys[$0])
        })
      { distance += 1 }
      let isNear = distance < graph.knownDistances
      // Each look at all that is known costs as much as the states; so they are made ever more seldom.
      if graph.isComplete || isNear && graph.keys.count > statesLookedAt * 3 / 2 {
        statesLookedAt = graph.keys.count
        let loops = Loops(in: graph, of: call, isBlocked: isBlocked, isFair: true)
        if graph.isComplete {
          guard !loops.isEmpty else { return .success(nil) }
          return lasso(of: loops, cost: cost, goesOn: { goesOn(graph.progress) }).map { $0 }
        }
        let progress = graph.progress
        switch round(of: loops, at: distance, cost: cost, goesOn: { goesOn(progress) }) {
        case .success(let round?):
          // A shorter loop through a state at this distance reaches no farther.
          if let limit = visit(distance + round.loop.count, of: &graph, goesOn: goesOn) {
            return .failure(limit)
          }
          let all = Loops(in: graph, of: call, isBlocked: isBlocked, isFair: true)
          return lasso(of: all, cost: cost, goesOn: { goesOn(graph.progress) }).map { $0 }
        case .success(nil): break
        case .failure(let limit): return .failure(limit)
        }
      }
      if let limit = visit(graph.levelEnds.count, of: &graph, goesOn: goesOn) {
        return .failure(limit)
      }
    }
  }

  /// Adds the states up to a distance; returns the limit that was met, if one was.
  @inlinable
  func visit(
    _ distance: Int,
    of graph: inout StateGraph<Generator>,
    goesOn: (Progress) -> Bool
  ) -> Limit? {
    var room = bounds
    room.depth = distance
    guard let stop = graph.complete(bounds: room, goesOn: goesOn), stop.limit != .depth else {
      return nil
    }
    return stop.limit
  }
}
