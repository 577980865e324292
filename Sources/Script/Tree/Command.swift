// Knows what a demo can ask for.
public import Shmem

/// One command of a demo or of the prompt.
public enum Command: Hashable, Sendable {
  /// Begins a chapter with this title.
  case chapter(String)
  /// Shows a text, of one or several lines, to the audience.
  case note(String)
  /// Shows a text, of one or several lines, to the speaker.
  case speaker(String)
  /// Lets tasks run.
  case step(StepCommand)
  /// Adds a task to the race.
  case inject(TaskSpec)
  /// Turns a page into a swap entry or a swap entry into a page, without a pause.
  ///
  /// It adds a task: a reclaim for a page, a read for a swap entry.
  case swizzle(at: PageIndex)
  /// Claims something about the race as it stands.
  case expect(Expectation)

  /// The two texts as one, if both are texts for the same people.
  func continued(by next: Command) -> Command? {
    switch (self, next) {
    case (.note(let text), .note(let more)): .note(text + "\n" + more)
    case (.speaker(let text), .speaker(let more)): .speaker(text + "\n" + more)
    case (.chapter, _), (.note, _), (.speaker, _), (.step, _), (.inject, _), (.swizzle, _),
      (.expect, _):
      nil
    }
  }
}

/// How far which tasks run.
public enum StepCommand: Hashable, Sendable {
  /// One step of the task; it must be `row` and work on `page`, where these are given.
  case once(TaskName, row: Row?, page: PageIndex?)
  /// Steps of the task until it has taken `row`, working on `page` if that is given.
  case untilRow(TaskName, row: Row, page: PageIndex?)
  /// Steps of the task until it has finished.
  case untilEnd(TaskName)
  /// Steps of all tasks, in their order, until nobody can run.
  case allUntilEnd
}

/// A task as a demo refers to it: `punch`, `read-1`.
///
/// The parser refuses names that no task can have at that point. Whether a possible name has a
/// task is known when the demo is played: a swizzle adds a reclaim or a read.
public struct TaskName: Hashable, Sendable, CustomStringConvertible {
  /// The name as `Scenario.name(of:)` gives it.
  public var rawValue: String

  /// Refers to the task with this name.
  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  /// The name itself.
  public var description: String { rawValue }
}
