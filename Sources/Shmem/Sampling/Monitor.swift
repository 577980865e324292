// Knows how to judge a schedule state by state, and when it is enough to look at few of them.

/// A promise that a schedule broke, and the number of steps after which it was first broken.
struct FirstBreach: Hashable, Sendable {
  var promise: Promise
  var depth: Int
}

/// An observer that is shown every state of a schedule in turn.
protocol Monitor {
  /// The memory of the states.
  associatedtype Storage: MachineStorage

  /// Looks at the state after a step, or at the first state.
  ///
  /// - Returns: the promises that are broken in it, as far as that is looked into.
  mutating func look(at machine: Machine<Storage>, after step: Step?) -> [Promise]
}

/// Looks where a promise can break, in a race that has all its guards.
///
/// Some breaches it does not look for. This is correct while every guard is in place and no task sleeps killably:
///
/// * **old data gone** is not due before t1, and what is out of reach at t1 stays so. After t1 a slot of the hole
///   gets old bytes only by S7 or O5 from the swap entry that is in it, which is just as much within reach, or from the
///   disk, where there are none from t1 on. So t1 is the one state to look at, or the first state if t1 is over.
/// * **lock order**: the locks that a task wants and may hold depend on its place, and only its own steps move it. So
///   the monitor looks only at the task that took the step, and only where a fault may want i_mutex or a walk a second
///   page lock, because every other lock is wanted in order everywhere.
/// * the cut parts at the edges of the hole are zeroed in P12, and no step brings back what they held before.
/// * the other promises are kept by the guards: `GuardTests` shows for each breach the one guard that prevents it.
///
/// A test runs this monitor and `StrictMonitor` over the same schedules.
struct MilestoneMonitor: Monitor {
  private let scenario: Scenario
  private let mayInvertLocks: Bool
  private var phase: PunchPhase?

  init(of scenario: Scenario) {
    self.scenario = scenario
    mayInvertLocks = scenario.faultWay == .inodeMutex || scenario.canWalkWantSecondPageLock
  }

  /// Returns true if no promise can break that this monitor does not look into.
  ///
  /// A random schedule has no stray wake-ups. A preallocation that fails zeroes a byte too many where
  /// `UnfallocEnd.past` is in force, and that byte may be another page's data.
  static func isEnough(for scenario: Scenario) -> Bool {
    let zeroesTooMuch =
      scenario.unfallocationGoesPastEnd
      && scenario.tasks.contains { $0.kind == .preallocate }
    return !scenario.withoutStrayWakeUps.mayStopKernel && !zeroesTooMuch
  }

  @inline(__always)
  mutating func look(at machine: Machine<ArrayStorage>, after step: Step?) -> [Promise] {
    let mayBreak = phase != machine.file.phase || mayInvertLocks
    return mayBreak ? lookClosely(at: machine, after: step) : []
  }

  private mutating func lookClosely(
    at machine: Machine<ArrayStorage>,
    after step: Step?
  ) -> [Promise] {
    var broken: [Promise] = []
    if phase != machine.file.phase {
      phase = machine.file.phase
      if phase == .after,
        !machine.obligations(in: scenario).isEmpty || !machine.uncutEdges(in: scenario).isEmpty
      {
        broken.append(.oldDataGone)
      }
    }
    if mayInvertLocks {
      let isInverted =
        step.map { machine.lockInversion(by: $0.task, in: scenario) != nil }
        ?? machine.status(of: .lockOrder, in: scenario).isBroken
      if isInverted { broken.append(.lockOrder) }
    }
    return broken
  }
}

/// Looks into every promise in every state.
struct StrictMonitor: Monitor {
  private let scenario: Scenario
  private var promiseCache: PromiseCache
  private var last: Machine<SharedStorage>

  init(of scenario: Scenario) {
    self.scenario = scenario
    promiseCache = PromiseCache(startOf: scenario)
    last = Machine(scenario)
  }

  mutating func look(at machine: Machine<SharedStorage>, after step: Step?) -> [Promise] {
    promiseCache.advance(from: last, to: machine, in: scenario)
    last = machine
    return Promise.allCases.filter { promiseCache.status(of: $0, in: machine).isBroken }
  }
}
