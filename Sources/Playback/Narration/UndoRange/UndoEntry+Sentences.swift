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
    case .emptiesSlot(let found):
      guard found == gathered.entry else { return tellBlindRemoval(gathered, of: found) }
      return "Slot \(index) still holds \(gathered.entry): \(who) empties it."
    case .freesSwap(let release):
      return "\(who) has emptied slot \(index) and \(tell(release, of: gathered.entry))."
    case .removesSwap(let found, let release):
      guard found == gathered.entry else { return tellBlindRemoval(gathered, of: found) }
      return "Slot \(index) still holds \(gathered.entry): \(who) empties it and "
        + "\(tell(release, of: gathered.entry))."
    case .clearsShadow:
      return
        "Slot \(index) still holds shadow \(gathered.entry): \(who) empties it, and no data goes "
        + "with it."
    case .misses(_, let retry): return tellMiss(batch, retry: retry)
    case .readsOrder(let order): return tellOrder(order, of: gathered)
    case .emptiesRun(let run): return tellEmptying(run, gathered)
    case .freesRun(let releases): return tellRelease(releases, of: gathered)
    case .removesRun(let run, let releases): return tellRemoval(run, releases, gathered)
    case .leavesRun(let run, let why, let next):
      return tellRefusal(why, run, then: next, gathered)
    case .asksWhy(let run, let way): return tellWay(way, run, gathered)
    }
  }

  private func tellMiss(_ batch: UndoBatch<SharedStorage.Batch>, retry: PageIndex?) -> String {
    let gathered = batch.cursor.current
    let slot = context.describe(slot: gathered.index)
    let isShadow = gathered.entry.swap == nil
    let entry = isShadow ? "shadow \(gathered.entry)" : "\(gathered.entry)"
    let change = "Slot \(gathered.index) no longer holds \(entry) but \(slot)"
    let isOutOfRetries = retry == nil && call.retriesEntries(in: batch.loop)
    switch (batch.loop, retry) {
    case (.first, nil):
      let why = isOutOfRetries ? "no retry is left, and " : ""
      return "\(change): \(why)the first loop skips it."
    case (.second, nil): return "\(change); \(tellWhatIsLeft(isOutOfRetries))."
    case (.first, .some(let index)) where !isShadow:
      return "\(change): the first loop has to go back to page \(index)."
    case (.first, .some(let index)), (.second, .some(let index)):
      return "\(change): \(who) has to go back to page \(index)."
    }
  }

  func tell(_ release: SwapRelease, of entry: Entry) -> String {
    switch release {
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
    case .removes: return "\(who) removes \(page): slot \(index) is empty."
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
