// Knows how a command of the prompt acts on the race on the screen.

import Script
import Shmem

extension Play {
  /// Carries out a command of the prompt, or begins a job for it if it may take many steps.
  ///
  /// - Returns: the progress of the command.
  /// - Throws: the reason why the command failed; the steps taken before stay.
  mutating func perform(_ command: Command) throws(ScriptRunProblem) -> CommandProgress {
    let origin = timeline.current
    defer { if timeline.current != origin { focusWhoActed() } }
    let progress = try interpret(command)
    guard case .goesOn(let run) = progress else { return progress }
    if case .condition(let wanted) = run.goal {
      // On the screen the way forward is the one that the race shows.
      prediction.takeBack()
      job = Job(.runForward(.condition(wanted)), at: origin)
    } else {
      job = Job(.command(run), at: origin)
    }
    return progress
  }
}

extension Play: CommandTarget {
  /// The verdict of the last check; nil while it runs and if there is none.
  var verdict: Check.Verdict? { check?.verdict }

  /// True if the race is a level of golf, whose tasks are given.
  var tasksAreFixed: Bool { round != nil }

  @discardableResult
  mutating func take(_ action: Action) -> Bool { playhead.perform(action) }

  mutating func jump(to moment: MomentID) { playhead.jump(to: moment) }

  mutating func mark(_ name: MarkName) -> Bool { playhead.mark(name) }

  mutating func say(_ words: Annotation) { playhead.say(words) }

  mutating func pause() throws(ScriptRunProblem) {
    guard isOnScript else { throw .nothingToPause }
    playhead.pause()
  }

  mutating func askNext() throws(ScriptRunProblem) {
    guard isOnScript, nextAction != nil, playhead.askNext() else { throw .nothingToAsk }
  }

  mutating func compare(with rules: OtherRules?) {
    comparing.compareByHand(with: rules)
  }

  mutating func show(_ figure: ShownFigure?) { choose(figure.map { Figure($0) }) }

  mutating func recap(_ lines: [String]) throws(ScriptRunProblem) {
    guard isAtScriptEnd, let scriptPath else { throw .noEndForRecap }
    playhead.recap(lines)
    goToPoint(scriptPath.points.count)
  }

  func comparedRace() -> OtherRace? { otherRace }
}
