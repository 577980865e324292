// Knows the meaning of every command of the demo language, for whatever race it is given to.

import Explorer
import Script
import Shmem

/// The target of commands: a demo that is being played, or a race on the screen.
///
/// Steps, injections, jumps and expectations mean the same for both. A target itself keeps the words,
/// carries out a pause and a comparison, and records an action.
protocol CommandTarget {
  /// The time line that the commands act on.
  var timeline: Timeline { get }
  /// The verdict of the last check; nil if there is none.
  var verdict: Check.Verdict? { get }
  /// The conditions that stop a run, in the order of their numbers.
  var breakpoints: [Breakpoint] { get set }
  /// True if no task may join the race.
  var tasksAreFixed: Bool { get }

  /// Performs an action now.
  ///
  /// - Returns: false if the action cannot be done.
  @discardableResult
  mutating func take(_ action: Action) -> Bool
  /// Goes to a moment reached before.
  mutating func jump(to moment: MomentID)
  /// Names the current moment.
  ///
  /// - Returns: false if another moment has the name.
  mutating func mark(_ name: MarkName) -> Bool
  /// Says words: a chapter, a note or a speaker's note.
  mutating func say(_ words: Annotation)
  /// Makes the script wait for the speaker.
  ///
  /// - Throws: `nothingToPause` if there is no script.
  mutating func pause() throws(ScriptRunProblem)
  /// Marks the next step of the script as a turning point.
  ///
  /// - Throws: `nothingToAsk` if the script has no next step.
  mutating func askNext() throws(ScriptRunProblem)
  /// Compares the race with another from now on, or with none.
  mutating func compare(with rules: OtherRules?)
  /// Shows a figure in the place of the race from now on, or the race again.
  mutating func show(_ figure: ShownFigure?)
  /// Tells the demo in short.
  ///
  /// - Throws: `noEndForRecap` if this is not the end of a script.
  mutating func recap(_ lines: [String]) throws(ScriptRunProblem)
  /// Returns the race under other rules at the current moment; nil without a comparison.
  mutating func comparedRace() -> OtherRace?
}

/// The progress of a command that has begun.
enum CommandProgress: Hashable {
  /// The command is carried out.
  case isDone
  /// The command claims something, and the claim is true.
  case isMet
  /// The command takes many steps, by `goOn`.
  case goesOn(StepRun)
  /// The command asks for a check from the current moment on, which is up to the target.
  case asks(CheckQuestion)
}

extension CommandTarget {
  /// Carries out a command, or begins it if it may take many steps.
  ///
  /// - Returns: the progress of the command.
  /// - Throws: the reason why the command failed; the steps taken before stay in the time line.
  mutating func interpret(_ command: Command) throws(ScriptRunProblem) -> CommandProgress {
    switch command {
    case .step(let step): return try begin(step)
    case .swizzle(let index): return .goesOn(try swizzle(at: index))
    case .inject(let spec): try inject(spec)
    case .chapter(let title): say(Annotation(chapter: title, note: nil, speaker: nil))
    case .note(let text?): say(Annotation(chapter: nil, note: text, speaker: nil))
    case .note(nil): say(.endOfNote)
    case .keep: say(.keptNote)
    case .speaker(let text): say(Annotation(chapter: nil, note: nil, speaker: text))
    case .recap(let text): try recap(text.split(separator: "\n").map(String.init))
    case .mark(let name): guard mark(name) else { throw .nameTaken(name) }
    case .jump(let target): jump(to: try moment(of: target))
    case .pause: try pause()
    case .ask: try askNext()
    case .compare(let rules):
      if let rules { try testComparison(with: rules) }
      compare(with: rules)
    case .show(let figure): show(figure)
    case .check(let promises): return .asks(CheckQuestion(promises))
    case .expect(let expectation):
      if let found = objection(to: expectation) { throw .notAsExpected(expectation, found: found) }
      return .isMet
    case .until(let breakpoint): return .goesOn(StepRun(.condition(breakpoint)))
    case .setBreakpoint(let breakpoint):
      if let position = breakpoints.firstIndex(of: breakpoint) {
        throw .breakpointRepeated(number: position + 1)
      }
      breakpoints.append(breakpoint)
    case .removeBreakpoint(let number?):
      guard breakpoints.indices.contains(number - 1) else { throw .noBreakpoint(number: number) }
      breakpoints.remove(at: number - 1)
    case .removeBreakpoint(nil): breakpoints = []
    }
    return .isDone
  }

  /// Looks if the race can be run under other rules, with all tasks that have joined on the way here.
  private func testComparison(with rules: OtherRules) throws(ScriptRunProblem) {
    guard let start = timeline.other(rules, at: .start) else { throw .noSuchRace(rules) }
    var other = start.snapshot
    for action in timeline.past.compactMap({ timeline.action(of: $0) }) {
      guard case .injection(let spec) = action else { continue }
      if let refusal = other.refusal(of: spec) { throw .noJoining(spec, rules, refusal) }
      other = other.after(action) ?? other
    }
  }

  private func moment(of target: JumpTarget) throws(ScriptRunProblem) -> MomentID {
    switch target {
    case .start: return .start
    case .mark(let name):
      guard let moment = timeline.moment(named: name) else { throw .noSuchMark(name) }
      return moment
    }
  }

  private mutating func inject(_ spec: TaskSpec) throws(ScriptRunProblem) {
    guard !tasksAreFixed else { throw .refused(.tasksAreFixed) }
    if let refusal = timeline.now.snapshot.refusal(of: spec) { throw .refused(refusal) }
    guard take(.injection(spec)) else { throw .tooManyTasks }
  }

  private mutating func swizzle(at index: PageIndex) throws(ScriptRunProblem) -> StepRun {
    guard !tasksAreFixed else { throw .refused(.tasksAreFixed) }
    let spec: TaskSpec
    switch Injection.swizzle.task(at: index, in: timeline.now.snapshot) {
    case .success(let found): spec = found
    case .failure(let refusal): throw .refused(refusal)
    }
    take(.injection(spec))
    return StepRun(.swizzle(timeline.now.snapshot.scenario.lastTask))
  }

  /// Returns what holds instead of an expectation, in words; nil if the expectation is met.
  private mutating func objection(to expectation: Expectation) -> String? {
    if expectation.isAboutCheck { return verdict?.objection(to: expectation) }
    guard case .difference(let page) = expectation else {
      return timeline.objection(to: expectation, at: timeline.current)
    }
    guard let other = comparedRace() else { return "no race to compare with" }
    let found = other.firstDifference
    return found == page ? nil : Expectation.difference(found).text
  }

  /// Takes the one step of a command, or begins to take its steps.
  private mutating func begin(_ command: StepCommand) throws(ScriptRunProblem) -> CommandProgress {
    switch command {
    case .once(let name, let stepID, let page):
      let step = try nextStep(of: try task(named: name), picking: page, wanting: stepID)
      if let stepID, step.id != stepID { throw .anotherStep(name, wanted: stepID, next: step.id) }
      if let page, page != worksOn(step) {
        throw .anotherPage(name, wanted: page, next: worksOn(step))
      }
      take(.step(step))
      return .isDone
    case .untilStep(let name, let stepID, let page):
      return .goesOn(StepRun(.stepID(name, try task(named: name), stepID, at: page)))
    case .untilEnd(let name): return .goesOn(StepRun(.end(try task(named: name))))
    case .untilWaits(let name): return .goesOn(StepRun(.wait(name, try task(named: name))))
    case .allUntilEnd: return .goesOn(StepRun(.endOfAll))
    }
  }

  private func task(named name: TaskName) throws(ScriptRunProblem) -> TaskID {
    guard let task = timeline.now.snapshot.scenario.task(named: name.rawValue) else {
      throw .noSuchTask(name)
    }
    return task
  }
}
