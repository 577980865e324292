// Knows how a script runner takes the steps of a long command in slices.

import Script
import Shmem

extension ScriptRunner {
  /// Takes further steps of a command that has begun.
  ///
  /// - Parameters:
  ///   - run: the progress of the command.
  ///   - steps: the most steps to take now.
  /// - Returns: true if the command has ended.
  /// - Throws: as `perform` does.
  package mutating func goOn(
    _ run: inout StepRun,
    atMost steps: Int
  ) throws(ScriptRunProblem) -> Bool {
    var left = steps
    while left > 0 {
      // The limit is tested before the next step, so that no command takes one step too many.
      if run.count == Self.stepLimit { throw tooManySteps(in: run) }
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
  private func nextStep(in run: StepRun) throws(ScriptRunProblem) -> Step? {
    let snapshot = timeline.now.snapshot
    switch run.goal {
    case .stepID(let name, let task, let stepID, let page):
      guard snapshot.readiness(of: task) != .finished else {
        throw .endedWithout(name, stepID, page)
      }
      return try nextStep(of: task, picking: page, wanting: stepID)
    case .end(let task):
      guard snapshot.readiness(of: task) != .finished else { return nil }
      return try nextStep(of: task, picking: nil)
    case .wait(let name, let task):
      switch snapshot.readiness(of: task) {
      case .waits: return nil
      case .finished: throw .endedWithoutWaiting(name)
      case .ready, .picks: return try nextStep(of: task, picking: nil)
      }
    case .endOfAll:
      return snapshot.machine.enabledSteps(picking: [], in: snapshot.scenario)
        .first { $0.id != .f3w }
    }
  }

  /// Returns the problem of a command that has not ended within the limit.
  private func tooManySteps(in run: StepRun) -> ScriptRunProblem {
    let snapshot = timeline.now.snapshot
    let tasks: [TaskID] =
      switch run.goal {
      case .stepID(_, let task, _, _), .end(let task), .wait(_, let task): [task]
      case .endOfAll: snapshot.machine.tasks.map { $0 }
      }
    let looping = tasks.first { snapshot.scenario[$0].loops }
    return .tooManySteps(startsOver: looping.map { TaskName(snapshot.name(of: $0)) })
  }
}
