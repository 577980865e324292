// Knows how to tell what a loop of shmem_undo_range() does about a swap entry that can take several slots.

import Shmem

extension UndoWords {
  /// Returns the words for some slots: `slot 2`, `slots 0 to 3`.
  static func slots(_ range: EntryRange) -> String {
    range.isLarge ? "slots \(range.base) to \(range.end.rawValue - 1)" : "slot \(range.base)"
  }

  /// Returns the names of the swap slots of an entry: `s2`, `s0 to s3`.
  static func swaps(from first: SwapEntry, order: Int) -> String {
    order > 0 ? "\(first) to \(SwapEntry(first.offset + UInt32(1 << order) - 1))" : "\(first)"
  }

  /// Returns the words for the slots that become empty, after a sentence that has named the one at the cursor.
  func tellEmptied(_ range: EntryRange) -> String { range.isLarge ? Self.slots(range) : "it" }

  /// Returns a clause about an entry that takes other slots than when it was gathered, which a comparison of values does
  /// not notice; nothing if it takes the same.
  func tellNewOrder(_ range: EntryRange, _ gathered: Gathered) -> String {
    guard range.order != gathered.order else { return "" }
    return
      ", although it took \(Self.slots(gathered.range)) when it was gathered and takes \(Self.slots(range)) now"
  }

  /// Tells that several swap slots are freed, and how many of them had no owner any more.
  func tell(_ releases: SwapReleases, from entry: Entry) -> String {
    let first = entry.swap?.offset ?? 0
    let names = "frees swap slots s\(first) to s\(first + UInt32(releases.count) - 1)"
    let count = ([releases.first] + releases.others).count { $0 == .findsNoOwner }
    return count == 0 ? names : "\(names), of which \(count) had no owner any more"
  }

  /// Tells the reason why an entry is not removed.
  func tell(_ miss: EntryMiss, _ range: EntryRange, _ gathered: Gathered) -> String {
    let (index, entry) = (gathered.index, gathered.entry)
    switch miss {
    case .hasOtherEntry:
      let name = entry.swap == nil ? "shadow \(entry)" : "\(entry)"
      return "Slot \(index) no longer holds \(name) but \(context.describe(slot: index))"
    case .beginsBefore:
      return "\(entry) takes \(Self.slots(range)) and begins before slot \(index)"
    case .endsAfter: return "\(entry) takes \(Self.slots(range)) and ends after the hole"
    case .hasOtherOrder(let order):
      let before = Self.slots(EntryRange(order: order, covering: index))
      return "\(entry) took \(before) and now takes \(Self.slots(range))"
    }
  }

  /// Tells where the second loop goes on after an entry that it could not remove.
  func tell(_ way: WayOn, _ range: EntryRange, _ gathered: Gathered) -> String {
    let there =
      range.isLarge
      ? "The entry in slot \(gathered.index) takes \(Self.slots(range))"
      : "Slot \(gathered.index) holds \(context.describe(slot: gathered.index))"
    switch way {
    case .passes(nil): return "\(there): \(who) leaves it alone and goes on after it."
    case .passes(.some(let start)):
      return "\(there): \(who) leaves it alone, and scans from page \(start) on only."
    case .goesBack(let index): return "\(there): \(who) goes back to page \(index)."
    }
  }

  /// Returns the sentence about a page that reaches past the range: its part in there is zeroed, the page split.
  func tell(_ cut: FolioCut, of page: PageNumber) -> String {
    let zeroed = "\(who) zeroes the part of \(page) that lies in \(range)"
    switch cut {
    case .splits(let split, let goesOn):
      let sentence = "\(zeroed), and splits it\(split.pageWords)."
      guard goesOn else { return sentence }
      return "\(sentence) Next is that of \(EntrySplit.slots(split.piece(with: call.range.end)))."
    case .stays(let references):
      return "\(zeroed). \(tellInTheWay(references, of: page)): it stays whole."
    case .isDropped(let references):
      return
        "\(zeroed). \(tellInTheWay(references, of: page)). As it is clean, it is removed, its other data too."
    }
  }

  /// Returns the sentence about the piece of a page at the end of the range, which is split if nothing is in the way.
  func tell(_ cut: EndCut) -> String {
    switch cut {
    case .splits(let split, let page):
      return "\(who) splits \(page), where \(range) ends,\(split.pageWords)."
    case .findsOther(_, let index):
      let slot = context.describe(slot: index)
      return "Slot \(index), where \(range) ends, holds \(slot): \(who) has no page to split there."
    case .findsLocked(let page, let owner):
      return
        "\(context.name(of: owner)) has locked \(page), where \(range) ends: \(who) does not wait, and it stays whole."
    case .stays(let page, let references):
      return "\(tellInTheWay(references, of: page)): it stays whole, across the end of \(range)."
    }
  }

  private func tellInTheWay(_ references: Int, of page: PageNumber) -> String {
    let others = references == 1 ? "another reference" : "\(references) other references"
    return "With \(others) \(page) cannot be split"
  }

  /// Returns the words for the slots that a page leaves: "slot 2 is empty", "slots 4 to 7 are empty".
  func tellEmptied(by page: PageNumber, at index: PageIndex) -> String {
    let slots = context.machine.entryRange(at: index)
    return slots.isLarge ? "\(Self.slots(slots)) are empty" : "slot \(index) is empty"
  }
}
