// Lists the commands of a demo.
package import Shmem

/// One command of a demo or of the prompt.
package enum Command: Hashable, Sendable {
  /// Begins a chapter with this title.
  case chapter(String)
  /// Shows a text, of one or several lines, to the audience up to the next step; nil ends a text that was kept.
  case note(String?)
  /// Keeps the note before it beyond the next step.
  case keep
  /// Shows a text, of one or several lines, to the speaker.
  case speaker(String)
  /// Shows a text of one to three lines, which tells the demo in short, and a picture of the start and the end.
  case recap(String)
  /// Lets tasks run.
  case step(StepCommand)
  /// Names the present moment.
  case mark(MarkName)
  /// Goes back to a moment; the commands after it make another branch.
  case jump(JumpTarget)
  /// Waits until the speaker goes on.
  case pause
  /// Marks the next step as a turning point, which prediction asks about.
  case ask
  /// Asks whether a schedule from here on breaks one of these promises, or any promise if the list is
  /// empty.
  case check([PromiseWord])
  /// Shows the same schedule under other rules from here on; nil ends the comparison.
  case compare(OtherRules?)
  /// Shows a picture in the place of the race from here on; nil shows the race again.
  case show(ShownFigure?)
  /// Adds a task to the race.
  case inject(TaskSpec)
  /// Turns a page into a swap entry or a swap entry into a page, without a pause.
  ///
  /// It adds a task: a reclaim for a page, a read for a swap entry.
  case swizzle(at: PageIndex)
  /// Claims something about the current state of the race.
  case expect(Expectation)
  /// Runs forward until a condition becomes true.
  case until(Breakpoint)
  /// Stops every run at the steps where a condition becomes true.
  case setBreakpoint(Breakpoint)
  /// Removes the breakpoint with this number, counted from 1, or all if it is nil.
  case removeBreakpoint(Int?)

  /// The most lines of a recap.
  package static let mostRecapLines = 3

  /// Returns the two texts as one, if both are for the same place.
  func continued(by next: Command) -> Command? {
    switch (self, next) {
    case (.note(let text?), .note(let more?)): .note(text + "\n" + more)
    case (.speaker(let text), .speaker(let more)): .speaker(text + "\n" + more)
    case (.recap(let text), .recap(let more)): .recap(text + "\n" + more)
    case (.chapter, _), (.note, _), (.keep, _), (.speaker, _), (.recap, _), (.step, _), (.mark, _),
      (.jump, _), (.pause, _), (.ask, _), (.check, _), (.compare, _), (.show, _), (.inject, _),
      (.swizzle, _), (.expect, _), (.until, _), (.setBreakpoint, _), (.removeBreakpoint, _):
      nil
    }
  }

  /// The word that begins the command.
  package var word: CommandWord {
    switch self {
    case .chapter: .chapter
    case .note: .note
    case .keep: .keep
    case .speaker: .speaker
    case .recap: .recap
    case .step: .step
    case .mark: .mark
    case .jump: .jump
    case .pause: .pause
    case .ask: .ask
    case .check: .check
    case .compare: .compare
    case .show: .show
    case .inject: .inject
    case .swizzle: .swizzle
    case .expect: .expect
    case .until: .until
    case .setBreakpoint: .breakpoint
    case .removeBreakpoint: .unbreak
    }
  }

  /// The lowest version of the language that has all words of the command, whatever becomes of a note.
  var version: Int {
    switch self {
    case .step(let step): step.version
    case .note(nil): 3
    case .expect(let expectation): expectation.version
    case .chapter, .note, .keep, .speaker, .recap, .mark, .jump, .pause, .ask, .check, .compare,
      .show, .inject, .swizzle, .until, .setBreakpoint, .removeBreakpoint:
      word.version
    }
  }
}

extension [Command] {
  /// True if every note is kept, by the very next command, as in versions 1 to 3 of the language.
  var keepsEveryNote: Bool {
    indices.allSatisfy { index in
      switch self[index] {
      case .note(.some): index + 1 < count && self[index + 1] == .keep
      case .keep: index > 0 && self[index - 1].isNote
      case .note(nil), .chapter, .speaker, .recap, .step, .mark, .jump, .pause, .ask, .check,
        .compare, .show, .inject, .swizzle, .expect, .until, .setBreakpoint, .removeBreakpoint:
        true
      }
    }
  }
}

extension Command {
  /// True if the command shows a note.
  var isNote: Bool {
    guard case .note(.some) = self else { return false }
    return true
  }
}
