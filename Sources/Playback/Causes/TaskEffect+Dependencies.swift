// Knows which earlier facts decided what a step did.

import Shmem

extension TaskEffect<SharedStorage.Batch> {
  /// Returns the facts that decided what the step did, the most important first.
  ///
  /// - Parameters:
  ///   - task: the task that took the step.
  ///   - snapshot: the race before the step.
  /// - Returns: the facts; none for a step that depends only on the place of its task.
  func dependencies(of task: TaskID, in snapshot: Snapshot) -> [Dependency] {
    let index = snapshot.machine[task].index
    if let swapIn { return swapIn.dependencies(of: task, at: index) }
    if let undo { return undo.dependencies(of: task) }
    if let getPage { return getPage.dependencies(at: index) }
    if case .reclaim(let effect) = self { return effect.dependencies(of: task) }
    if case .swapoff(.cached(let effect, _)) = self { return effect.dependencies(of: task) }
    if case .fault(let effect) = self { return effect.dependencies(of: task) }
    if case .readahead(let effect) = self { return effect.dependencies }
    if case .invalidate(let effect) = self { return effect.dependencies }
    if case .collapse(let effect) = self { return effect.dependencies }
    return []
  }

  /// True if something other than the punch wakes a fault that sleeps on its wait queue.
  var isEarlyWakeUp: Bool {
    guard case .fault(.gate(let effect, _)) = self else { return false }
    return effect == .isSignalled || effect == .isWokenEarly
  }

  /// True if the step is the last look at a page or an entry, before its task puts something else in the slot.
  var isLastLook: Bool {
    if case .cached(.confirms, _) = swapIn { return true }
    if case .reclaim(.page(.letsOut, _)) = self { return true }
    if case .swapoff(.cached(.findsEntry, _)) = self { return true }
    return false
  }
}

extension UndoEffect<SharedStorage.Batch> {
  fileprivate func dependencies(of task: TaskID) -> [Dependency] {
    switch self {
    case .exceptional(let effect, let batch):
      return effect.dependencies(of: task, batch.cursor.current)
    case .page(let effect, let batch): return effect.dependencies(of: task, batch.cursor.current)
    case .leaves(_, .retries, _): return [.decision(by: task)]
    case .gathersSlot(let gather): return gather.dependencies
    case .edge(.cuts(let page, let cut), _) where !cut.isSplit: return [.references(page)]
    case .edge(.cutsEnd(_, let cut), _): return cut.dependencies
    case .gathers, .findsNothing, .begins, .leaves(_, .isThrough, _), .leaves(_, .isPastEnd, _),
      .leaves(_, .endsScan, _), .leaves(_, .gathersPieces, _), .edge, .returnsEarly, .accounts:
      return []
    }
  }

  /// Returns true if the step gathers an entry.
  func takes(_ gathered: Gathered) -> Bool {
    switch self {
    case .gathers(let batch, _):
      return (0..<batch.cursor.batch.count).contains { batch.cursor.batch[$0] == gathered }
    case .gathersSlot(let gather):
      return gather.index == gathered.index && gather.look == .takes(gathered.entry)
    case .begins, .findsNothing, .exceptional, .page, .leaves, .edge, .returnsEarly, .accounts:
      return false
    }
  }

  /// The page of the file that the walk decides to go back to; nil if it does not.
  var retryTarget: PageIndex? {
    switch self {
    case .exceptional(.misses(_, _, .goesBack(let target)), _),
      .exceptional(.asksWhy(_, .goesBack(let target)), _):
      return target
    case .page(.findsGone(let retry), _): return retry
    case .begins, .gathers, .gathersSlot, .findsNothing, .exceptional, .page, .leaves, .edge,
      .returnsEarly, .accounts:
      return nil
    }
  }

  /// The batch whose current entry sends the walk back; nil if it does not decide to go back.
  var retryingBatch: UndoBatch<SharedStorage.Batch>? {
    switch self {
    case .exceptional(.misses(_, _, .goesBack), let batch),
      .exceptional(.asksWhy(_, .goesBack), let batch), .page(.findsGone(.some), let batch):
      return batch
    case .begins, .gathers, .gathersSlot, .findsNothing, .exceptional, .page, .leaves, .edge,
      .returnsEarly, .accounts:
      return nil
    }
  }

  /// The batch whose current entry the walk leaves alone and does not go back for; nil if it does neither.
  var passingOver: UndoBatch<SharedStorage.Batch>? {
    switch self {
    case .exceptional(.misses(_, _, .goesOn), let batch),
      .exceptional(.asksWhy(_, .passes), let batch), .page(.findsGone(retry: nil), let batch),
      .page(.findsLocked, let batch), .page(.findsUnderWriteback, let batch):
      return batch
    case .begins, .gathers, .gathersSlot, .findsNothing, .exceptional, .page, .leaves, .edge,
      .returnsEarly, .accounts:
      return nil
    }
  }

  /// Returns true if the step is a gather that goes past a slot and takes nothing from it.
  func misses(_ index: PageIndex) -> Bool {
    switch self {
    case .gathers(let batch, let gather):
      let entries = (0..<batch.cursor.batch.count).map { batch.cursor.batch[$0].index }
      guard gather.start <= index, let last = entries.last, index < last else { return false }
      return !entries.contains(index)
    case .findsNothing(let gather, _, _): return gather.start <= index
    case .gathersSlot(let gather):
      guard gather.index == index else { return false }
      switch gather.look {
      case .takes: return false
      case .passes, .leavesLocked, .leavesWritten: return true
      }
    case .begins, .exceptional, .page, .leaves, .edge, .returnsEarly, .accounts: return false
    }
  }
}

extension UndoSlotGather<SharedStorage.Batch> {
  fileprivate var dependencies: [Dependency] {
    switch look {
    case .passes, .takes: [.slot(index)]
    case .leavesLocked(let page, _): [.pageLock(page)]
    case .leavesWritten(let page): [.writeback(page)]
    }
  }
}

extension UndoExceptionalEffect {
  fileprivate func dependencies(of task: TaskID, _ gathered: Gathered) -> [Dependency] {
    let gather = Dependency.gather(gathered, by: task)
    return switch self {
    case .misses(.hasOtherEntry, _, _): [gather, .departure(gathered, by: task)]
    case .misses, .asksWhy: [gather, .slot(gathered.index)]
    case .emptiesSlots(_, let found), .removesSwap(_, let found, _):
      found == gathered.entry ? [gather] : [gather, .departure(gathered, by: task)]
    case .clearsShadow, .looksForCachedPage, .locksCachedPage, .readsOrder, .freesSwap: [gather]
    }
  }
}

extension UndoPageEffect {
  fileprivate func dependencies(of task: TaskID, _ gathered: Gathered) -> [Dependency] {
    let gather = Dependency.gather(gathered, by: task)
    let page = gathered.entry.page
    return switch self {
    case .findsGone, .findsRemoved: [gather, .departure(gathered, by: task)]
    case .findsLocked: [page.map { .pageLock($0) }, gather].compactMap(\.self)
    case .findsUnderWriteback, .meetsWriteback, .seesWriteEnd:
      [page.map { .writeback($0) }, gather].compactMap(\.self)
    case .findsMapped: [page.map { .mapping($0) }, gather].compactMap(\.self)
    case .cuts(.stays), .cuts(.isDropped):
      [page.map { .references($0) }, gather].compactMap(\.self)
    case .cuts(.splits): [gather]
    case .cutsEnd(let cut): cut.dependencies + [gather]
    case .locks, .belongs, .keeps, .keepsGathered, .unmaps, .removes, .unlocks: [gather]
    }
  }
}

extension EndCut {
  fileprivate var dependencies: [Dependency] {
    switch self {
    case .splits: []
    case .findsOther(_, let index): [.slot(index)]
    case .findsLocked(let page, _): [.pageLock(page)]
    case .stays(let page, _): [.references(page)]
    }
  }
}

extension SwapInEffect {
  fileprivate func dependencies(of task: TaskID, at index: PageIndex?) -> [Dependency] {
    guard case .cached(let effect, _) = self else { return [] }
    let slot = index.map { [Dependency.slot($0)] } ?? []
    return switch effect {
    case .swizzles, .emptiesSlot: [.look(by: task)]
    case .fillsSlot, .findsSlotChanged, .findsOtherRange, .findsSlotTaken, .findsParted, .confirms:
      slot
    case .locks, .seesWriteEnd, .accounts, .leavesSwapCache: []
    }
  }
}

extension GetPageEffect {
  fileprivate func dependencies(at index: PageIndex?) -> [Dependency] {
    let slot = index.map { [Dependency.slot($0)] } ?? []
    return switch self {
    case .findsNothing, .findsSwap, .findsPage, .findsGone, .adds, .findsSlotTaken: slot
    case .fromDisk(.adds), .fromDisk(.findsSlotTaken): slot
    case .locks, .passesSizeTest, .findsBehindEnd, .swapIn, .fromDisk, .allocates, .addsToLRU,
      .clears:
      []
    }
  }
}

extension ReadaheadEffect {
  fileprivate var dependencies: [Dependency] {
    switch self {
    case .passes(_, let index), .findsNothing(_, let index), .fromDisk(.adds, let index),
      .fromDisk(.findsSlotTaken, let index):
      [.slot(index)]
    case .reads, .fromDisk: []
    }
  }
}

extension ReclaimEffect {
  fileprivate func dependencies(of task: TaskID) -> [Dependency] {
    switch self {
    case .isolates: return []
    case .page(let effect, let isolated):
      switch effect {
      case .findsLocked: return [.pageLock(isolated.page)]
      case .findsUnderWriteback: return [.writeback(isolated.page)]
      case .findsGone, .findsLeft: return [.slot(isolated.index)]
      case .findsUnsplittable: return [.references(isolated.page)]
      case .locks, .unmaps, .findsReferenced, .drops, .letsOut, .entersWritepage,
        .keepsPreallocated, .splits, .takesSwap, .findsNoSwap:
        return []
      }
    case .store(let effect, let stored):
      switch effect {
      case .swizzles, .emptiesSlot: return [.look(by: task)]
      case .fillsSlot, .findsSlotTaken, .ownsLate: return [.slot(stored.index)]
      case .locksSwaplist, .addsToSwapCache, .countsEntry, .owns, .releasesSwaplist: return []
      }
    case .write: return []
    }
  }
}

extension FaultEffect {
  fileprivate func dependencies(of task: TaskID) -> [Dependency] {
    switch self {
    case .gate(let effect, _):
      switch effect {
      case .mustSleep, .mustTakeMutex, .mayNotWait, .isWoken: return [.punch]
      case .findsQueueGone: return [.earlyWakeUp(of: task), .inodeMutex]
      case .passes, .joinsQueue, .isSignalled, .isWokenEarly, .leavesQueue, .leavesQueueEarly,
        .dies, .takesMutex, .dropsMutex:
        return []
      }
    case .page(.maps(isInFile: false), let page, _), .mkwrite(.findsGone, let page, _):
      return [.mapping(page)]
    case .around, .getPage, .mkwrite, .givesUp, .page, .stores, .findsPteGone, .findsPteReadOnly:
      return []
    }
  }
}

extension InvalidateEffect {
  fileprivate var dependencies: [Dependency] {
    switch self {
    case .looksUp(_, let index), .clearsShadow(_, let index, _): [.slot(index)]
    case .page(.findsGone, let page, _), .page(.findsRemoved, let page, _): [.mapping(page)]
    case .page: []
    }
  }
}

extension CollapseEffect {
  fileprivate var dependencies: [Dependency] {
    switch self {
    case .looks(.findsLocked(let page, _), _, _): [.pageLock(page)]
    case .looks(_, let index, _), .findsSlotChanged(let index, _): [.slot(index)]
    case .page(.findsReferenced, let page, _, _): [.references(page)]
    case .allocates, .declines, .getPage, .page, .copies, .joins, .releases: []
    }
  }
}

extension SwapoffEffect.OnCached {
  fileprivate func dependencies(of task: TaskID) -> [Dependency] {
    switch self {
    case .swizzles: [.look(by: task)]
    case .findsSlotChanged(let index): [.slot(index)]
    case .locks, .seesWriteEnd, .findsOwner, .findsParted, .findsNoOwner, .findsEntry,
      .leavesSwapCache, .releases:
      []
    }
  }
}
