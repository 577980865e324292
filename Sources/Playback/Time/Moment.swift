// Knows one point in time of a race and what led to it.

package import Script
package import Shmem

/// The machine of a race that a person steps.
package typealias LiveMachine = Machine<SharedStorage>

/// The action that takes a race from one moment to the next.
package enum Action: Hashable, Sendable {
  /// A task took a step.
  case step(Step)
  /// A task joined the race.
  case injection(TaskSpec)

  /// The task that took the step, if the action is one.
  var task: TaskID? {
    switch self {
    case .step(let step): step.task
    case .injection: nil
    }
  }
}

/// A state of a race with its scenario, which includes the tasks that have joined.
package struct Snapshot: Hashable, Sendable {
  /// The model.
  package private(set) var scenario: Scenario
  /// The state.
  package private(set) var machine: LiveMachine
  private var promiseCache: PromiseCache
  private var history: History

  /// Puts a scenario and its first state together.
  package init(_ scenario: Scenario) {
    self.scenario = scenario
    machine = LiveMachine(scenario)
    promiseCache = PromiseCache(startOf: scenario)
    history = History(startOf: machine)
  }

  /// Makes the start of a scenario whose file starts like the file of another race.
  ///
  /// The two share the file, so that a large one is there only once.
  ///
  /// - Precondition: `start` is the start of a race with the same slots and nodes of the same size.
  init(_ scenario: Scenario, sharingFileWith start: Snapshot) {
    self.scenario = scenario
    machine = LiveMachine(scenario, sharingFileWith: start.machine)
    promiseCache = PromiseCache(startOf: scenario)
    history = History(startOf: machine)
  }

  /// Returns the snapshot after an action, or nil if the action cannot be done.
  package func after(_ action: Action) -> Snapshot? {
    var next = self
    switch action {
    case .step(let step):
      guard machine.allows(step, in: scenario) else { return nil }
      next.machine.apply(step, in: scenario)
    case .injection(let spec):
      guard scenario.tasks.count < Self.taskLimit, refusal(of: spec) == nil else { return nil }
      _ = next.machine.inject(spec, into: &next.scenario)
    }
    let reach = Reach(between: machine, and: next.machine)
    switch action {
    case .step(let step):
      next.history.advance(
        by: step,
        from: machine,
        to: next.machine,
        touching: reach,
        in: scenario
      )
    case .injection: next.history.passInjection()
    }
    next.promiseCache.advance(from: machine, to: next.machine, touching: reach, in: next.scenario)
    return next
  }

  /// The most tasks of a session, finished ones included.
  static let taskLimit = 200

  /// Returns the readiness of a task: its next step, if it has one, and whether it can take it now.
  package func readiness(of task: TaskID) -> Readiness {
    machine.readiness(of: task, in: scenario)
  }

  /// Returns the next step of a task, on a page if the task is free to choose one, or a stray wake-up if that is wanted.
  func stepChoice(
    of task: TaskID,
    picking page: PageIndex?,
    wanting wanted: StepID?
  ) -> StepChoice {
    machine.stepChoice(of: task, picking: page, wanting: wanted, in: scenario)
  }

  /// Returns the name of a task.
  package func name(of task: TaskID) -> String {
    scenario.name(of: task)
  }

  /// Returns the status of a promise.
  package func status(of promise: Promise) -> PromiseStatus {
    promiseCache.status(of: promise, in: machine)
  }

  /// The pages of the hole whose old data can still be reached.
  package var obligations: PageSet { promiseCache.obligations }

  /// The pages with old data after the punch, those at its edges of which a part is left among them; nil if there are
  /// none, and as long as the punch goes on.
  package var survivors: PageSet? {
    guard case .broken(.survived(let pages)) = status(of: .oldDataGone) else { return nil }
    return pages
  }

  /// The pages of the hole that hold data written after step P2; such data may remain.
  package var tolerated: PageSet { promiseCache.tolerated }

  /// Returns the punch's obligation at a page of the file, past or present; nil if there never was one.
  package func obligation(at index: PageIndex) -> Obligation? {
    history.obligation(at: index, in: machine, scenario)
  }

  /// The pages of the hole whose old data has moved or gone, ascending.
  package var movedPages: some Sequence<PageIndex> { history.movedPages }

  /// Returns the past of the last gather of a task, or nil if it has not gathered.
  func lastGather(of task: TaskID) -> GatherPast? { history.lastGather(of: task) }

  /// The counters of the way here.
  package var counters: Counters { history.counters }

  /// The puncher's place.
  package var puncher: Puncher<SharedStorage.Batch> {
    guard case .puncher(let puncher) = machine[.puncher] else {
      preconditionFailure("the first task of a race is the puncher")
    }
    return puncher
  }
}

/// The words of a demo at a moment.
package struct Annotation: Hashable, Sendable {
  /// The chapter that begins here.
  package var chapter: String?
  /// The note that the audience reads here.
  package var note: String?
  /// The words that only the speaker reads from here on.
  package var speaker: String?
  /// True if the note is kept: it stays until another note or a chapter, or until it is ended.
  package private(set) var keepsNote = false
  /// True if the note of earlier moments is over here.
  package private(set) var endsNote = false

  /// Makes an annotation.
  package init(chapter: String?, note: String?, speaker: String?) {
    self.chapter = chapter
    self.note = note
    self.speaker = speaker
  }

  /// The end of a note, without other words.
  package static let endOfNote: Annotation = {
    var annotation = Annotation(chapter: nil, note: nil, speaker: nil)
    annotation.endsNote = true
    return annotation
  }()

  /// The mark that a note is kept, without other words.
  package static let keptNote: Annotation = {
    var annotation = Annotation(chapter: nil, note: nil, speaker: nil)
    annotation.keepsNote = true
    return annotation
  }()

  /// True if there is anything to read.
  package var hasWords: Bool { chapter != nil || note != nil || speaker != nil }

  /// Adds the words of an earlier annotation that are still in force here, as no later ones have taken their place.
  ///
  /// - Parameters:
  ///   - earlier: the annotation.
  ///   - isOfThisMoment: true if no step has been told since.
  /// - Returns: true if nothing that is earlier still is in force: the chapter begins there.
  mutating func addWordsInForce(of earlier: Annotation, isOfThisMoment: Bool) -> Bool {
    if note == nil, !endsNote {
      let isInForce = isOfThisMoment || earlier.keepsNote
      note = isInForce ? earlier.note : nil
      keepsNote = note != nil && earlier.keepsNote
      // A note that has ended with its step has ended the note that was kept before it.
      endsNote = note == nil && (earlier.endsNote || earlier.note != nil)
    }
    speaker = speaker ?? earlier.speaker
    chapter = earlier.chapter
    return chapter != nil
  }

  /// The words alone, without what becomes of the note.
  var wordsAlone: Annotation { Annotation(chapter: chapter, note: note, speaker: speaker) }

  /// Returns the annotation with some words in the place of its own.
  func overwritten(by words: Annotation) -> Annotation {
    var both = Annotation(
      chapter: words.chapter ?? chapter,
      note: words.endsNote ? nil : words.note ?? note,
      speaker: words.speaker ?? speaker
    )
    both.keepsNote = both.note != nil && (words.keepsNote || words.note == nil && keepsNote)
    both.endsNote = both.note == nil && (words.endsNote || endsNote)
    return both
  }
}

/// A point in time.
package struct Moment: Hashable, Sendable {
  /// The state and its scenario.
  package var snapshot: Snapshot
  /// The moment before; nil for the start.
  package var parent: MomentID?
  /// The action that led here; nil for the start.
  package var action: Action?
  /// The moments that follow, in the order in which they were first reached.
  package var children: [MomentID]
  /// The number of actions since the start.
  package var depth: Int
  /// The words of the demo at this moment.
  package var annotation: Annotation?
}

/// A moment that has a name.
package struct NamedMoment: Hashable, Sendable {
  /// The name.
  package let name: MarkName
  /// The moment.
  package let moment: MomentID
}

/// The position of a moment in its time line; 0 is the start.
package struct MomentID: Hashable, Comparable, Sendable {
  /// The position, in the order in which moments were first reached.
  package var rawValue: Int

  /// Names a moment.
  package init(_ rawValue: Int) {
    self.rawValue = rawValue
  }

  /// The start.
  package static let start = MomentID(0)

  /// Returns true if the left moment was reached first.
  package static func < (left: MomentID, right: MomentID) -> Bool { left.rawValue < right.rawValue }
}
