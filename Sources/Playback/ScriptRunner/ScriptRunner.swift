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
  /// The words of a chapter that still waits for its first step; nil if none waits.
  private var opening: Annotation?
  /// The verdict of the last check; nil if there is none or it was skipped.
  private var verdict: Check.Verdict?
  /// The rules that the race is compared with; nil without a comparison.
  private var otherRules: OtherRules?
  /// The race under these rules, at the moments where it has been computed.
  private var comparison: Comparison?
  /// The function that carries out checks; without it, expectations about checks are not judged.
  private let checker: Checker?

  /// A function that carries out a check.
  package typealias Checker = @Sendable (Check) -> Check.Verdict

  /// The most steps that one command may take; the limit ends commands whose tasks loop for ever.
  package static let stepLimit = 100_000

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
  package mutating func begin(_ command: Command) throws(ScriptRunProblem) -> StepRun? {
    switch command {
    case .step(let step): return try begin(step)
    case .swizzle(let index): return try swizzle(at: index)
    case .chapter, .note, .speaker, .mark, .jump, .pause, .compare, .check, .inject, .expect:
      try carryOut(command)
      return nil
    }
  }

  private mutating func carryOut(_ command: Command) throws(ScriptRunProblem) {
    switch command {
    case .step, .swizzle: preconditionFailure("steps are taken one by one")
    case .chapter(let title): open(title)
    case .note(let text): say(Annotation(chapter: nil, note: text, speaker: nil))
    case .speaker(let text): say(Annotation(chapter: nil, note: nil, speaker: text))
    case .mark(let name): guard timeline.mark(name) else { throw .nameTaken(name) }
    case .jump(let target): try jump(to: target)
    case .pause:
      finish()
      scriptPath.pause()
    case .compare(let rules):
      if let rules, timeline.other(rules, at: .start) == nil { throw .noSuchRace(rules) }
      otherRules = rules
      scriptPath.compare(with: rules)
    case .check(let promises): try check(CheckQuestion(promises))
    case .inject(let spec):
      if let refusal = timeline.now.snapshot.refusal(of: spec) { throw .refused(refusal) }
      guard take(.injection(spec)) else { throw .tooManyTasks }
    case .expect(let expectation) where expectation.isAboutCheck:
      if let found = verdict?.objection(to: expectation) {
        throw .notAsExpected(expectation, found: found)
      }
    case .expect(.difference(let page)): try expectDifference(at: page)
    case .expect(let expectation):
      if let found = timeline.objection(to: expectation) {
        throw .notAsExpected(expectation, found: found)
      }
    }
  }

  private mutating func jump(to target: JumpTarget) throws(ScriptRunProblem) {
    finish()
    switch target {
    case .start: timeline.jump(to: .start)
    case .mark(let name):
      guard let moment = timeline.moment(named: name) else { throw .noSuchMark(name) }
      timeline.jump(to: moment)
    }
    scriptPath.land(on: timeline.current)
  }

  private mutating func expectDifference(at page: PageIndex?) throws(ScriptRunProblem) {
    if otherRules != comparison?.rules {
      comparison = otherRules.flatMap { Comparison($0, in: timeline) }
    }
    comparison?.follow(to: timeline.current, in: timeline)
    guard let other = comparison?.race(at: timeline.current) else {
      throw .notAsExpected(.difference(page), found: "no race to compare with")
    }
    let found = other.firstDifference
    guard found != page else { return }
    throw .notAsExpected(.difference(page), found: Expectation.difference(found).text)
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
  }

  /// Opens a chapter, which begins with its first step.
  ///
  /// There are two exceptions. A chapter at the start of the race begins there, and a chapter right
  /// after a jump begins at the moment that the script has gone back to.
  private mutating func open(_ chapter: String) {
    finish()
    let annotation = Annotation(chapter: chapter, note: nil, speaker: nil)
    if timeline.now.parent == nil || scriptPath.hasJustLanded {
      tell(annotation)
    } else {
      opening = annotation
    }
  }

  /// Says words at the current moment or, before the first step of a chapter, at that step.
  private mutating func say(_ words: Annotation) {
    guard let opening else { return tell(words) }
    self.opening = opening.overwritten(by: words)
  }

  /// Says words at the current moment, in the script and in the time line.
  ///
  /// If the script tells the moment again after going back, the time line keeps its first words.
  private mutating func tell(_ words: Annotation) {
    scriptPath.say(words)
    guard !scriptPath.isRetold else { return }
    timeline.annotate { $0 = words.chapter == nil ? $0.overwritten(by: words) : words }
  }

  @discardableResult
  mutating func take(_ action: Action) -> Bool {
    guard timeline.perform(action) else { return false }
    scriptPath.step(to: timeline.current)
    finish()
    return true
  }

  private mutating func begin(_ command: StepCommand) throws(ScriptRunProblem) -> StepRun? {
    switch command {
    case .once(let name, let stepID, let page):
      let step = try nextStep(of: try task(named: name), picking: page, wanting: stepID)
      if let stepID, step.id != stepID { throw .anotherStep(name, wanted: stepID, next: step.id) }
      if let page, page != worksOn(step) {
        throw .anotherPage(name, wanted: page, next: worksOn(step))
      }
      take(.step(step))
      return nil
    case .untilStep(let name, let stepID, let page):
      return StepRun(.stepID(name, try task(named: name), stepID, at: page))
    case .untilEnd(let name): return StepRun(.end(try task(named: name)))
    case .untilWaits(let name): return StepRun(.wait(name, try task(named: name)))
    case .allUntilEnd: return StepRun(.endOfAll)
    }
  }

  private mutating func swizzle(at index: PageIndex) throws(ScriptRunProblem) -> StepRun {
    let spec: TaskSpec
    switch Injection.swizzle.task(at: index, in: timeline.now.snapshot) {
    case .success(let found): spec = found
    case .failure(let refusal): throw .refused(refusal)
    }
    take(.injection(spec))
    return StepRun(.end(timeline.now.snapshot.scenario.lastTask))
  }

  /// Returns the page of the file that a step works on, or nil if there is no single one.
  func worksOn(_ step: Step) -> PageIndex? {
    let snapshot = timeline.now.snapshot
    let place = snapshot.machine[step.task]
    guard place.isIdle else { return place.workingIndex }
    return step.pick ?? snapshot.scenario[step.task].index
  }

  private func task(named name: TaskName) throws(ScriptRunProblem) -> TaskID {
    guard let task = timeline.now.snapshot.scenario.task(named: name.rawValue) else {
      throw .noSuchTask(name)
    }
    return task
  }

  func nextStep(
    of task: TaskID,
    picking page: PageIndex?,
    wanting stepID: StepID? = nil
  ) throws(ScriptRunProblem) -> Step {
    let snapshot = timeline.now.snapshot
    if stepID == .f3w, let step = snapshot.machine.strayWakeUp(of: task, in: snapshot.scenario) {
      return step
    }
    let name = TaskName(snapshot.name(of: task))
    var pick: PageIndex?
    var readiness = snapshot.readiness(of: task)
    if readiness == .picks {
      guard let page else { throw .mustPick(name) }
      pick = page
      readiness = snapshot.machine.readiness(of: task, picking: page, in: snapshot.scenario)
    }
    switch readiness {
    case .ready(let stepID): return Step(task: task, id: stepID, pick: pick)
    case .waits(let stepID, let reason): throw .waits(name, stepID, why: snapshot.describe(reason))
    case .finished, .picks: throw .hasFinished(name)
    }
  }
}

extension TaskPlace {
  /// The page of the file that the next step works on; nil if there is no single one.
  fileprivate var workingIndex: PageIndex? {
    if let cursor = undo?.cursor {
      return cursor.isExhausted ? nil : cursor.current.index
    }
    return index
  }
}
