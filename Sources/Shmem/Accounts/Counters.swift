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
  /// The slots that went from page to swap entry.
  package private(set) var swizzlesOut = 0
  /// The slots that went from swap entry to page.
  package private(set) var swizzlesIn = 0
  /// The pages that the file is charged for: `info->alloced`.
  ///
  /// It goes up by one for a new page (F10), and down again if the page has come too late (F11). Some steps take it
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

  /// Counts a step, given the slots of the tree that it changed.
  mutating func count(
    _ step: Step,
    from before: Machine<SharedStorage>,
    to after: Machine<SharedStorage>,
    changing slots: [PageIndex],
    in scenario: Scenario
  ) {
    countEntry(step, before, after)
    if step.id == .p5 { pageMisses += before.pagesLeftOut(byGatherOf: step.task, in: scenario) }
    for index in slots {
      // A page just made is taken back: F11 has found it after the end of the file.
      if step.id == .f11, before[index] != nil, after[index] == nil { alloced -= 1 }
      guard let old = before[index], let new = after[index] else { continue }
      if old.page != nil, new.swap != nil { swizzlesOut += 1 }
      if old.swap != nil, new.page != nil { swizzlesIn += 1 }
    }
    switch step.id {
    case .f10:
      alloced += 1
      recalculate(after.file)
    case .s8, .p21: recalculate(after.file)
    case .c9a: recalculate(before.file)
    case .c12 where !scenario.rules.later.swappedFirst: recalculate(after.file)
    default: break
    }
  }

  /// Lowers the charge to what is there: the pages above that were dropped by other tasks.
  private mutating func recalculate(_ file: FileState) {
    alloced = min(alloced, file.nrpages + file.swapped)
  }

  /// Counts what a walk of shmem_undo_range() did about the entry at its cursor.
  private mutating func countEntry(
    _ step: Step,
    _ before: Machine<SharedStorage>,
    _ after: Machine<SharedStorage>
  ) {
    if step.id == .p5 { firstGathers += 1 }
    if step.id == .p14 { secondGathers += 1 }
    guard let cursor = before[step.task].undo?.cursor, !cursor.isExhausted else { return }
    let goesBack = after[step.task].undo?.isGoingBack == true
    let index = cursor.current.index
    switch (step.id, cursor.current.entry) {
    case (.p6, .swap), (.p16, .swap), (.p6e, .shadow), (.p16e, .shadow):
      guard before[index] != cursor.current.entry else { return }
      if goesBack { swapRetries += 1 } else { swapMisses += 1 }
    case (.p8, .page(let page)):
      if before[page].lockOwner != nil { pageMisses += 1 }
    case (.p9, .page(let page)), (.p18, .page(let page)):
      guard before[page].mapping != index else { return }
      if goesBack { pageRetries += 1 } else { pageMisses += 1 }
    default: break
    }
  }
}

extension Machine<SharedStorage> {
  /// Returns the number of pages of its range that a task leaves out when it gathers next in the first loop, because
  /// other tasks have locked them.
  fileprivate func pagesLeftOut(byGatherOf task: TaskID, in scenario: Scenario) -> Int {
    guard let call = undoRangeCall(of: task, in: scenario), call.locksInGather,
      case .gather(.first, let start, _) = self[task].undo
    else { return 0 }
    var taken = 0
    var leftOut = 0
    var from = start
    while taken < scenario.batchLimit, let slot = storage.occupiedSlot(from: from),
      slot.index < call.range.end
    {
      let isLeftOut = slot.entry.page.map { storage[$0].lockOwner != nil } ?? false
      if isLeftOut { leftOut += 1 } else { taken += 1 }
      from = slot.index.next
    }
    return leftOut
  }
}

extension UndoRange {
  /// True if a retry is about to leave the batch.
  var isGoingBack: Bool {
    guard case .batch(.goBack, _) = self else { return false }
    return true
  }
}
