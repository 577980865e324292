// Knows how to tell what a loop of shmem_undo_range() does about a swap entry that can take several slots.

import Shmem

extension UndoWords {
  func tellOrder(_ order: Int, of gathered: Gathered) -> String {
    let slots = Self.slots(EntryRun(order: order, covering: gathered.index))
    return "\(who) reads, without a lock, that \(gathered.entry) takes \(slots)."
  }

  func tellEmptying(_ run: EntryRun, _ gathered: Gathered) -> String {
    "Slot \(gathered.index) still holds \(gathered.entry): \(who) empties \(Self.slots(run))."
  }

  func tellRelease(_ releases: [SwapRelease], of gathered: Gathered) -> String {
    "\(who) frees swap slots \(swapSlots(of: gathered, releases))."
  }

  func tellRemoval(_ run: EntryRun, _ releases: [SwapRelease], _ gathered: Gathered) -> String {
    "Slot \(gathered.index) still holds \(gathered.entry): \(who) empties \(Self.slots(run)) and frees "
      + "swap slots \(swapSlots(of: gathered, releases))."
  }

  func tellRefusal(
    _ why: RunRefusal,
    _ run: EntryRun,
    then next: AfterRefusal,
    _ gathered: Gathered
  ) -> String {
    "\(tell(why, run, gathered)): \(who) removes nothing\(tell(next))."
  }

  /// Returns the words for some slots: `slot 2`, `slots 0 to 3`.
  static func slots(_ run: EntryRun) -> String {
    run.isLarge ? "slots \(run.base) to \(run.end.rawValue - 1)" : "slot \(run.base)"
  }

  /// Returns the words for swap slots that are given back, and for those that have no owner any more.
  private func swapSlots(of gathered: Gathered, _ releases: [SwapRelease]) -> String {
    let first = gathered.entry.swap?.offset ?? 0
    let names = "s\(first) to s\(first + UInt32(releases.count) - 1)"
    let count = releases.count { $0 == .findsNoOwner }
    return count == 0 ? names : "\(names), of which \(count) had no owner any more"
  }

  private func tell(_ why: RunRefusal, _ run: EntryRun, _ gathered: Gathered) -> String {
    let (index, entry) = (gathered.index, gathered.entry)
    return switch why {
    case .hasOtherValue:
      "Slot \(index) no longer holds \(entry) but \(context.describe(slot: index))"
    case .beginsBefore: "\(entry) takes \(Self.slots(run)) and begins before slot \(index)"
    case .endsAfter: "\(entry) takes \(Self.slots(run)) and ends after the hole"
    case .hasOtherOrder(let order):
      "\(entry) took \(Self.slots(EntryRun(order: order, covering: index))) and now takes "
        + Self.slots(run)
    }
  }

  private func tell(_ next: AfterRefusal) -> String {
    switch next {
    case .goesOn: ""
    case .goesBack(let index): " and has to go back to page \(index)"
    case .asksWhy: ", and looks why"
    }
  }

  func tellWay(_ way: WayOn, _ run: EntryRun, _ gathered: Gathered) -> String {
    let there =
      run.isLarge
      ? "The entry in slot \(gathered.index) takes \(Self.slots(run))"
      : "Slot \(gathered.index) holds \(context.describe(slot: gathered.index))"
    switch way {
    case .passes(nil): return "\(there): \(who) leaves it alone and goes on after it."
    case .passes(.some(let start)):
      return "\(there): \(who) leaves it alone, and scans from page \(start) on only."
    case .goesBack(let index): return "\(there): \(who) has to go back to page \(index)."
    }
  }
}
