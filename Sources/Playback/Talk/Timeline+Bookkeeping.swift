// Knows which steps leave the picture of a stage as it was, so that an audience need not wait for them.

import Shmem

extension Timeline {
  /// True if the step before a moment is bookkeeping: a stage looks the same after it, its task holds the same, and
  /// the step has found nothing out.
  ///
  /// P21 corrects `info->swapped`, C10 gives a swap slot its owner, P3 may find no pte to clear. A step that takes a
  /// lock or a reference is none, nor is one that looks at something, such as C5, S5 or P18: what it finds is what the
  /// story is about.
  package func isBookkeeping(_ moment: MomentID) -> Bool {
    guard case .step(let step) = action(of: moment), let parent = parent(of: moment) else {
      return false
    }
    let (before, after) = (self[parent].snapshot, self[moment].snapshot)
    guard after.looksOnStage(like: before),
      let effect = before.machine.transition(for: step, in: before.scenario)?.effect
    else { return false }
    return !effect.isLastLook && !effect.looksAtFile
      && effect.dependencies(of: step.task, in: before).allSatisfy(\.isOwnGather)
  }
}

extension TaskEffect<SharedStorage.Batch> {
  /// True if the step looks whether a page or an entry is there, or whether a hole is published, and finds nothing in
  /// its way.
  var looksAtFile: Bool {
    if case .page(.belongs, _) = undo { return true }
    if case .findsNothing = getPage { return true }
    if case .findsSwap = getPage { return true }
    if case .read(.looksUp) = self { return true }
    if case .fault(.gate(.passes, _)) = self { return true }
    return false
  }
}

extension Dependency {
  /// True if the fact is only that the task has gathered what it works on.
  var isOwnGather: Bool {
    guard case .gather = self else { return false }
    return true
  }
}

extension Snapshot {
  /// Returns true if a stage shows the same slots, hands, tasks and promises for both.
  fileprivate func looksOnStage(like other: Snapshot) -> Bool {
    machine.file.phase == other.machine.file.phase && machine.file.oops == other.machine.file.oops
      && isBroken == other.isBroken && hands == other.hands
      && machine.tasks.allSatisfy { looksOnStage(like: other, $0) }
      && Reach(between: other.machine, and: machine).slots
        .allSatisfy { slotState(at: $0) == other.slotState(at: $0) }
  }

  /// Returns true if a task holds the same in both, and has not begun, waits, goes on or has finished in both.
  private func looksOnStage(like other: Snapshot, _ task: TaskID) -> Bool {
    machine[task].isIdle == other.machine[task].isIdle
      && holdings(of: task) == other.holdings(of: task)
      && stage(of: readiness(of: task)) == stage(of: other.readiness(of: task))
  }

  private func stage(of readiness: Readiness) -> TaskStage {
    switch readiness {
    case .ready, .picks: .goesOn
    case .waits(_, let reason): .waits(reason)
    case .finished: .isFinished
    }
  }

  /// The things in the hands of the walking task, and its place in the walk; how far a punch has come with the ptes
  /// is no part of it.
  var hands: Hands {
    Hands(
      cursor: walk == nil ? nil : cursorIndex,
      batch: walk?.cursor?.batch,
      position: walk?.cursor?.position,
      isGathering: walk?.isGathering == true,
      past: gatherPast
    )
  }
}

/// The way in which a task goes on.
private enum TaskStage: Hashable {
  case goesOn
  case waits(WaitReason)
  case isFinished
}

/// The things in the hands of a walking task.
struct Hands: Hashable {
  let cursor: PageIndex?
  let batch: SharedStorage.Batch?
  let position: Int?
  let isGathering: Bool
  let past: GatherPast?
}

// MARK: Going past them

extension Play {
  /// The most steps of bookkeeping that are passed over at once.
  private static let mostPassedOver = 64

  /// True if the present moment need not be shown to an audience: its step is bookkeeping, and nothing is said there.
  ///
  /// Beside another race every step is shown, as it may change that one.
  private var isPassedOver: Bool {
    let isStop =
      isOnScript ? scriptPath?.point.isStop == true : timeline.now.annotation?.hasWords == true
    return !isStop && !isCompared && timeline.isBookkeeping(timeline.current)
  }

  /// Takes the next step, and those after it while they are bookkeeping.
  ///
  /// Off the script only steps of the same task are taken without being asked for, and none that prediction asks
  /// about.
  ///
  /// - Returns: a message if there is no next step.
  mutating func stepPastBookkeeping() -> Message? {
    let message = update(.stepForward, search: nil)
    guard message == nil, announced == nil, predictionOutcome == nil else { return message }
    for _ in 0..<Self.mostPassedOver {
      guard isPassedOver, canGoOnUnasked, !asksNext else { break }
      _ = update(.stepForward, search: nil)
    }
    return nil
  }

  /// True if the next step is the script's, has been taken before, or is one of the task that took the last one.
  private var canGoOnUnasked: Bool {
    if isOnScript { return scriptPath?.next != nil && turn == nil }
    guard let next = nextAction else { return false }
    return timeline.following(timeline.current) != nil || next.task == timeline.now.action?.task
  }

  /// Takes the last step back, and those before it that an audience is not shown.
  ///
  /// - Returns: a message if this is the start.
  mutating func stepBackPastBookkeeping() -> Message? {
    let message = update(.stepBack, search: nil)
    guard message == nil else { return message }
    for _ in 0..<Self.mostPassedOver {
      guard isPassedOver, update(.stepBack, search: nil) == nil else { break }
    }
    return nil
  }

  /// Returns the next point of the script that an audience is shown, at most a given one.
  func shownPoint(after position: Int, atMost end: Int) -> Int {
    guard !isCompared, let points = scriptPath?.points else { return min(position + 1, end) }
    let next = (position + 1..<max(position + 1, end)).first { place in
      points[place].isStop || !timeline.isBookkeeping(points[place].moment)
    }
    return min(next ?? end, end)
  }
}
