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
    switch command {
    case .chapter(let title): open(title)
    case .note(let text): say(Annotation(chapter: nil, note: text, speaker: nil))
    case .speaker(let text): say(Annotation(chapter: nil, note: nil, speaker: text))
    case .step(let step): try perform(step)
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
    case .swizzle(let index): try swizzle(at: index)
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

  private func expectDifference(at page: PageIndex?) throws(PerformanceProblem) {
    guard let otherRules, let other = timeline.other(otherRules, at: timeline.current) else {
      throw .notAsExpected(.difference(page), found: "no race to compare with")
    }
    let found = other.firstDifference(from: timeline.now.situation)
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
  private mutating func take(_ deed: Deed) -> Bool {
    guard timeline.perform(deed) else { return false }
    telling.step(to: timeline.current)
    finish()
    return true
  }

  private mutating func perform(_ command: StepCommand) throws(PerformanceProblem) {
    switch command {
    case .once(let name, let row, let page):
      let task = try task(named: name)
      let step = try nextStep(of: task, picking: page)
      if let row, step.row != row { throw .anotherRow(name, wanted: row, next: step.row) }
      if let page, page != worksOn(step) {
        throw .anotherPage(name, wanted: page, next: worksOn(step))
      }
      take(.step(step))
    case .untilRow(let name, let row, let page): try run(name, until: row, at: page)
    case .untilEnd(let name):
      let task = try task(named: name)
      for _ in 0..<Self.stepLimit {
        guard timeline.now.situation.outlook(of: task) != .finished else { return }
        take(.step(try nextStep(of: task, picking: nil)))
      }
      throw tooManySteps(of: [task])
    case .untilWaits(let name):
      let task = try task(named: name)
      for _ in 0..<Self.stepLimit {
        switch timeline.now.situation.outlook(of: task) {
        case .waits: return
        case .finished: throw .endedWithoutWaiting(name)
        case .ready, .picks: take(.step(try nextStep(of: task, picking: nil)))
        }
      }
      throw tooManySteps(of: [task])
    case .allUntilEnd: try runAll()
    }
  }

  /// Why there is no end to the steps of some tasks.
  private func tooManySteps(of tasks: [TaskID]) -> PerformanceProblem {
    let situation = timeline.now.situation
    let looping = tasks.first { situation.scenario[$0].loops }
    return .tooManySteps(startsOver: looping.map { TaskName(situation.name(of: $0)) })
  }

  private mutating func run(
    _ name: TaskName,
    until row: Row,
    at page: PageIndex?
  ) throws(PerformanceProblem) {
    let task = try task(named: name)
    for _ in 0..<Self.stepLimit {
      guard timeline.now.situation.outlook(of: task) != .finished else {
        throw .endedWithout(name, row, page)
      }
      let step = try nextStep(of: task, picking: page)
      let worksOn = worksOn(step)
      take(.step(step))
      if step.row == row, page == nil || worksOn == page { return }
    }
    throw tooManySteps(of: [task])
  }

  private mutating func runAll() throws(PerformanceProblem) {
    for _ in 0..<Self.stepLimit {
      let situation = timeline.now.situation
      guard let step = situation.machine.enabledSteps(picking: [], in: situation.scenario).first
      else { return }
      take(.step(step))
    }
    throw tooManySteps(of: timeline.now.situation.machine.tasks.map { $0 })
  }

  private mutating func swizzle(at index: PageIndex) throws(PerformanceProblem) {
    let spec: TaskSpec
    switch Injection.swizzle.task(at: index, in: timeline.now.situation) {
    case .success(let found): spec = found
    case .failure(let refusal): throw .refused(refusal)
    }
    take(.injection(spec))
    let scenario = timeline.now.situation.scenario
    let name = scenario.name(of: scenario.lastTask)
    try perform(.untilEnd(TaskName(name)))
  }

  /// The page of the file that a step works on, if it is one page's.
  private func worksOn(_ step: Step) -> PageIndex? {
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

  private func nextStep(
    of task: TaskID,
    picking page: PageIndex?
  ) throws(PerformanceProblem) -> Step {
    let situation = timeline.now.situation
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

/// Why a command could not be carried out.
public enum PerformanceProblem: Error, Hashable, Sendable {
  /// No task has this name now.
  case noSuchTask(TaskName)
  /// The task's next step is another one.
  case anotherRow(TaskName, wanted: Row, next: Row)
  /// The task's next step works on another page, or on no page.
  case anotherPage(TaskName, wanted: PageIndex, next: PageIndex?)
  /// The task cannot take its next step.
  case waits(TaskName, Row, why: String)
  /// The task has nothing left to do.
  case hasFinished(TaskName)
  /// The task has finished without having taken the row, on the page if one was given.
  case endedWithout(TaskName, Row, PageIndex?)
  /// The task may pick a page, and none was given.
  case mustPick(TaskName)
  /// The slot does not allow it.
  case refused(InjectionRefusal)
  /// The race has had as many tasks as it can name.
  case tooManyTasks
  /// The task has finished without having waited.
  case endedWithoutWaiting(TaskName)
  /// The command took `Performer.stepLimit` steps, and there was no end; a task starts over whenever
  /// it has finished, or it just takes longer.
  case tooManySteps(startsOver: TaskName?)
  /// Another moment has the name.
  case nameTaken(MarkName)
  /// No moment has the name.
  case noSuchMark(MarkName)
  /// The rules make no race of this scenario.
  case noSuchRace(OtherRules)
  /// There is no script that could wait.
  case nothingToPause
  /// The race has too many pages or tasks to be checked.
  case tooLargeToCheck
  /// An expectation is not met; what was found instead, in words.
  case notAsExpected(Expectation, found: String)

  /// The problem as a sentence.
  public var words: String {
    switch self {
    case .noSuchTask(let name): "there is no task '\(name.rawValue.echoed)' now"
    case .anotherRow(let name, let wanted, let next):
      "the next step of \(name) is \(next.rawValue), not \(wanted.rawValue)"
    case .anotherPage(let name, let wanted, let next):
      "the next step of \(name) works on " + (next.map { "page \($0)" } ?? "no page")
        + ", not on page \(wanted)"
    case .waits(let name, let row, let why): "\(name) cannot take \(row.rawValue): it \(why)"
    case .hasFinished(let name): "\(name) has finished"
    case .endedWithout(let name, let row, let page):
      "\(name) ended without \(row.rawValue)" + (page.map { " at page \($0)" } ?? "")
    case .mustPick(let name): "\(name) works on any page: say which with 'at PAGE'"
    case .refused(let refusal): refusal.words
    case .tooManyTasks: "this race has had all the tasks it can name"
    case .endedWithoutWaiting(let name): "\(name) ended without having to wait"
    case .tooManySteps(let name?):
      "no end after \(Performer.stepLimit) steps: \(name) starts over whenever it has finished"
    case .tooManySteps(nil):
      "no end after \(Performer.stepLimit) steps, and one command takes no more"
    case .nameTaken(let name): "another moment is called '\(name.rawValue.echoed)'"
    case .noSuchMark(let name): "no moment is called '\(name.rawValue.echoed)'"
    case .noSuchRace(let rules): "this race cannot be run under '\(rules.text.echoed)'"
    case .nothingToPause: "only a script waits, and there is none here"
    case .tooLargeToCheck: Situation.tooLargeToCheckWords
    case .notAsExpected(let expectation, let found):
      "expected \(expectation.text.echoed(limit: 200)), found \(found.echoed(limit: 200))"
    }
  }
}
