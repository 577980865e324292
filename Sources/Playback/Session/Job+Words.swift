// Knows how to put the progress of a job into words, and its end if it is stopped.

import Script
import Shmem

extension Play {
  /// The message about the progress of the job; nil if there is no job.
  var jobWords: String? {
    guard let job else { return nil }
    let end = "any key stops."
    switch job.work {
    case .runForward, .finish, .random, .command:
      let place = snapshot.cursorIndex.map { ", now at page \(Int($0.rawValue).grouped)" } ?? ""
      return "\(job.count.grouped) steps so far\(place); \(end)"
    case .search: return "Searching: \(job.count.grouped) steps so far; \(end)"
    case .compare(let moments):
      return "Comparing: \(job.count.grouped) of \(moments.count.grouped) steps; \(end)"
    }
  }

  /// Returns the message about a job that was stopped.
  func stopWords(_ job: Job) -> String {
    switch job.work {
    case .random(let run): return words(afterRun: run, "stopped by a key.")
    case .runForward, .finish, .command:
      guard job.count > 0 else { return "Stopped." }
      let count = job.count == 1 ? "1 step" : "\(job.count.grouped) steps"
      return "Stopped after \(count). :goto \(timeline.number(of: job.origin)) takes them back."
    case .search(let search):
      guard case .words(_, let written) = search.goal else { return "Stopped." }
      return "The search for '\(written)' is stopped after \(job.count.grouped) steps."
    case .compare: return "The comparison was stopped and is closed."
    }
  }

  /// Returns the message at the end of a run at random, with its seed and the reason of its end.
  func words(afterRun run: RandomRun, _ reason: String) -> String {
    let steps = run.count == 1 ? "1 random step" : "\(run.count.grouped) random steps"
    let start = job.map { timeline.number(of: $0.origin) } ?? 0
    return "Seed \(run.seed), \(steps) from step \(start) on: \(reason)"
  }

  /// Returns the message at the end of a run that has reached its stop; nil if nothing is to be said.
  func words(onReaching stop: Stop) -> Message? {
    switch stop {
    case .cursorStep, .landmark: nil
    case .condition(let condition): .note(words(for: condition, at: timeline.current))
    }
  }

  /// Returns the message at the end of a run forward that has not reached its stop.
  func words(onMissing stop: Stop) -> Message {
    switch stop {
    case .cursorStep, .landmark: return .note(endWords)
    case .condition(let condition):
      let start = job.map { timeline.number(of: $0.origin) } ?? 0
      return .problem(
        "The end is reached, and this has not become true: \(condition.text). :goto \(start) leads back."
      )
    }
  }

  /// The message that one key press has taken the most steps it may take.
  var limitWords: String {
    "Stopped after \(Job.stepLimit.grouped) steps; press the same key to "
      + "go on."
  }
}
