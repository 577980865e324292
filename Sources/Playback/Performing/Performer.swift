// Knows how the commands of a demo act on a time line.

import Explorer
public import Script
public import Shmem

/// Carries out commands on a time line, step by step, so that every atomic step is a moment in it.
public struct Performer: Sendable {
  /// The time line so far.
  public private(set) var timeline: Timeline
  /// What has been told since, point by point.
  public private(set) var telling: Telling
  /// What a chapter that has not had its first step yet says.
  private var opening: Annotation?
  /// What the last check came to, if it was carried out.
  private var verdict: Check.Verdict?
  /// The rules of the race that this one is compared with.
  private var otherRules: OtherRules?
  /// That race, as far as it was looked at.
  private var comparison: Comparison?
  /// Who carries out a check; if nobody does, what is claimed of checks is not judged.
  private let checker: Checker?

  /// Carries out a check.
  public typealias Checker = @Sendable (Check) -> Check.Verdict

  /// The most steps that one command may take, so that a loop among tasks ends.
  public static let stepLimit = 100_000

  /// Continues a time line at its current moment.
  ///
  /// - Parameters:
  ///   - timeline: what has been so far.
  ///   - verdict: what the last check came to.
  ///   - otherRules: what the race is compared with.
  ///   - checker: who carries out checks; without one they are passed over.
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
  /// - Throws: what could not be done, or which expectation is not met; what was done until then
  ///   stays in the time line.
  public mutating func perform(_ command: Command) throws(PerformanceProblem) {
    guard var run = try begin(command) else { return }
    _ = try goOn(&run, atMost: .max)
  }

  /// Carries out a command, or begins with it if it may take many steps.
  ///
  /// - Returns: what is left to do; nothing if the command has been carried out.
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

  /// Lets a chapter that no step has followed begin now.
  public mutating func finish() {
    guard let opening else { return }
    tell(opening)
    self.opening = nil
  }

  /// A chapter begins with its first step; the first one of all, with the start, and the first one
  /// after going back, with the moment that was gone back to.
  private mutating func open(_ chapter: String) {
    finish()
    let annotation = Annotation(chapter: chapter, note: nil, speaker: nil)
    if timeline.now.parent == nil || telling.hasJustLanded {
      tell(annotation)
    } else {
      opening = annotation
    }
  }

  /// What is said before the first step of a chapter is said at that step.
  private mutating func say(_ words: Annotation) {
    guard let opening else { return tell(words) }
    self.opening = opening.overwritten(by: words)
  }

  /// Says something here and now.
  ///
  /// Off the script a moment is told with the words of the first branch that came there.
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

  /// The page of the file that a step works on, if it is one page's.
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
    var pick: PageIndex?
    var outlook = situation.outlook(of: task)
    if outlook == .picks {
      guard let page else { throw .mustPick(name) }
      pick = page
      outlook = situation.machine.outlook(of: task, picking: page, in: situation.scenario)
    }
    switch outlook {
    case .ready(let row): return Step(task: task, row: row, pick: pick)
    case .waits(let row, let reason): throw .waits(name, row, why: situation.describe(reason))
    case .finished, .picks: throw .hasFinished(name)
    }
  }
}

extension TaskPlace {
  /// The page of the file the next step works on.
  fileprivate var workingIndex: PageIndex? {
    if let cursor = undo?.cursor {
      return cursor.isExhausted ? nil : cursor.current.index
    }
    return index
  }
}
