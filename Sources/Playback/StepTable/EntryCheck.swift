// Knows what a walk finds when it compares an entry in its hands with the slot that the entry came from.

package import Shmem

/// The comparison of a gathered entry with its slot, and what the walk does then.
///
/// ```text
///   got s2  =  now s2    the slot still holds the entry
///   got s2  ≠  now P2    another entry: the cursor goes on, or goes back to gather again
/// ```
package struct EntryCheck: Hashable, Sendable {
  /// The step of a walk after the comparison.
  package enum Outcome: Hashable, Sendable {
    /// It works on the entry, which the slot still holds.
    case holds
    /// It empties the slot, although that holds something else.
    case emptiesBlindly
    /// It goes on: the second loop will come to the slot.
    case leavesToSecondLoop
    /// It goes on: the loop starts over until it finds nothing.
    case leavesToNextScan
    /// It goes on, and does not come back to the slot.
    case passes
    /// It goes back to a page of the file, to gather again from there.
    case goesBack(to: PageIndex)
  }

  /// The entry that was gathered, with the slots that it took then.
  package let gathered: Gathered
  /// The entry that the slot holds; nil if the slot is empty.
  package let found: Entry?
  /// The step of the walk after it.
  package let outcome: Outcome
  /// The number of slots that have the gathered value, where that is the reason to leave them alone.
  package internal(set) var slotCount: UInt64?

  /// The page of the file.
  package var index: PageIndex { gathered.index }
  /// True if the slot still holds the entry.
  package var isEqual: Bool { outcome == .holds }
}

extension StepChange {
  /// The comparison of a gathered entry with its slot that the step makes; nil if it makes none.
  package var entryCheck: EntryCheck? {
    guard let step, let call = before.machine.undoRangeCall(of: step.task, in: before.scenario)
    else { return nil }
    switch effect?.undo {
    case .exceptional(let effect, let batch): return check(effect, batch, call)
    case .page(let effect, let batch): return check(effect, batch, call)
    case .begins, .gathers, .gathersSlot, .findsNothing, .leaves, .edge, .returnsEarly, .accounts,
      nil:
      return nil
    }
  }

  private func check(
    _ effect: UndoExceptionalEffect,
    _ batch: UndoBatch<SharedStorage.Batch>,
    _ call: UndoRangeCall
  ) -> EntryCheck? {
    let gathered = batch.cursor.current
    switch effect {
    case .emptiesSlots(_, let found), .removesSwap(_, let found, _):
      let outcome: EntryCheck.Outcome = found == gathered.entry ? .holds : .emptiesBlindly
      return check(gathered, finding: found, outcome)
    case .clearsShadow: return check(gathered, finding: gathered.entry, .holds)
    case .misses(_, _, .goesOn), .asksWhy(_, .passes):
      return check(gathered, outcome(nil, batch.loop, call))
    case .misses(_, _, .goesBack(let target)), .asksWhy(_, .goesBack(let target)):
      return check(gathered, .goesBack(to: target))
    // P16d decides where the cursor goes on.
    case .misses(_, _, .asksWhy): return nil
    case .looksForCachedPage, .locksCachedPage, .readsOrder, .freesSwap: return nil
    }
  }

  private func check(
    _ effect: UndoPageEffect,
    _ batch: UndoBatch<SharedStorage.Batch>,
    _ call: UndoRangeCall
  ) -> EntryCheck? {
    let gathered = batch.cursor.current
    switch effect {
    case .belongs: return check(gathered, finding: gathered.entry, .holds)
    case .findsGone(let retry):
      return check(
        gathered,
        finding: before.machine[gathered.index],
        outcome(retry, batch.loop, call)
      )
    case .locks, .findsLocked, .meetsWriteback, .seesWriteEnd, .findsUnderWriteback, .keeps,
      .keepsGathered, .unmaps, .removes, .cuts, .cutsEnd, .findsRemoved, .findsMapped, .unlocks:
      return nil
    }
  }

  /// Returns the comparison with what a slot holds that can be part of a large entry.
  private func check(_ gathered: Gathered, _ outcome: EntryCheck.Outcome) -> EntryCheck {
    let found = before.machine[gathered.index]
    var result = check(gathered, finding: found, outcome)
    if found == gathered.entry {
      result.slotCount = before.machine.entryRange(at: gathered.index).count
    }
    return result
  }

  private func check(
    _ gathered: Gathered,
    finding found: Entry?,
    _ outcome: EntryCheck.Outcome
  ) -> EntryCheck {
    EntryCheck(gathered: gathered, found: found, outcome: outcome)
  }

  private func outcome(
    _ retry: PageIndex?,
    _ loop: UndoLoop,
    _ call: UndoRangeCall
  ) -> EntryCheck.Outcome {
    if let retry { return .goesBack(to: retry) }
    switch loop {
    case .first: return .leavesToSecondLoop
    case .second: return call.startsOver ? .leavesToNextScan : .passes
    }
  }
}

extension Play {
  /// The comparison of a gathered entry with its slot that the last step has made; nil if it made none.
  package var entryCheck: EntryCheck? { timeline.change(at: timeline.current)?.entryCheck }

  /// The same in the race that this one is compared with.
  package var otherEntryCheck: EntryCheck? {
    guard let other = otherRace, let parent = timeline.parent(of: timeline.current),
      let before = otherSnapshot(at: parent), let step = other.step
    else { return nil }
    return StepChange(before: before, after: other.snapshot, step: step).entryCheck
  }
}
