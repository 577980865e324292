// Knows the reasons why a command of a demo can fail, and puts them into words.

package import Script
package import Shmem

/// A reason why a command could not be carried out.
package enum ScriptRunProblem: Error, Hashable, Sendable {
  /// No task in the race has this name at the moment.
  case noSuchTask(TaskName)
  /// The task's next step is not the wanted one.
  case anotherStep(TaskName, wanted: StepID, next: StepID)
  /// The task's next step works on another page than the wanted one, or on no page.
  case anotherPage(TaskName, wanted: PageIndex, next: PageIndex?)
  /// The task waits, and so cannot take its next step.
  case waits(TaskName, StepID, why: String)
  /// The task has nothing left to do.
  case hasFinished(TaskName)
  /// The task has finished without taking the step, or without taking it on the given page.
  case endedWithout(TaskName, StepID, PageIndex?)
  /// The task works on any page, and the command names none.
  case mustPick(TaskName)
  /// The race does not allow the injection.
  case refused(InjectionRefusal)
  /// The race already has all the tasks that it can name.
  case tooManyTasks
  /// The task has finished without having to wait.
  case endedWithoutWaiting(TaskName)
  /// The command has not ended after `StepRun.stepLimit` steps.
  ///
  /// `startsOver` is a task of the command that starts over whenever it finishes; nil if none does.
  case tooManySteps(startsOver: TaskName?)
  /// Another moment already has this name.
  case nameTaken(MarkName)
  /// No moment has this name.
  case noSuchMark(MarkName)
  /// The scenario cannot be run under these rules.
  case noSuchRace(OtherRules)
  /// A task has joined that could not join under these rules.
  case noJoining(TaskSpec, OtherRules, InjectionRefusal)
  /// There is no script, and only a script can pause.
  case nothingToPause
  /// No step of a script follows that could be marked as a turning point.
  case nothingToAsk
  /// This is not the end of a script, and a recap stands only there.
  case noEndForRecap
  /// The race has too many pages or tasks to be checked.
  case tooLargeToCheck
  /// The race has come to its end, and the condition has not become true.
  case neverTrue(Breakpoint)
  /// The condition is set already, as the breakpoint with this number.
  case breakpointRepeated(number: Int)
  /// No breakpoint has this number.
  case noBreakpoint(number: Int)
  /// An expectation is not met; `found` says what holds instead.
  case notAsExpected(Expectation, found: String)

  /// The problem as a sentence.
  var sentence: String {
    if case .refused(let refusal) = self { return refusal.words }
    let words = words
    return words.prefix(1).uppercased() + words.dropFirst() + "."
  }

  /// The problem in words for the line of a demo.
  package var words: String {
    switch self {
    case .noSuchTask(let name): "there is no task '\(name.rawValue.echoed)' now"
    case .anotherStep(let name, let wanted, let next):
      "the next step of \(name) is \(next.rawValue), not \(wanted.rawValue)"
    case .anotherPage(let name, let wanted, let next):
      "the next step of \(name) works on " + (next.map { "page \($0)" } ?? "no page")
        + ", not on page \(wanted)"
    case .waits(let name, let stepID, let why): "\(name) cannot take \(stepID.rawValue): it \(why)"
    case .hasFinished(let name): "\(name) has finished"
    case .endedWithout(let name, let stepID, let page):
      "\(name) ended without \(stepID.rawValue)" + (page.map { " at page \($0)" } ?? "")
    case .mustPick(let name): "\(name) can work on any page: choose one with 'at PAGE'"
    case .refused(let refusal): refusal.words
    case .tooManyTasks: "this race can have no more tasks"
    case .endedWithoutWaiting(let name): "\(name) ended without having to wait"
    case .tooManySteps(let name?):
      "no end after \(StepRun.stepLimit) steps: \(name) starts again whenever it has finished"
    case .tooManySteps(nil):
      "no end after \(StepRun.stepLimit) steps, the most that one command takes"
    case .nameTaken(let name): "another moment is called '\(name.rawValue.echoed)'"
    case .noSuchMark(let name): "no moment is called '\(name.rawValue.echoed)'"
    case .noSuchRace(let rules): "this race cannot be run under '\(rules.text.echoed)'"
    case .noJoining(let task, let rules, let refusal):
      "under '\(rules.text.echoed)' \(task.optionValue) could not have joined: \(refusal.clause)"
    case .nothingToPause: "only a script can pause, and there is none here"
    case .nothingToAsk: "only the next step of a script can be marked, and there is none here"
    case .noEndForRecap: "a recap stands at the end of a script, and this is not one"
    case .tooLargeToCheck: Snapshot.tooLargeToCheckWords
    case .neverTrue(let breakpoint):
      "no task can go on, and this has not become true: \(breakpoint.text.echoed(limit: 200))"
    case .breakpointRepeated(let number): "breakpoint \(number) has this condition already"
    case .noBreakpoint(let number): "there is no breakpoint \(number)"
    case .notAsExpected(let expectation, let found):
      "expected \(expectation.text.echoed(limit: 200)), found \(found.echoed(limit: 200))"
    }
  }
}
