// Knows how a command of the prompt acts on the race on the screen.

import Script
import Shmem

extension Play {
  /// Carries out a command of the prompt, or begins a job for it if it may take many steps.
  ///
  /// - Returns: the progress of the command.
  /// - Throws: the reason why the command failed; the steps taken before stay.
  mutating func perform(_ command: Command) throws(PerformanceProblem) -> CommandProgress {
    let origin = timeline.current
    defer { if timeline.current != origin { arrive() } }
    let progress = try interpret(command)
    if case .goesOn(let run) = progress { job = Job(.command(run), at: origin) }
    return progress
  }
}

extension Play: CommandTarget {
  /// The verdict of the last check; nil while it runs and if there is none.
  var verdict: Check.Verdict? { check?.verdict }

  /// True if the race is a level of golf, whose tasks are given.
  var tasksAreFixed: Bool { round != nil }

  @discardableResult
  mutating func take(_ deed: Deed) -> Bool { timeline.perform(deed) }

  mutating func jump(to moment: MomentID) { timeline.jump(to: moment) }

  mutating func mark(_ name: MarkName) -> Bool { timeline.mark(name) }

  /// Says words at the current moment, and changes what the script says there.
  mutating func say(_ words: Annotation) {
    func edit(_ annotation: inout Annotation) {
      annotation = words.chapter == nil ? annotation.overwritten(by: words) : words
    }
    timeline.annotate(edit)
    telling?.reword(at: timeline.current, edit)
  }

  mutating func pause() throws(PerformanceProblem) {
    guard isOnScript else { throw .nothingToPause }
    telling?.pauseHere()
  }

  mutating func compare(with rules: OtherRules?) {
    otherRules = rules
    isComparedByHand = rules != nil
  }

  func comparedRace() -> OtherRace? { otherRace }
}
