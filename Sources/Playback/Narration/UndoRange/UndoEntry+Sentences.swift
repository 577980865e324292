// Knows how to tell what a loop of shmem_undo_range() does about the entry at its cursor.

import Shmem

extension UndoWords {
  // MARK: A swap entry or a shadow

  func tell(
    _ effect: UndoExceptionalEffect,
    _ batch: UndoBatch<SharedStorage.Batch>
  ) -> String {
    let gathered = batch.cursor.current
    let index = gathered.index
    switch effect {
    case .looksForCachedPage(nil):
      return "\(gathered.entry) has no page in the swap cache: \(who) has nothing to lock for it."
    case .looksForCachedPage(.some(let page)):
      return "\(who) finds \(page) in the swap cache for \(gathered.entry) and takes a reference."
    case .locksCachedPage(let page):
      return "\(who) locks \(page): while it holds the lock, no task can swap the page in."
    case .readsOrder(let order):
      let slots = Self.slots(EntryRange(order: order, covering: index))
      return "\(who) reads, without a lock, that \(gathered.entry) takes \(slots)."
    case .emptiesSlots(let range, let found):
      guard found == gathered.entry else { return tellBlindRemoval(gathered, of: found) }
      return "Slot \(index) still holds \(gathered.entry): \(who) empties \(tellEmptied(range))."
    case .freesSwap(let releases):
      return "\(who) has emptied slot \(index) and \(tell(releases, of: gathered.entry))."
    case .removesSwap(let range, let found, let releases):
      guard found == gathered.entry else { return tellBlindRemoval(gathered, of: found) }
      return
        "Slot \(index) still holds \(gathered.entry)\(tellNewOrder(range, gathered)): \(who) empties "
        + "\(tellEmptied(range)) and \(tell(releases, of: gathered.entry))."
    case .clearsShadow:
      return
        "Slot \(index) still holds shadow \(gathered.entry): \(who) empties it, and no data goes "
        + "with it."
    case .misses(let miss, let range, let next):
      return tell(miss, range, then: next, batch)
    case .asksWhy(let range, let way): return tell(way, range, gathered)
    }
  }

  private func tell(
    _ miss: EntryMiss,
    _ range: EntryRange,
    then next: AfterMiss,
    _ batch: UndoBatch<SharedStorage.Batch>
  ) -> String {
    let change = tell(miss, range, batch.cursor.current)
    switch (batch.loop, next) {
    case (_, .asksWhy): return "\(change): \(who) removes nothing, and looks why."
    case (.first, .goesOn):
      let why = call.retriesEntries(in: .first) ? "no retry is left, and " : ""
      return "\(change): \(why)the first loop skips it."
    case (.second, .goesOn):
      return "\(change); \(tellWhatIsLeft(call.retriesEntries(in: .second)))."
    case (.first, .goesBack(let index)) where batch.cursor.current.entry.swap != nil:
      return "\(change): the first loop has to go back to page \(index)."
    case (_, .goesBack(let index)): return "\(change): \(who) has to go back to page \(index)."
    }
  }

  private func tell(_ releases: SwapReleases, of entry: Entry) -> String {
    guard releases.others.isEmpty else { return tell(releases, from: entry) }
    return switch releases.first {
    case .findsNoOwner: "frees nothing, as \(entry) has no owner"
    case .freesSlot: "frees the swap slot"
    case .freesSlotAndPage(let page): "frees the swap slot with its cached page \(page)"
    case .freesSlotAndLockedPage(let page):
      "frees the swap slot with its cached page \(page), which it had locked"
    case .leavesPage(let page):
      "gives up \(entry); its busy page \(page) stays in the swap cache"
    }
  }

  /// Tells that a swap entry is removed from a slot that holds something else.
  private func tellBlindRemoval(_ gathered: Gathered, of found: Entry?) -> String {
    let index = gathered.index
    guard let found else {
      return
        "Slot \(index) is empty; \(who) does not check and counts \(gathered.entry) as removed."
    }
    return "Slot \(index) holds \(found) and not \(gathered.entry); \(who) does not check and "
      + "empties it: \(found) is never released."
  }

  // MARK: A page

  func tell(_ effect: UndoPageEffect, _ batch: UndoBatch<SharedStorage.Batch>) -> String {
    let (page, index) = (batch.cursor.current.entry, batch.cursor.current.index)
    switch effect {
    case .locks:
      return batch.loop == .first
        ? "\(who) locks \(page) without having to wait."
        : "\(who) locks \(page); here it may sleep for the lock."
    case .findsLocked(let owner):
      return
        "\(who) cannot lock \(page), as \(context.name(of: owner)) has locked it: the first loop skips it."
    case .seesWriteEnd: return "\(page) has reached the disk: \(who) may go on."
    case .belongs, .meetsWriteback:
      return call.takesPageLocks
        ? "\(page) still belongs to the file: while it is locked, no other task can remove it."
        : "\(page) still belongs to the file; without its lock that may change at any moment."
    case .findsUnderWriteback:
      return "\(page) is being written to the disk: the first loop skips it."
    case .findsGone(let retry): return tellGone(page, from: index, retry: retry, in: batch.loop)
    case .keeps, .keepsGathered:
      return "\(page) has been written to and holds data: \(who) keeps it."
    case .unmaps: return "\(who) clears the pte of \(page)."
    case .removes:
      let emptied = page.page.map { tellEmptied(by: $0, at: index) } ?? ""
      return "\(who) removes \(page): \(emptied)."
    case .cuts(let cut): return page.page.map { tell(cut, of: $0) } ?? ""
    case .cutsEnd(let cut): return tell(cut)
    case .findsRemoved:
      return
        "\(page) has left the file since the check: \(who) removes nothing, and does not notice."
    case .findsMapped: return "\(page) has been mapped since the check."
    case .unlocks: return "\(who) unlocks \(page)."
    }
  }

  private func tellGone(
    _ page: Entry,
    from index: PageIndex,
    retry: PageIndex?,
    in loop: UndoLoop
  ) -> String {
    let gone = "\(page) has left the file, slot \(index) holds \(context.describe(slot: index))"
    guard loop == .second else { return "\(gone): the first loop skips it." }
    guard let retry else {
      return "\(gone); \(tellWhatIsLeft(call.retriesPages(in: loop)))."
    }
    let unlocks = call.takesPageLocks ? "unlocks it and " : ""
    return "\(gone): \(who) \(unlocks)has to go back to page \(retry)."
  }
}
