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
