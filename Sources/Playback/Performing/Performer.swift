// Knows how the commands of a demo act on a time line.

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

  /// The most steps that one command may take, so that a loop among tasks ends.
  public static let stepLimit = 10_000

  /// Continues a time line at its current moment.
  public init(_ timeline: Timeline) {
    self.timeline = timeline
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
    case .inject(let spec):
      if let refusal = timeline.now.situation.refusal(of: spec) { throw .refused(refusal) }
      guard take(.injection(spec)) else { throw .tooManyTasks }
    case .swizzle(let index): try swizzle(at: index)
    case .expect(let expectation):
      if let found = timeline.objection(to: expectation) {
        throw .notAsExpected(expectation, found: found)
      }
    }
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
      var steps = 0
      while timeline.now.situation.outlook(of: task) != .finished {
        take(.step(try nextStep(of: task, picking: nil)))
        steps += 1
        guard steps < Self.stepLimit else { throw .tooManySteps }
      }
    case .allUntilEnd: try runAll()
    }
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
    throw .tooManySteps
  }

  private mutating func runAll() throws(PerformanceProblem) {
    var steps = 0
    while true {
      let situation = timeline.now.situation
      guard let step = situation.machine.enabledSteps(picking: [], in: situation.scenario).first
      else { return }
      take(.step(step))
      steps += 1
      guard steps < Self.stepLimit else { throw .tooManySteps }
    }
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
  /// The command took more than `Performer.stepLimit` steps.
  case tooManySteps
  /// An expectation is not met; what was found instead, in words.
  case notAsExpected(Expectation, found: String)

  /// The problem as a sentence.
  public var words: String {
    switch self {
    case .noSuchTask(let name): "there is no task '\(name)' now"
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
    case .tooManySteps:
      "no end after \(Performer.stepLimit) steps: a task that loops never finishes"
    case .notAsExpected(let expectation, let found):
      "expected \(expectation.text), found \(found)"
    }
  }
}
