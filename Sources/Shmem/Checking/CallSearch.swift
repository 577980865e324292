// Knows a race as a search for calls that do not end sees it.

import Explorer

/// A race up to the end of the calls that are judged.
///
/// To report a loop takes every state and every step as they are (`CachedCalls`): it has to come back to the very state
/// it left, and whether a task is left out depends on every step that it could have taken. A proof that there is no loop
/// may leave states out and take steps together (`ReducedCalls`).
struct CallSearch<Key: RaceKey>: CallSystem {
  typealias Race = RaceSystem<Key>

  let race: Race
  /// The calls after whose end no judged call can be kept from its own: those that walk through the
  /// file or the swap area, and of them only those that are judged themselves, unless a judged call
  /// only waits; and the judged calls that can go round alone.
  let walkers: [TaskID]
  /// True for each task that walks through the file or the swap area.
  private let walks: [Bool]
  /// True for each task whose code can lead back to where it was, although no other task takes a step.
  let canGoRoundAlone: [Bool]

  /// Makes a system of a race in which some calls are judged.
  init(_ race: Race, judging calls: [TaskID]) {
    self.race = race
    let scenario = race.scenario
    let walks = scenario.tasks.map { $0.kind.has(.walks) }
    self.walks = walks
    let canGoRoundAlone = scenario.tasks.map {
      scenario.hasLargeEntries && $0.kind.has(.swapsIn) && !$0.kind.has(.walks)
    }
    self.canGoRoundAlone = canGoRoundAlone
    let isWaiting = calls.contains { !walks[Int($0.rawValue)] }
    walkers = scenario.taskIDs.filter { task in
      let walks = walks[Int(task.rawValue)]
      let canGoRound = walks || canGoRoundAlone[Int(task.rawValue)]
      return walks && isWaiting || canGoRound && calls.contains(task)
    }
  }

  var start: Race.State { race.start }
  var byteCount: Int { race.byteCount }
  func key(of state: Race.State) -> Key { race.key(of: state) }
  func state(of key: Key) -> Race.State { race.state(of: key) }

  func forEachStep(from state: Race.State, _ body: (Step, Race.State) -> Void) {
    guard walkers.contains(where: { !isOver($0, in: state) }) else { return }
    race.forEachStep(from: state, body)
  }

  func breach(in state: Race.State) -> BrokenPromise? { nil }
  func task(of action: Step) -> TaskID { action.task }

  func status(of call: TaskID, in state: Race.State) -> CallStatus<TaskID> {
    switch localStatus(of: call, in: state) {
    case .over, .inactive: return .inactive
    case .running: return .running
    case .runsUnlessLooping: return goesRoundAlone(call, from: state) ? .running : .inactive
    case .blocked:
      guard case .waits(_, let reason) = state.readiness(of: call, in: race.scenario) else {
        preconditionFailure("a call that is blocked waits")
      }
      return .blocked(by: state.blocker(in: reason, race.scenario))
    }
  }

  /// Returns the status of a call as far as it is known without a look at later states, or at the task it waits for.
  func localStatus<Storage>(of call: TaskID, in state: Machine<Storage>) -> LocalCallStatus {
    if isOver(call, in: state) { return .over }
    let place = state[call]
    switch state.readiness(of: call, in: race.scenario) {
    case .finished, .picks: return .inactive
    case .ready:
      guard !place.isIdle else { return .inactive }
      return walks[Int(call.rawValue)] || place.isKeptOut ? .running : .runsUnlessLooping
    case .waits(_, let reason): return reason.isForLock ? .blocked : .inactive
    }
  }

  /// Returns true if a call has come to an end; the puncher's last steps, from P23 on, cannot fail.
  private func isOver<Storage>(_ call: TaskID, in state: Machine<Storage>) -> Bool {
    if call == .puncher { return state.file.phase == .after }
    let canGoRound = walks[Int(call.rawValue)] || canGoRoundAlone[Int(call.rawValue)]
    return canGoRound && state[call].isFinished
  }

  /// Returns true if the steps of a call alone lead from a state back to it.
  func goesRoundAlone(_ call: TaskID, from state: Race.State) -> Bool {
    guard canGoRoundAlone[Int(call.rawValue)] else { return false }
    var (seen, ahead) = ([state], [state])
    while let next = ahead.popLast() {
      for enabled in next.enabledSteps(of: call, picking: race.picks, in: race.scenario) {
        var after = next
        after.apply(enabled, in: race.scenario)
        if after == state { return true }
        guard !after[call].isFinished, !after[call].isIdle, !seen.contains(after) else { continue }
        seen.append(after)
        ahead.append(after)
      }
    }
    return false
  }
}

/// The status of a call as far as it is known without a look at later states, or at the task it waits for.
enum LocalCallStatus: UInt64 {
  /// The call has ended.
  case over
  /// The call is idle and can begin, or it waits for something that no task holds.
  case inactive
  /// The call can take a step, and may be on a loop.
  case running
  /// The call can take a step, and ends unless its own steps alone lead back to the same state.
  case runsUnlessLooping
  /// The call waits for another task.
  case blocked
}

extension Machine {
  /// Returns the last task of a chain of waits that begins with a reason to wait: the one that can take a step.
  ///
  /// It is nil if the chain comes back to where it was, or if no task can end the wait.
  func blocker(in reason: WaitReason, _ scenario: Scenario) -> TaskID? {
    var reason = reason
    for _ in tasks {
      guard let holder = holder(of: reason) else { return nil }
      guard case .waits(_, let next) = readiness(of: holder, in: scenario) else { return holder }
      reason = next
    }
    return nil
  }

  /// Returns the task that can end a wait.
  private func holder(of reason: WaitReason) -> TaskID? {
    switch reason {
    case .inodeMutex(let holder), .pageLock(_, let holder), .swaplistMutex(let holder),
      .invalidateLock(let holder),
      .fileInUse(let holder):
      holder
    case .waitQueue: .puncher
    case .writeback(let page):
      tasks.first { storage[$0].pageUnderWrite == page }
    case .swapCache(let swap):
      tasks.first { storage[$0].swapsWithoutPage?.contains(swap) == true }
    case .noPage, .isolated, .noFuel, .oops: nil
    }
  }
}

extension WaitReason {
  /// True if the task waits for another one to let it go on: for a lock, a queue, a write, a descriptor.
  var isForLock: Bool {
    switch self {
    case .inodeMutex, .pageLock, .invalidateLock, .writeback, .waitQueue, .swaplistMutex,
      .swapCache,
      .fileInUse:
      true
    case .noPage, .isolated, .noFuel, .oops: false
    }
  }
}

extension TaskPlace {
  /// True if the task is in a page fault that a punch has not let through yet.
  fileprivate var isKeptOut: Bool { faulter?.isKeptOut ?? false }
}
