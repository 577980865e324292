// Knows how far tasks can be told to run.
public import Shmem

/// How far which tasks run.
public enum StepCommand: Hashable, Sendable {
  /// One step of the task; it must be `row` and work on `page`, where these are given.
  case once(TaskName, row: Row?, page: PageIndex?)
  /// Steps of the task until it has taken `row`, working on `page` if that is given.
  case untilRow(TaskName, row: Row, page: PageIndex?)
  /// Steps of the task until it has finished.
  case untilEnd(TaskName)
  /// Steps of the task until it cannot go on because it waits.
  case untilWaits(TaskName)
  /// Steps of all tasks, in their order, until nobody can run.
  case allUntilEnd

  /// The lowest version of the language that has all its words.
  var version: Int {
    switch self {
    case .once, .untilRow, .untilEnd, .allUntilEnd: 1
    case .untilWaits: 2
    }
  }
}
