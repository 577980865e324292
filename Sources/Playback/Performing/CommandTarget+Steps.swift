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
  ) throws(PerformanceProblem) -> Bool {
    var left = steps
    while left > 0 {
      // The limit is tested before the next step, so that no command takes one step too many.
      if run.count == StepRun.stepLimit { throw tooManySteps(in: run) }
      guard let step = try nextStep(in: run) else { return true }
      let worksOn = worksOn(step)
      take(.step(step))
      run.count += 1
      left -= 1
      if run.ends(with: step, at: worksOn) { return true }
    }
    return false
  }

  /// Returns the next step of a command, or nil if the command ends here.
  private func nextStep(in run: StepRun) throws(PerformanceProblem) -> Step? {
    let situation = timeline.now.situation
    switch run.goal {
    case .row(let name, let task, let row, let page):
      guard situation.outlook(of: task) != .finished else {
        throw .endedWithout(name, row, page)
      }
      return try nextStep(of: task, picking: page, wanting: row)
    case .end(let task):
      guard situation.outlook(of: task) != .finished else { return nil }
      return try nextStep(of: task, picking: nil)
    case .wait(let name, let task):
      switch situation.outlook(of: task) {
      case .waits: return nil
      case .finished: throw .endedWithoutWaiting(name)
      case .ready, .picks: return try nextStep(of: task, picking: nil)
      }
    case .endOfAll:
      return situation.machine.enabledSteps(picking: [], in: situation.scenario)
        .first { step in step.row != .f3w }
    }
  }

  /// Returns the page of the file that a step works on, or nil if there is no single one.
  func worksOn(_ step: Step) -> PageIndex? {
    let situation = timeline.now.situation
    let place = situation.machine[step.task]
    guard place.isIdle else { return place.workingIndex }
    return step.pick ?? situation.scenario[step.task].index
  }

  func nextStep(
    of task: TaskID,
    picking page: PageIndex?,
    wanting row: Row? = nil
  ) throws(PerformanceProblem) -> Step {
    let situation = timeline.now.situation
    if row == .f3w, let step = situation.machine.strayWakeUp(of: task, in: situation.scenario) {
      return step
    }
    let name = TaskName(situation.name(of: task))
    switch situation.stepChoice(of: task, picking: page) {
    case .ready(let step): return step
    case .waits(let row, let reason): throw .waits(name, row, why: situation.describe(reason))
    case .needsPage: throw .mustPick(name)
    case .finished: throw .hasFinished(name)
    }
  }

  /// Returns the problem of a command that has not ended within the limit.
  private func tooManySteps(in run: StepRun) -> PerformanceProblem {
    let situation = timeline.now.situation
    let tasks: [TaskID] =
      switch run.goal {
      case .row(_, let task, _, _), .end(let task), .wait(_, let task): [task]
      case .endOfAll: situation.machine.tasks.map { $0 }
      }
    let looping = tasks.first { situation.scenario[$0].loops }
    return .tooManySteps(startsOver: looping.map { TaskName(situation.name(of: $0)) })
  }
}

extension TaskPlace {
  /// The page of the file that the next step works on; nil if there is no single one.
  fileprivate var workingIndex: PageIndex? {
    if let cursor = undo?.cursor {
      return cursor.isExhausted ? nil : cursor.current.index
    }
    return index
  }
}
