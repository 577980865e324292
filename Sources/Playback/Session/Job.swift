// Knows the work that may take many steps, and how to do it in slices, so that keys can stop it.

import Script
import Shmem

/// Work that may take many steps.
///
/// A session begins a job and takes its first steps at once. If the job is not done then, the
/// session says that it `isWorking`, and the event loop continues the job by `ProgressEvent.goOn`, for as
/// many steps at a time as it likes, until the job is done or a key stops it. The result does not
/// depend on the slices.
package struct Job: Hashable, Sendable {
  /// The kinds of work.
  enum Work: Hashable, Sendable {
    /// Steps forward to the next place where running stops.
    case runForward(Play.Stop)
    /// Steps of one task until it finishes or waits.
    case finish(TaskID)
    /// Steps of any tasks, drawn from a seed, until no task can take one.
    case random(RandomRun)
    /// A command of the prompt.
    case command(StepRun)
    /// A search through the moments of a way, which takes no step.
    case search(Search)
    /// A computation of the race under other rules at these moments, which are listed latest first.
    case compare([MomentID])
  }

  /// A search for the nearest moment of a kind.
  struct Search: Hashable, Sendable {
    /// The kinds of moment.
    enum Goal: Hashable, Sendable {
      /// The words of its step contain a text, which stands here in lower case and as it was written.
      case words(String, written: String)
      /// A run stops there.
      case stop(Play.Stop)
    }

    /// The kind of moment that is looked for.
    let goal: Goal
    /// True if the search runs towards later moments, false if towards earlier ones.
    let isForward: Bool
    /// The moment that was examined last.
    var moment: MomentID
    /// The point of the script that was examined last; nil off the script.
    var point: Int?
    /// True if the search has gone on at the other end of the way.
    var hasWrapped = false
  }

  /// The work, with its progress.
  var work: Work
  /// The number of steps taken, or of moments examined.
  package internal(set) var count = 0
  /// The moment at which the job began.
  let origin: MomentID
  /// The place to go back to if the job comes to nothing; nil if it stays where it has come to.
  let placeBefore: Bookmark?

  /// Creates a job that begins at a moment.
  init(_ work: Work, at origin: MomentID, goingBackTo placeBefore: Bookmark? = nil) {
    self.work = work
    self.origin = origin
    self.placeBefore = placeBefore
  }

  /// The number of steps that a job takes when it begins, so that a short job is done at once.
  static let firstSlice = 128

  /// The most steps that one key press takes.
  static let stepLimit = StepRun.stepLimit
}

extension Play {
  /// The state of a job after a slice.
  enum JobState: Hashable, Sendable {
    /// The job has more to do.
    case goesOn
    /// The job is done, with a message if there is something to say.
    case isDone(Message?)
  }

  /// Begins a job at the current moment.
  mutating func begin(_ work: Job.Work) {
    job = Job(work, at: timeline.current)
  }

  /// Begins to run to the next change of the selected slot, and comes back if there is none.
  mutating func runToNextChange() {
    let work = Job.Work.runForward(.condition(.slotChanges(selected)))
    job = Job(work, at: timeline.current, goingBackTo: Bookmark(in: self))
  }

  /// Continues the job.
  ///
  /// - Parameter steps: the most steps to take now.
  /// - Returns: the state of the job; `isDone` if there is no job.
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
    if timeline.current != job.origin { focusWhoActed() }
    return .isDone(message)
  }

  /// Stops the job at the moment that it has reached.
  ///
  /// - Returns: a message about the stop; nil if there is no job.
  mutating func stopJob() -> Message? {
    guard let job else { return nil }
    self.job = nil
    if timeline.current != job.origin { focusWhoActed() }
    if case .compare = job.work { comparing.compareByHand(with: nil) }
    return .note(stopWords(job))
  }

  /// Continues a command of the prompt.
  private mutating func goOn(_ run: StepRun, atMost steps: Int) -> JobState {
    var run = run
    do {
      let isDone = try goOn(&run, atMost: steps)
      job?.work = .command(run)
      job?.count = run.count
      guard isDone else { return .goesOn }
      return .isDone(run.count > 0 ? breakpointWords.map { .note($0) } : nil)
    } catch {
      return .isDone(.problem(error.sentence))
    }
  }

  /// Takes one step of the job.
  private mutating func takeStep() -> JobState {
    guard let job else { return .isDone(nil) }
    switch job.work {
    case .command: preconditionFailure("the steps of a command are the script runner's")
    case .runForward(let stop):
      guard advance() else { return .isDone(miss(stop, goingBackTo: job.placeBefore)) }
      self.job?.count += 1
      if let stopped = breakpointWords { return .isDone(.note(stopped)) }
      if isReached(stop) { return .isDone(words(onReaching: stop)) }
      return job.count + 1 < Job.stepLimit ? .goesOn : .isDone(.note(limitWords))
    case .finish(let task):
      guard case .ready(let stepID) = snapshot.readiness(of: task) else {
        return .isDone(words(onFinishing: task, hasMoved: job.count > 0))
      }
      playhead.perform(.step(Step(task: task, id: stepID, pick: nil)))
      self.job?.count += 1
      if let stopped = breakpointWords { return .isDone(.note(stopped)) }
      if snapshot.machine[task].isIdle { return .isDone(nil) }
      return job.count + 1 < Job.stepLimit ? .goesOn : .isDone(.note(limitWords))
    case .random(let run): return goOn(run)
    case .search(let search): return goOn(search)
    case .compare(let moments):
      guard job.count < moments.count else { return .isDone(nil) }
      let timeline = timeline
      comparing.computed?.follow(into: moments[moments.count - 1 - job.count], in: timeline)
      self.job?.count += 1
      return job.count + 1 < moments.count ? .goesOn : .isDone(nil)
    }
  }

  /// Ends a run forward that has not reached its stop.
  ///
  /// - Returns: the message about it.
  private mutating func miss(_ stop: Stop, goingBackTo placeBefore: Bookmark?) -> Message {
    guard let placeBefore else { return words(onMissing: stop) }
    let end = timeline.number
    go(to: placeBefore)
    return .problem(
      "Slot \(placeBefore.selected) does not change again up to the end, which is step \(end)."
    )
  }

  /// Returns the message about a task that cannot take another step, or nil if there is none.
  private func words(onFinishing task: TaskID, hasMoved: Bool) -> Message? {
    let name = snapshot.name(of: task)
    switch snapshot.readiness(of: task) {
    case .waits(_, let reason): return .note("\(name) \(snapshot.describe(reason)).")
    case .finished where !hasMoved: return .note("\(name) has finished.")
    case .picks:
      return .note("\(name) can work on any page: taking its move starts it at the selected slot.")
    case .ready, .finished: return nil
    }
  }

  /// Computes the race under other rules at the current moment, unless it is known there.
  ///
  /// A short path to the moment is computed at once; a long one becomes a job.
  mutating func followComparison() {
    guard job == nil else { return }
    guard let target = comparing.target else { return }
    if comparing.computed?.target != target {
      comparing.computed = Comparison(target, in: timeline)
    }
    guard let unknown = comparing.computed?.unknown(to: timeline.current, in: timeline),
      !unknown.isEmpty
    else { return }
    begin(.compare(unknown))
    _ = goOn(atMost: Job.firstSlice)
  }
}
