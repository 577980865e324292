// Knows what an observer counts along a schedule and no state remembers.

/// The counts of what swizzles and walks of shmem_undo_range() have done so far.
///
/// The walks are those of the puncher, and of every task that truncates, evicts or takes back a preallocation.
package struct Counters: Hashable, Sendable {
  /// The gathers of first loops: P5.
  package private(set) var firstGathers = 0
  /// The gathers of second loops, those that find nothing included: P14.
  package private(set) var secondGathers = 0
  /// The number of times that a walk passed over a swap entry, or in an ordinary file a shadow, that was no longer
  /// there: P6, P16, P6e, P16e.
  package private(set) var swapMisses = 0
  /// The number of times that such an entry sent the cursor back.
  package private(set) var swapRetries = 0
  /// The number of times that a walk passed over a page because it was busy or had left the file: P8, P9, P18; with the
  /// gather that locks also P5, once for every page of the range that it left out.
  package private(set) var pageMisses = 0
  /// The number of times that such a page sent the cursor back.
  package private(set) var pageRetries = 0
  /// The slots that went from page to swap entry; one that is emptied on the way counts once it is filled.
  package private(set) var swizzlesOut = 0
  /// The slots that went from swap entry to page; one that is emptied on the way counts once it is filled.
  package private(set) var swizzlesIn = 0
  /// The pages that the file is charged for: `info->alloced`.
  ///
  /// It goes up by one for a new page (F10), and down again if the page has come too late (F11); a collapse adds the
  /// slots that were empty (K6). Some steps take it
  /// down to `nrpages + swapped`, as the pages above that sum were dropped by other tasks. These are the step that
  /// counts a new page (F10), and those that account for `info->swapped`: S8, P21, and C12, or C9a before it counts.
  ///
  /// An entry that reclaim has put into the tree and not yet accounted for (C11 to C12) is missing in that sum. A task
  /// that corrects the count just then takes away one too many: 3.16 really does, and `alloced` stays too low. In 6.1
  /// the entry is counted twice instead (C9a to C11), and no task takes away too many. Nothing depends on it but
  /// quotas, which is why no state of a race holds it.
  ///
  /// Kernel: shmem_recalc_inode(), mm/shmem.c, 3.16 and 6.1.
  package private(set) var alloced: Int

  /// Starts to count.
  init(startOf file: FileState) {
    alloced = file.nrpages + file.swapped
  }

  /// Counts a step by its effect.
  ///
  /// - Parameters:
  ///   - effect: the effect of the step.
  ///   - before: the inode before the step.
  ///   - after: the inode after it.
  mutating func count(
    _ effect: TaskEffect<SharedStorage.Batch>,
    from before: FileState,
    to after: FileState
  ) {
    // A step that stops the kernel changes nothing else.
    guard after.oops == nil else { return }
    if let undo = effect.undo { count(undo, after) }
    if let getPage = effect.getPage { count(getPage, from: before, to: after) }
    if let swapIn = effect.swapIn { count(swapIn, after) }
    switch effect.swizzle {
    case .out: swizzlesOut += 1
    case .into: swizzlesIn += 1
    case nil: break
    }
    if effect.charge > 0 {
      alloced += effect.charge
      recalculate(after)
    }
    switch effect.correction {
    case .before: recalculate(before)
    case .after: recalculate(after)
    case nil: break
    }
  }

  /// Takes `alloced` down by the pages that were dropped since it was last looked at.
  private mutating func recalculate(_ file: FileState) {
    alloced = min(alloced, file.nrpages + file.swapped)
  }

  private mutating func count(
    _ effect: GetPageEffect,
    from before: FileState,
    to after: FileState
  ) {
    switch effect {
    case .addsToLRU(_, let order, _):
      alloced += 1 << order
      recalculate(after)
    case .clears(_, .isTakenBack): alloced -= max(1, before.nrpages - after.nrpages)
    case .findsNothing, .findsSwap, .findsPage, .locks, .findsGone, .passesSizeTest,
      .findsBehindEnd, .swapIn, .fromDisk, .allocates, .adds, .findsSlotTaken, .clears:
      break
    }
  }

  private mutating func count(_ effect: SwapInEffect, _ after: FileState) {
    guard case .cached(.accounts, _) = effect else { return }
    recalculate(after)
  }

  // MARK: shmem_undo_range()

  private mutating func count(_ effect: UndoEffect<SharedStorage.Batch>, _ after: FileState) {
    switch effect {
    case .gathers(_, let gather), .findsNothing(let gather, _, _):
      count(gather.loop)
      pageMisses += gather.leftOut
    case .gathersSlot(let gather):
      if gather.isLast { count(gather.loop) }
      if case .leavesLocked = gather.look { pageMisses += 1 }
    case .exceptional(let effect, let batch): count(effect, at: batch.cursor.current.entry)
    case .page(let effect, _): count(effect)
    case .accounts: recalculate(after)
    case .begins, .leaves, .edge, .returnsEarly: break
    }
  }

  /// Counts a gather of a loop.
  private mutating func count(_ loop: UndoLoop) {
    switch loop {
    case .first: firstGathers += 1
    case .second: secondGathers += 1
    }
  }

  /// Counts what was done about an exceptional entry; without the guard `compareInFreeSwap` a slot may be
  /// emptied that does not hold the entry, which is a miss as well.
  private mutating func count(_ effect: UndoExceptionalEffect, at entry: Entry) {
    switch effect {
    case .emptiesSlots(_, let holding), .removesSwap(_, let holding, _):
      if holding != entry { swapMisses += 1 }
    case .misses(_, _, .goesBack), .asksWhy(_, .goesBack): swapRetries += 1
    case .misses(_, _, .goesOn), .asksWhy(_, .passes): swapMisses += 1
    case .misses(_, _, .asksWhy), .looksForCachedPage, .locksCachedPage, .readsOrder, .freesSwap,
      .clearsShadow:
      break
    }
  }

  private mutating func count(_ effect: UndoPageEffect) {
    switch effect {
    case .findsLocked: pageMisses += 1
    case .findsGone(let retry):
      if retry == nil { pageMisses += 1 } else { pageRetries += 1 }
    case .locks, .meetsWriteback, .seesWriteEnd, .belongs, .findsUnderWriteback, .keeps,
      .keepsGathered, .unmaps, .removes, .cuts, .cutsEnd, .findsRemoved, .findsMapped, .unlocks:
      break
    }
  }
}
