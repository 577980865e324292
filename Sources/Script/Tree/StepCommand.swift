// Knows how far tasks can be told to run.
package import Shmem

/// How far which tasks run.
package enum StepCommand: Hashable, Sendable {
  /// One step of the task; it must be `stepID` and work on `page`, where these are given.
  case once(TaskName, stepID: StepID?, page: PageIndex?)
  /// Steps of the task until it has taken `stepID`, working on `page` if that is given.
  case untilStep(TaskName, stepID: StepID, page: PageIndex?)
  /// Steps of the task until it has finished.
  case untilEnd(TaskName)
  /// Steps of the task until it cannot go on because it waits.
  case untilWaits(TaskName)
  /// Steps of all tasks, in their order, until nobody can run.
  case allUntilEnd

  /// The lowest version of the language that has all its words.
  var version: Int {
    switch self {
    case .once, .untilStep, .untilEnd, .allUntilEnd: 1
    case .untilWaits: 2
    }
  }
}
