// Knows what programs are told about a step, and about a task that joins.

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
  /// The id of the row.
  var step: String
  /// The page of the file that the task works on.
  var index: UInt64?
  /// What happened, and what follows from it.
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
  /// What it was asked to do, as `--task` names it.
  var task: String
  /// What happened.
  var says: String
}

extension Play {
  /// The steps that lead to some moments, without the tasks that join.
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

  /// The tasks that join at some moments.
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
