// Knows how to put the schedule that a check has found into words before it is loaded.

/// A step of a schedule, in words.
package struct ScheduleLine: Hashable, Sendable {
  /// The number that the step gets once the schedule is loaded.
  package let number: Int
  /// The name of the task that takes the step.
  package let who: String
  /// The sentence about the step, and its consequences.
  package let narration: Narration
}

extension Play {
  /// The steps of the schedule that the check has found; empty if there is none to load.
  package var scheduleLines: [ScheduleLine] {
    var loaded = self
    guard check?.schedule != nil, loaded.loadSchedule() != nil else { return [] }
    return loaded.timeline.future.compactMap { moment in
      guard let narration = loaded.narration(of: moment), let task = narration.task else {
        return nil
      }
      return ScheduleLine(
        number: loaded.timeline.number(of: moment),
        who: loaded.timeline[moment].snapshot.name(of: task),
        narration: narration
      )
    }
  }
}
