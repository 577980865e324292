// Knows the remarks on steps, in the few words that a table has room for.

import Playback
import Shmem

/// The remark on a step, if it deserves one.
struct Remark {
  private let step: Step
  private let before: Snapshot
  private let after: Snapshot

  /// Takes a step and the snapshots before and after it.
  init(on step: Step, before: Snapshot, after: Snapshot) {
    self.step = step
    self.before = before
    self.after = after
  }

  /// The most important remark, without a full stop; nil if there is none.
  var text: String? { breach ?? gathered ?? refusal ?? objection ?? staleness }

  /// The words for a promise that the step broke, as the narrator tells it.
  private var breach: String? {
    let narration = Narrator(before: before, after: after).tell(.step(step))
    guard let words = narration.consequences.first(where: \.isBreach)?.words else { return nil }
    return words.hasSuffix(".") ? String(words.dropLast()) : words
  }

  /// The words for what a gather found.
  private var gathered: String? {
    guard step.id == .p5 || step.id == .p14 else { return nil }
    guard let cursor = after.machine[step.task].undo?.cursor, cursor.batch.count > 0 else {
      return "got nothing"
    }
    let entries = (0..<cursor.batch.count).map { cursor.batch[$0].entry.description }
    let more = entries.count > 4 ? " and \(entries.count - 4) more" : ""
    return "got \(entries.prefix(4).joined(separator: ", "))\(more)"
  }

  /// The words for a page lock that the first loop tried and another task holds.
  private var refusal: String? {
    guard step.id == .p8, let cursor = before.machine[step.task].undo?.cursor,
      let owner = cursor.current.entry.page.flatMap({ before.machine[$0].lockOwner })
    else { return nil }
    return "no: \(before.name(of: owner)) has it"
  }

  /// The words for a slot that no longer holds the value gathered from it.
  private var objection: String? {
    guard [.p6, .p9, .p16, .p18].contains(step.id),
      let cursor = before.machine[step.task].undo?.cursor, !cursor.isExhausted
    else { return nil }
    let gathered = cursor.current
    let entry = before.machine[gathered.index]
    guard entry != gathered.entry else { return nil }
    return "no: slot \(gathered.index) \(entry.map { "holds \($0)" } ?? "is empty")"
  }

  /// The words for a gathered value of the punch that the step made stale.
  private var staleness: String? {
    guard step.task != .puncher else { return nil }
    let known = before.staleEntries
    guard let fresh = after.staleEntries.first(where: { !known.contains($0) }) else { return nil }
    return "punch has \(fresh.entry)"
  }
}
