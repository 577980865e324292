// Knows what programs are told about a step.

import Playback
import Shmem

/// A step of a schedule.
struct TraceStep: Encodable {
  /// How many steps there are up to here, this one included.
  var n: Int
  /// The name of the task.
  var task: String
  /// The id of the row.
  var step: String
  /// The page of the file that the task works on.
  var index: UInt64?
  /// What happened.
  var says: String
}

extension Play {
  /// The steps of the way forward from here, without the tasks that join.
  var trace: [TraceStep] {
    timeline.future.enumerated().compactMap { number, moment in
      guard let narration = narration(of: moment), let task = narration.task else { return nil }
      let situation = timeline[moment].situation
      return TraceStep(
        n: number + 1,
        task: situation.name(of: task),
        step: narration.row?.rawValue ?? "",
        index: situation.machine[task].index?.rawValue,
        says: narration.sentence
      )
    }
  }
}
