// Knows how to tell the schedule that a check found, before it is loaded.

/// A step of a schedule, told.
public struct ScheduleLine: Hashable, Sendable {
  /// The number that the step has once the schedule is loaded.
  public let number: Int
  /// Who takes it.
  public let who: String
  /// What it is and what follows from it.
  public let narration: Narration
}

extension Play {
  /// The steps that the check found, in words; none if there is nothing to load.
  public var scheduleLines: [ScheduleLine] {
    var loaded = self
    guard check?.schedule != nil, loaded.loadSchedule() != nil else { return [] }
    return loaded.timeline.future.compactMap { moment in
      guard let narration = loaded.narration(of: moment), let task = narration.task else {
        return nil
      }
      return ScheduleLine(
        number: loaded.timeline.number(of: moment),
        who: loaded.timeline[moment].situation.name(of: task),
        narration: narration
      )
    }
  }
}
