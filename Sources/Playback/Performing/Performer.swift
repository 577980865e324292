// Knows how the commands of a demo act on a time line.

import Explorer
public import Script
public import Shmem

/// Carries out commands on a time line, step by step, so that every atomic step is a moment in it.
public struct Performer: Sendable {
  /// The time line so far.
  public private(set) var timeline: Timeline
  /// The script told by the commands so far, point by point.
  public private(set) var telling: Telling
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
  public typealias Checker = @Sendable (Check) -> Check.Verdict

  /// The most steps that one command may take; the limit ends commands whose tasks loop for ever.
  public static let stepLimit = 100_000

  /// Continues a time line at its current moment.
  ///
  /// - Parameters:
  ///   - timeline: the time line to continue.
  ///   - verdict: the verdict of the last check, if there was one.
  ///   - otherRules: the rules that the race is compared with, if any.
  ///   - checker: the function that carries out checks; without it, checks are skipped.
  public init(
    _ timeline: Timeline,
    verdict: Check.Verdict? = nil,
    otherRules: OtherRules? = nil,
    checker: Checker? = nil
  ) {
    self.timeline = timeline
    self.verdict = verdict
    self.otherRules = otherRules
    self.checker = checker
    telling = Telling(startingAt: timeline.current)
  }

  /// Carries out a command.
  ///
  /// - Throws: the reason why the command failed; the steps taken before stay in the time line.
  public mutating func perform(_ command: Command) throws(PerformanceProblem) {
    guard var run = try begin(command) else { return }
    _ = try goOn(&run, atMost: .max)
  }

  /// Carries out a command, or begins it if it may take many steps.
  ///
  /// - Returns: the progress of the command, for `goOn`; nil if the command has ended.
  /// - Throws: as `perform` does.
  public mutating func begin(_ command: Command) throws(PerformanceProblem) -> StepRun? {
    switch command {
    case .step(let step): return try begin(step)
    case .swizzle(let index): return try swizzle(at: index)
    case .chapter, .note, .speaker, .mark, .jump, .pause, .compare, .check, .inject, .expect:
      try carryOut(command)
      return nil
    }
  }

  private mutating func carryOut(_ command: Command) throws(PerformanceProblem) {
    switch command {
    case .step, .swizzle: preconditionFailure("steps are taken one by one")
    case .chapter(let title): open(title)
    case .note(let text): say(Annotation(chapter: nil, note: text, speaker: nil))
    case .speaker(let text): say(Annotation(chapter: nil, note: nil, speaker: text))
    case .mark(let name): guard timeline.mark(name) else { throw .nameTaken(name) }
    case .jump(let target): try jump(to: target)
    case .pause:
      finish()
      telling.pause()
    case .compare(let rules):
      if let rules, timeline.other(rules, at: .start) == nil { throw .noSuchRace(rules) }
      otherRules = rules
      telling.compare(with: rules)
    case .check(let promises): try check(CheckQuestion(promises))
    case .inject(let spec):
      if let refusal = timeline.now.situation.refusal(of: spec) { throw .refused(refusal) }
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

  private mutating func jump(to target: JumpTarget) throws(PerformanceProblem) {
    finish()
    switch target {
    case .start: timeline.jump(to: .start)
    case .mark(let name):
      guard let moment = timeline.moment(named: name) else { throw .noSuchMark(name) }
      timeline.jump(to: moment)
    }
    telling.land(on: timeline.current)
  }

  private mutating func expectDifference(at page: PageIndex?) throws(PerformanceProblem) {
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

  private mutating func check(_ question: CheckQuestion) throws(PerformanceProblem) {
    finish()
    guard let check = question.check(from: timeline.now.situation) else { throw .tooLargeToCheck }
    telling.ask(question)
    verdict = checker?(check)
  }

  /// Begins a chapter that still waits for its first step at the current moment.
  public mutating func finish() {
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
    if timeline.now.parent == nil || telling.hasJustLanded {
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
    telling.say(words)
    guard !telling.isRetold else { return }
    timeline.annotate { $0 = words.chapter == nil ? $0.overwritten(by: words) : words }
  }

  @discardableResult
  mutating func take(_ deed: Deed) -> Bool {
    guard timeline.perform(deed) else { return false }
    telling.step(to: timeline.current)
    finish()
    return true
  }

  private mutating func begin(_ command: StepCommand) throws(PerformanceProblem) -> StepRun? {
    switch command {
    case .once(let name, let row, let page):
      let step = try nextStep(of: try task(named: name), picking: page, wanting: row)
      if let row, step.row != row { throw .anotherRow(name, wanted: row, next: step.row) }
      if let page, page != worksOn(step) {
        throw .anotherPage(name, wanted: page, next: worksOn(step))
      }
      take(.step(step))
      return nil
    case .untilRow(let name, let row, let page):
      return StepRun(.row(name, try task(named: name), row, at: page))
    case .untilEnd(let name): return StepRun(.end(try task(named: name)))
    case .untilWaits(let name): return StepRun(.wait(name, try task(named: name)))
    case .allUntilEnd: return StepRun(.endOfAll)
    }
  }

  private mutating func swizzle(at index: PageIndex) throws(PerformanceProblem) -> StepRun {
    let spec: TaskSpec
    switch Injection.swizzle.task(at: index, in: timeline.now.situation) {
    case .success(let found): spec = found
    case .failure(let refusal): throw .refused(refusal)
    }
    take(.injection(spec))
    return StepRun(.end(timeline.now.situation.scenario.lastTask))
  }

  /// Returns the page of the file that a step works on, or nil if there is no single one.
  func worksOn(_ step: Step) -> PageIndex? {
    let situation = timeline.now.situation
    let place = situation.machine[step.task]
    guard place.isIdle else { return place.workingIndex }
    return step.pick ?? situation.scenario[step.task].index
  }

  private func task(named name: TaskName) throws(PerformanceProblem) -> TaskID {
    guard let task = timeline.now.situation.scenario.task(named: name.rawValue) else {
      throw .noSuchTask(name)
    }
    return task
  }

  func nextStep(
    of task: TaskID,
    picking page: PageIndex?,
    wanting row: Row? = nil
  ) throws(PerformanceProblem) -> Step {
    let situation = timeline.now.situation
    if row == .f3w, let step = situation.machine.strayWakeUp(of: task, in: situation.scenario) {
      return step
    }
    let name = TaskName(situation.name(of: task))
    switch situation.stepChoice(of: task, picking: page) {
    case .ready(let step): return step
    case .waits(let row, let reason): throw .waits(name, row, why: situation.describe(reason))
    case .needsPage: throw .mustPick(name)
    case .finished: throw .hasFinished(name)
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
