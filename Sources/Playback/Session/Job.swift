// Knows what takes so many steps that it is done in slices, so that keys are heard between them.

import Shmem

/// Something that takes many steps.
///
/// A session begins it, takes the first steps at once, and says that it is not done. The outside lets it
/// go on, for as many steps at a time as it likes (`Event.goOn`), and any key stops it where it is.
/// What comes of it does not depend on how it is sliced.
public struct Job: Hashable, Sendable {
  /// What is being done.
  enum Work: Hashable, Sendable {
    /// Going on, to where running stops.
    case runForward(Play.Stop)
    /// Letting a task finish.
    case finish(TaskID)
    /// Carrying out a command of the prompt.
    case command(StepRun)
    /// Looking for a step by its words.
    case search(Search)
    /// Going the way of the race under other rules, through these moments, the first one last.
    case compare([MomentID])
  }

  /// A search for the next step whose words contain a text.
  struct Search: Hashable, Sendable {
    /// The text, in small letters.
    let text: String
    /// The text as it was written.
    let written: String
    /// Whether what comes later is searched, not what was before.
    let isForward: Bool
    /// The moment that was looked at last.
    var moment: MomentID
    /// The point of the script that was looked at last; none off the script.
    var point: Int?
  }

  /// What is being done.
  var work: Work
  /// The number of steps that have been taken, or of moments that have been looked at.
  public internal(set) var count = 0
  /// The moment at which it began.
  let origin: MomentID

  /// Begins at a moment.
  init(_ work: Work, at origin: MomentID) {
    self.work = work
    self.origin = origin
  }

  /// The number of steps that are taken before anything else can happen: what takes no more is done at
  /// once.
  static let firstSlice = 128

  /// The most steps that one key takes.
  static let stepLimit = Performer.stepLimit
}

extension Play {
  /// How far a job has come.
  enum JobState: Hashable, Sendable {
    /// There is more to do.
    case goesOn
    /// It is done, and there may be something to say.
    case isDone(Message?)
  }

  /// Begins something that takes many steps.
  mutating func begin(_ work: Job.Work) {
    job = Job(work, at: timeline.current)
  }

  /// Goes on with what takes many steps.
  ///
  /// - Parameter steps: the most steps to take now.
  /// - Returns: whether it is done; also if there is nothing to do.
  mutating func goOn(atMost steps: Int) -> JobState {
    guard let job else { return .isDone(nil) }
    var state = JobState.goesOn
    if case .command(let run) = job.work {
      state = goOn(run, atMost: steps)
    } else {
      var left = steps
      while left > 0, state == .goesOn {
        state = takeStep()
        left -= 1
      }
    }
    guard case .isDone(let message) = state else { return .goesOn }
    self.job = nil
    if timeline.current != job.origin { arrive() }
    return .isDone(message)
  }

  /// Stops what is being done, where it is.
  ///
  /// - Returns: what there is to say about it; nothing if nothing is being done.
  mutating func stopJob() -> Message? {
    guard let job else { return nil }
    self.job = nil
    if timeline.current != job.origin { arrive() }
    if case .compare = job.work {
      // What is known already is kept for whoever compares once more.
      otherRules = nil
      isComparedByHand = false
    }
    return .note(stopWords(job))
  }

  /// Carries on a command of the prompt.
  private mutating func goOn(_ run: StepRun, atMost steps: Int) -> JobState {
    var run = run
    var performer = Performer(timeline, verdict: check?.verdict, otherRules: otherRules)
    defer { timeline = performer.timeline }
    do {
      let isDone = try performer.goOn(&run, atMost: steps)
      job?.work = .command(run)
      job?.count = run.count
      return isDone ? .isDone(nil) : .goesOn
    } catch {
      return .isDone(.problem(error.words.sentence))
    }
  }

  /// Takes one step of what is being done.
  private mutating func takeStep() -> JobState {
    guard let job else { return .isDone(nil) }
    switch job.work {
    case .command: preconditionFailure("the steps of a command are the performer's")
    case .runForward(let stop):
      guard advance() else { return .isDone(.note(endWords)) }
      self.job?.count += 1
      if isReached(stop) { return .isDone(nil) }
      return job.count + 1 < Job.stepLimit ? .goesOn : .isDone(.note(limitWords))
    case .finish(let task):
      guard case .ready(let row) = situation.outlook(of: task) else {
        return .isDone(words(onFinishing: task, hasMoved: job.count > 0))
      }
      timeline.perform(.step(Step(task: task, row: row, pick: nil)))
      self.job?.count += 1
      if situation.machine[task].isIdle { return .isDone(nil) }
      return job.count + 1 < Job.stepLimit ? .goesOn : .isDone(.note(limitWords))
    case .search(let search): return goOn(search)
    case .compare(let moments):
      guard job.count < moments.count else { return .isDone(nil) }
      comparison?.follow(into: moments[moments.count - 1 - job.count], in: timeline)
      self.job?.count += 1
      return job.count + 1 < moments.count ? .goesOn : .isDone(nil)
    }
  }

  /// What there is to say of a task that cannot go on.
  private func words(onFinishing task: TaskID, hasMoved: Bool) -> Message? {
    let name = situation.name(of: task)
    switch situation.outlook(of: task) {
    case .waits(_, let reason): return .note("\(name) \(situation.describe(reason)).")
    case .finished where !hasMoved: return .note("\(name) has finished.")
    case .picks:
      return .note("\(name) works on any page: taking its move starts it at the selected slot.")
    case .ready, .finished: return nil
    }
  }

  /// Looks for the race under other rules at this moment, if it is not known here.
  ///
  /// A short way is gone at once; a long one becomes a job.
  mutating func followComparison() {
    guard job == nil else { return }
    guard let otherRules else { return }
    if comparison?.rules != otherRules { comparison = Comparison(otherRules, in: timeline) }
    guard let unknown = comparison?.unknown(to: timeline.current, in: timeline), !unknown.isEmpty
    else { return }
    begin(.compare(unknown))
    _ = goOn(atMost: Job.firstSlice)
  }
}
