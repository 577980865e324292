// Knows how the commands of a demo act on a time line.

import Explorer
package import Script
package import Shmem

/// Carries out commands on a time line, step by step, so that every atomic step is a moment in it.
package struct ScriptRunner: Sendable {
  /// The time line so far.
  package private(set) var timeline: Timeline
  /// The script told by the commands so far, point by point.
  package private(set) var scriptPath: ScriptPath
  /// The conditions that stop a run of steps, in the order of their numbers.
  var breakpoints: [Breakpoint] = []
  /// The words of a chapter that still waits for its first step; nil if none waits.
  private var opening: Annotation?
  /// The figure of that chapter; nil if it has none, and its inner value is nil for the race.
  private var openingFigure: ShownFigure??
  /// True if the next step is a turning point.
  private var asksNext = false
  /// The verdict of the last check; nil if there is none or it was skipped.
  private(set) var verdict: Check.Verdict?
  /// The rules that the race is compared with; nil without a comparison.
  private var otherRules: OtherRules?
  /// The race under these rules, at the moments where it has been computed.
  private var comparison: Comparison?
  /// The function that carries out checks; without it, expectations about checks are not judged.
  private let checker: Checker?

  /// A function that carries out a check.
  package typealias Checker = @Sendable (Check) -> Check.Verdict

  /// Continues a time line at its current moment.
  ///
  /// - Parameters:
  ///   - timeline: the time line to continue.
  ///   - verdict: the verdict of the last check, if there was one.
  ///   - otherRules: the rules that the race is compared with, if any.
  ///   - checker: the function that carries out checks; without it, checks are skipped.
  package init(
    _ timeline: Timeline,
    verdict: Check.Verdict? = nil,
    otherRules: OtherRules? = nil,
    checker: Checker? = nil
  ) {
    self.timeline = timeline
    self.verdict = verdict
    self.otherRules = otherRules
    self.checker = checker
    scriptPath = ScriptPath(startingAt: timeline.current)
  }

  /// Carries out a command.
  ///
  /// - Throws: the reason why the command failed; the steps taken before stay in the time line.
  package mutating func perform(_ command: Command) throws(ScriptRunProblem) {
    guard var run = try begin(command) else { return }
    _ = try goOn(&run, atMost: .max)
  }

  /// Carries out a command, or begins it if it may take many steps.
  ///
  /// - Returns: the progress of the command, for `goOn`; nil if the command has ended.
  /// - Throws: as `perform` does.
  mutating func begin(_ command: Command) throws(ScriptRunProblem) -> StepRun? {
    switch try interpret(command) {
    case .isDone, .isMet: return nil
    case .goesOn(let run): return run
    case .asks(let question):
      try check(question)
      return nil
    }
  }

  private mutating func check(_ question: CheckQuestion) throws(ScriptRunProblem) {
    finish()
    guard let check = question.check(from: timeline.now.snapshot) else { throw .tooLargeToCheck }
    scriptPath.ask(question)
    verdict = checker?(check)
  }

  /// Begins a chapter that still waits for its first step at the current moment.
  package mutating func finish() {
    guard let opening else { return }
    tell(opening)
    self.opening = nil
    if let openingFigure { scriptPath.show(openingFigure) }
    openingFigure = nil
  }

  /// Opens a chapter, which begins with its first step.
  ///
  /// There are two exceptions. A chapter at the start of the race begins there, and a chapter right
  /// after a jump begins at the moment that the script has gone back to.
  private mutating func open(_ annotation: Annotation) {
    finish()
    if timeline.now.parent == nil || scriptPath.hasJustLanded {
      tell(annotation)
    } else {
      opening = annotation
    }
  }

  /// Says words at the current moment, in the script and in the time line.
  ///
  /// If the script tells the moment again after going back, the time line keeps its first words.
  private mutating func tell(_ words: Annotation) {
    scriptPath.say(words)
    guard !scriptPath.isRetold else { return }
    timeline.annotate { $0 = words.chapter == nil ? $0.overwritten(by: words) : words }
  }
}

extension ScriptRunner: CommandTarget {
  var tasksAreFixed: Bool { false }

  @discardableResult
  mutating func take(_ action: Action) -> Bool {
    guard timeline.perform(action) else { return false }
    scriptPath.step(to: timeline.current, isAsked: asksNext)
    asksNext = false
    finish()
    return true
  }

  mutating func jump(to moment: MomentID) {
    finish()
    timeline.jump(to: moment)
    scriptPath.land(on: timeline.current)
  }

  mutating func mark(_ name: MarkName) -> Bool { timeline.mark(name) }

  /// Says words at the current moment or, before the first step of a chapter, at that step.
  mutating func say(_ words: Annotation) {
    guard words.chapter == nil else { return open(words) }
    guard let opening else { return tell(words) }
    self.opening = opening.overwritten(by: words)
  }

  mutating func pause() {
    finish()
    scriptPath.pause()
  }

  mutating func askNext() { asksNext = true }

  mutating func compare(with rules: OtherRules?) {
    otherRules = rules
    scriptPath.compare(with: rules)
  }

  /// Shows a figure from the current moment on or, before the first step of a chapter, from that step on.
  mutating func show(_ figure: ShownFigure?) {
    guard opening == nil else {
      openingFigure = .some(figure)
      return
    }
    scriptPath.show(figure)
  }

  mutating func recap(_ lines: [String]) {
    finish()
    scriptPath.recap(lines)
  }

  mutating func comparedRace() -> OtherRace? {
    let target = otherRules.map { ComparisonTarget.rules($0) }
    if target != comparison?.target {
      comparison = target.flatMap { Comparison($0, in: timeline) }
    }
    comparison?.follow(to: timeline.current, in: timeline)
    return comparison?.race(at: timeline.current)
  }
}
