// Knows how to find, among all shortest schedules to a breach, the one that is easiest to follow.

/// A step on a shortest way to a breach.
@usableFromInline
struct Way<System: TransitionSystem> {
  /// The step.
  @usableFromInline let action: System.Action
  /// The state that the step leads to.
  @usableFromInline let key: System.Key
  /// The least cost of the rest of the way from there.
  @usableFromInline let rest: Cost

  @inlinable
  init(action: System.Action, key: System.Key, rest: Cost) {
    self.action = action
    self.key = key
    self.rest = rest
  }
}

extension Search where Generator: ExactSuccessorGenerator {
  /// The system that is searched.
  public typealias System = Generator.System

  @inlinable var system: System { generator.system }

  /// Searches until there is a verdict.
  ///
  /// - Parameters:
  ///   - cost: the cost of a step after the one before it.
  ///   - goesOn: called from time to time with the progress of the search; returns true to go on.
  /// - Returns: the verdict. Of the shortest schedules to a breach it has the one with the lowest
  ///   cost; among those, the one whose steps come first.
  @inlinable
  public func run(
    cost: ScheduleCost<System.Action>,
    goesOn: (Progress) -> Bool
  ) -> Outcome<System> {
    let (sweep, progress) = sweep(goesOn: goesOn)
    let verdict: Outcome<System>.Verdict =
      switch sweep {
      case .clean: .holds
      case .breach: violation(atDepth: progress.depth, cost: cost, goesOn: goesOn)
      case .unknown(let limit): .unknown(limit)
      }
    return Outcome(verdict: verdict, progress: progress)
  }

  /// Returns the verdict for the breaches so many steps away from the start, where the nearest ones are.
  ///
  /// The proof run keeps no way back from a state. So the levels are visited once more and kept. From
  /// the last one back, every state is given its steps from which a breach is still reached in time,
  /// with the cost of what follows; so that the way forward is known at every step.
  @inlinable
  func violation(
    atDepth depth: Int,
    cost: ScheduleCost<System.Action>,
    goesOn: (Progress) -> Bool
  ) -> Outcome<System>.Verdict {
    guard let levels = levels(toDepth: depth, goesOn: goesOn) else {
      return .unknown(.interruption)
    }
    var goals: [System.Key: System.Breach] = [:]
    for key in levels[depth] { goals[key] = system.breach(in: system.state(of: key)) }
    var ways: [[System.Key: [Way<System>]]] = []
    for level in levels.dropLast().reversed() {
      ways.append(
        self.ways(from: level, isLast: ways.isEmpty, goals: goals, ways.last ?? [:], cost)
      )
    }

    var schedule: [System.Action] = []
    var key = levels[0][0]
    for ways in ways.reversed() {
      guard let way = cheapest(of: ways[key] ?? [], after: schedule.last, cost) else {
        preconditionFailure("a breach that was reached once is reached again")
      }
      schedule.append(way.action)
      key = way.key
    }
    guard let breach = goals[key] else { preconditionFailure("every way ends at a breach") }
    return .violated(breach, schedule)
  }

  /// Returns the states of every level from which the last one's breaches are reached in time; nil if it was
  /// told not to go on.
  @inlinable
  func levels(toDepth depth: Int, goesOn: (Progress) -> Bool) -> [[System.Key]]? {
    var levels = Levels(generator, threads: threads)
    var kept = [levels.frontier]
    while kept.count <= depth {
      guard levels.descend(goesOn: goesOn) == .done else { return nil }
      kept.append(levels.frontier)
    }
    kept[depth] = kept[depth].filter { system.breach(in: system.state(of: $0)) != nil }
    for number in kept.indices.dropLast().reversed() {
      kept[number] = levels.states(among: kept[number], before: Set(kept[number + 1]))
    }
    return kept
  }

  /// Returns the steps of the states of a level that lead on to a breach, given those of the next level.
  @inlinable
  func ways(
    from level: [System.Key],
    isLast: Bool,
    goals: [System.Key: System.Breach],
    _ next: [System.Key: [Way<System>]],
    _ cost: ScheduleCost<System.Action>
  ) -> [System.Key: [Way<System>]] {
    var ways: [System.Key: [Way<System>]] = [:]
    for key in level {
      system.forEachStep(from: system.state(of: key)) { action, state in
        let reached = system.key(of: state)
        let rest: Cost?
        if isLast {
          rest = goals[reached] == nil ? nil : .zero
        } else {
          rest = cheapest(of: next[reached] ?? [], after: action, cost)
            .map { cost($0.action, action) + $0.rest }
        }
        guard let rest else { return }
        ways[key, default: []].append(Way(action: action, key: reached, rest: rest))
      }
    }
    return ways
  }

  /// Returns the first of the cheapest ways on after a step.
  @inlinable
  func cheapest(
    of ways: [Way<System>],
    after previous: System.Action?,
    _ cost: ScheduleCost<System.Action>
  ) -> Way<System>? {
    ways.min { cost($0.action, previous) + $0.rest < cost($1.action, previous) + $1.rest }
  }
}
