// Knows how to say how far something has come that takes many steps, and where it was stopped.

import Shmem

extension Play {
  /// How far the job has come; nothing if there is none.
  var jobWords: String? {
    guard let job else { return nil }
    let end = "any key stops."
    switch job.work {
    case .runForward, .finish, .command:
      let place = situation.cursorIndex.map { ", now at page \(Int($0.rawValue).grouped)" } ?? ""
      return "\(job.count.grouped) steps so far\(place); \(end)"
    case .search: return "Searching: \(job.count.grouped) steps so far; \(end)"
    case .compare(let moments):
      return "Comparing: \(job.count.grouped) of \(moments.count.grouped) steps; \(end)"
    }
  }

  /// What there is to say where a job was stopped.
  func stopWords(_ job: Job) -> String {
    switch job.work {
    case .runForward, .finish, .command:
      guard job.count > 0 else { return "Stopped." }
      let count = job.count == 1 ? "1 step" : "\(job.count.grouped) steps"
      return "Stopped after \(count). :goto \(timeline.number(of: job.origin)) takes them back."
    case .search(let search):
      return "The search for '\(search.written)' is stopped after \(job.count.grouped) steps."
    case .compare: return "The comparison is put away, for it was stopped."
    }
  }

  /// What there is to say where a key has taken as many steps as it may.
  var limitWords: String { "Stopped after \(Job.stepLimit.grouped) steps; the same key goes on." }
}
