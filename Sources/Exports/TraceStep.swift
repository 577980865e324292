// Describes steps and joining tasks for programs.

import Playback
import Shmem

/// A step of a schedule.
struct TraceStep: Encodable {
  /// The number of the step.
  var n: Int
  /// The number of the step that it follows.
  var after: Int
  /// The name of the task.
  var task: String
  /// The id of the step in the tables of the kernel's code.
  var step: String
  /// The page of the file that the task works on.
  var index: UInt64?
  /// The sentence of the step and its consequences.
  var says: String
}

/// A task that joins.
struct TraceJoin: Encodable {
  /// The number of the step.
  var n: Int
  /// The number of the step that it follows.
  var after: Int
  /// The name of the task.
  var name: String
  /// The work of the task, as `--task` names it.
  var task: String
  /// The sentence of the event.
  var says: String
}

extension Play {
  /// Returns the steps that lead to some moments, without the tasks that join.
  func trace(of moments: [MomentID]) -> [TraceStep] {
    moments.compactMap { moment in
      guard let narration = narration(of: moment), let task = narration.task,
        let parent = timeline[moment].parent
      else { return nil }
      let snapshot = timeline[moment].snapshot
      return TraceStep(
        n: timeline.number(of: moment),
        after: timeline.number(of: parent),
        task: snapshot.name(of: task),
        step: narration.stepID?.rawValue ?? "",
        index: snapshot.machine[task].index?.rawValue,
        says: narration.text
      )
    }
  }

  /// Returns the tasks that join at some moments.
  func joins(of moments: [MomentID]) -> [TraceJoin] {
    moments.compactMap { moment in
      guard let task = injectionWords(at: moment), let parent = timeline[moment].parent else {
        return nil
      }
      let snapshot = timeline[moment].snapshot
      return TraceJoin(
        n: timeline.number(of: moment),
        after: timeline.number(of: parent),
        name: snapshot.name(of: snapshot.scenario.lastTask),
        task: task,
        says: narration(of: moment)?.sentence ?? ""
      )
    }
  }

  /// The steps of the way forward from the start, without the tasks that join.
  var trace: [TraceStep] { trace(of: timeline.future) }
}
