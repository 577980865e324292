// Knows what is to be remarked on a step, in the few words that a table has room for.

import Playback
import Shmem

/// The remark on a step, if there is one to be made.
struct Remark {
  private let step: Step
  private let before: Snapshot
  private let after: Snapshot

  /// Looks at a step and the snapshots around it.
  init(on step: Step, before: Snapshot, after: Snapshot) {
    self.step = step
    self.before = before
    self.after = after
  }

  /// The most important that is to be said, without a full stop.
  var text: String? { breach ?? gathered ?? refusal ?? objection ?? staleness }

  /// A promise that the step broke, as the narrator tells it.
  private var breach: String? {
    let isBroken = Promise.allCases.contains {
      !before.status(of: $0).isBroken && after.status(of: $0).isBroken
    }
    guard isBroken else { return nil }
    let narration = Narrator(before: before, after: after).tell(.step(step))
    let words = narration.consequences[0]
    return words.hasSuffix(".") ? String(words.dropLast()) : words
  }

  /// What a gather found.
  private var gathered: String? {
    guard step.id == .p5 || step.id == .p14 else { return nil }
    guard let cursor = after.machine[step.task].undo?.cursor, cursor.batch.count > 0 else {
      return "got nothing"
    }
    let entries = (0..<cursor.batch.count).map { cursor.batch[$0].entry.description }
    let more = entries.count > 4 ? " and \(entries.count - 4) more" : ""
    return "got \(entries.prefix(4).joined(separator: ", "))\(more)"
  }

  /// That somebody else has the lock that the first loop tries.
  private var refusal: String? {
    guard step.id == .p8, let cursor = before.machine[step.task].undo?.cursor,
      let owner = cursor.current.entry.page.flatMap({ before.machine[$0].lockOwner })
    else { return nil }
    return "no: \(before.name(of: owner)) has it"
  }

  /// That a slot no longer holds what was gathered from it.
  private var objection: String? {
    guard [.p6, .p9, .p16, .p18].contains(step.id),
      let cursor = before.machine[step.task].undo?.cursor, !cursor.isExhausted
    else { return nil }
    let gathered = cursor.current
    let entry = before.machine[gathered.index]
    guard entry != gathered.entry else { return nil }
    return "no: slot \(gathered.index) \(entry.map { "holds \($0)" } ?? "is empty")"
  }

  /// That the step made something stale which the punch has gathered.
  private var staleness: String? {
    guard step.task != .puncher else { return nil }
    let known = before.staleEntries
    guard let fresh = after.staleEntries.first(where: { !known.contains($0) }) else { return nil }
    return "punch has \(fresh.entry)"
  }
}
