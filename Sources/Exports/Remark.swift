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
    return narration.consequences.first(where: \.isBreach)?.phrase
  }

  /// The effect of the step, if it is a step of shmem_undo_range().
  private var effect: UndoEffect<SharedStorage.Batch>? {
    before.machine.transition(for: step, in: before.scenario)?.effect.undo
  }

  /// The words for what a gather found.
  private var gathered: String? {
    switch effect {
    case .findsNothing: return "got nothing"
    case .gathers(let batch, _):
      let gathered = batch.cursor.batch
      let entries = (0..<gathered.count).map { gathered[$0].entry.description }
      let more = entries.count > 4 ? " and \(entries.count - 4) more" : ""
      return "got \(entries.prefix(4).joined(separator: ", "))\(more)"
    case .gathersSlot(let gather):
      if case .takes(let entry) = gather.look { return "got \(entry)" }
      return gather.isLast && gather.gathering.batch.cursor.batch.count == 0 ? "got nothing" : nil
    case .begins, .exceptional, .page, .leaves, .edge, .returnsEarly, .accounts, nil: return nil
    }
  }

  /// That another task has the lock that the first loop tries.
  private var refusal: String? {
    guard case .page(.findsLocked(let owner), _) = effect else { return nil }
    return "no: locked by \(before.name(of: owner))"
  }

  /// The words for a slot that no longer holds the value gathered from it.
  private var objection: String? {
    switch effect {
    case .exceptional(let effect, let batch):
      switch effect {
      case .emptiesSlots(_, let found), .removesSwap(_, let found, _),
        .misses(.hasOtherEntry(let found), _, _):
        return objection(to: batch.cursor.current, found)
      case .misses(.beginsBefore, let range, _): return "no: begins at \(range.base)"
      case .misses(.endsAfter, let range, _): return "no: ends at \(range.end)"
      case .misses(.hasOtherOrder(let order), let range, _):
        return "no: order \(range.order), was \(order)"
      case .readsOrder(let order): return "order \(order)"
      case .asksWhy(_, .passes): return "passes"
      case .asksWhy(_, .goesBack(let index)): return "back to \(index)"
      case .looksForCachedPage, .locksCachedPage, .freesSwap, .clearsShadow:
        return nil
      }
    case .page(let effect, let batch):
      switch effect {
      case .belongs, .findsUnderWriteback, .findsGone, .keeps:
        let gathered = batch.cursor.current
        return objection(to: gathered, before.machine[gathered.index])
      case .cuts(.stays(let count)): return "not split: \(count) references"
      case .cuts(.isDropped(let count)): return "removed whole: \(count) references"
      case .cutsEnd(let cut): return remark(on: cut)
      case .locks, .findsLocked, .meetsWriteback, .seesWriteEnd, .keepsGathered, .unmaps, .removes,
        .cuts(.splits), .findsRemoved, .findsMapped, .unlocks:
        return nil
      }
    case .edge(.cutsEnd(_, let cut), _): return remark(on: cut)
    case .begins, .gathers, .gathersSlot, .findsNothing, .leaves, .edge, .returnsEarly, .accounts,
      nil:
      return nil
    }
  }

  private func remark(on cut: EndCut) -> String? {
    switch cut {
    case .splits: nil
    case .findsOther: "no: not a large page"
    case .findsLocked: "no: it is locked"
    case .stays(_, let count): "not split: \(count) references"
    }
  }

  private func objection(to gathered: Gathered, _ found: Entry?) -> String? {
    switch gathered.entry {
    case .shadow: return nil
    case .page, .swap:
      guard found != gathered.entry else { return nil }
      return "no: slot \(gathered.index) \(found.map { "holds \($0)" } ?? "is empty")"
    }
  }

  /// The words for a gathered value of the punch that the step made stale.
  private var staleness: String? {
    guard step.task != .puncher else { return nil }
    let known = before.staleEntries
    guard let fresh = after.staleEntries.first(where: { !known.contains($0) }) else { return nil }
    return "punch still has \(fresh.entry)"
  }
}
