// Knows how the steps of a long command are taken in slices.

import Script
import Shmem

extension CommandTarget {
  /// Takes further steps of a command that has begun.
  ///
  /// - Parameters:
  ///   - run: the progress of the command.
  ///   - steps: the most steps to take now.
  /// - Returns: true if the command has ended.
  /// - Throws: as `interpret` does.
  mutating func goOn(
    _ run: inout StepRun,
    atMost steps: Int
  ) throws(ScriptRunProblem) -> Bool {
    var left = steps
    while left > 0 {
      // The limit is tested before the next step, so that no command takes one step too many.
      if run.count == StepRun.stepLimit { throw tooManySteps(in: run) }
      guard let step = try nextStep(in: run) else { return true }
      let worksOn = worksOn(step)
      take(.step(step))
      run.count += 1
      left -= 1
      if run.ends(with: step, at: worksOn) || endsHere(run) { return true }
    }
    return false
  }

  /// Returns true if a command that has just taken a step ends at the moment reached.
  private func endsHere(_ run: StepRun) -> Bool {
    if case .condition(let wanted) = run.goal, timeline.isHit(wanted, at: timeline.current) {
      return true
    }
    guard !breakpoints.isEmpty else { return false }
    return timeline.hit(among: breakpoints, at: timeline.current) != nil
  }

  /// Returns the next step of a command, or nil if the command ends here.
  private func nextStep(in run: StepRun) throws(ScriptRunProblem) -> Step? {
    let snapshot = timeline.now.snapshot
    switch run.goal {
    case .stepID(let name, let task, let stepID, let page):
      guard snapshot.readiness(of: task) != .finished else {
        throw .endedWithout(name, stepID, page)
      }
      return try nextStep(of: task, picking: page, wanting: stepID)
    case .end(let task), .swizzle(let task):
      guard snapshot.readiness(of: task) != .finished else { return nil }
      return try nextStep(of: task, picking: nil)
    case .wait(let name, let task):
      switch snapshot.readiness(of: task) {
      case .waits: return nil
      case .finished: throw .endedWithoutWaiting(name)
      case .ready, .picks: return try nextStep(of: task, picking: nil)
      }
    case .endOfAll: return firstStep
    case .condition(let wanted):
      guard let step = firstStep else { throw .neverTrue(wanted) }
      return step
    }
  }

  /// The step of the first task that can take one; nil if none can.
  private var firstStep: Step? {
    let snapshot = timeline.now.snapshot
    for task in snapshot.machine.tasks {
      let choice = snapshot.stepChoice(of: task, picking: nil, wanting: nil)
      if case .ready(let step) = choice { return step }
    }
    return nil
  }

  /// Returns the page of the file that a step works on, or nil if there is no single one.
  func worksOn(_ step: Step) -> PageIndex? {
    let snapshot = timeline.now.snapshot
    let place = snapshot.machine[step.task]
    guard place.isIdle else { return place.workingIndex }
    return step.pick ?? snapshot.scenario[step.task].index
  }

  func nextStep(
    of task: TaskID,
    picking page: PageIndex?,
    wanting stepID: StepID? = nil
  ) throws(ScriptRunProblem) -> Step {
    let snapshot = timeline.now.snapshot
    let name = TaskName(snapshot.name(of: task))
    switch snapshot.stepChoice(of: task, picking: page, wanting: stepID) {
    case .ready(let step): return step
    case .waits(let stepID, let reason): throw .waits(name, stepID, why: snapshot.describe(reason))
    case .needsPage: throw .mustPick(name)
    case .finished: throw .hasFinished(name)
    }
  }

  /// Returns the problem of a command that has not ended within the limit.
  private func tooManySteps(in run: StepRun) -> ScriptRunProblem {
    let snapshot = timeline.now.snapshot
    let tasks: [TaskID] =
      switch run.goal {
      case .stepID(_, let task, _, _), .end(let task), .wait(_, let task),
        .swizzle(let task):
        [task]
      case .endOfAll, .condition: snapshot.machine.tasks.map { $0 }
      }
    let looping = tasks.first { snapshot.scenario[$0].loops }
    return .tooManySteps(startsOver: looping.map { TaskName(snapshot.name(of: $0)) })
  }
}

extension TaskPlace {
  /// The page of the file that the next step works on; nil if there is no single one.
  fileprivate var workingIndex: PageIndex? {
    if let undo, !undo.isGathering, let cursor = undo.cursor {
      return cursor.isExhausted ? nil : cursor.current.index
    }
    return index
  }
}
