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
    if let swapIn { return swapIn.dependencies(of: task, at: index, in: snapshot) }
    if let undo { return undo.dependencies(of: task, in: snapshot) }
    if let getPage { return getPage.dependencies(of: task, at: index, in: snapshot) }
    if case .punch(.blocks(let effect)) = self { return effect.dependencies }
    if case .truncate(.blocks(let effect)) = self { return effect.dependencies }
    if case .read(let effect) = self { return effect.dependencies(of: task) }
    if case .splice(let effect) = self { return effect.dependencies(of: task) }
    if case .reclaim(let effect) = self { return effect.dependencies(of: task) }
    if case .swapoff(.cached(let effect, _)) = self { return effect.dependencies(of: task) }
    if case .fault(let effect) = self { return effect.dependencies(of: task) }
    if case .readahead(let effect) = self { return effect.dependencies(of: task) }
    if case .invalidate(let effect) = self { return effect.dependencies }
    if case .collapse(let effect) = self { return effect.dependencies(of: task) }
    if case .pin(.takes(let page?, _)) = self { return [.mapping(page)] }
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
    if case .collapse(.page(.isolates, _, _, _)) = self { return true }
    return false
  }

  /// True if the step reads the order of a swap entry in the slot, without a lock.
  var readsOrder: Bool {
    guard case .exceptional(.readsOrder, _) = undo else { return false }
    return true
  }

  /// True if a swap-in finds its page in the swap cache with the step, or reads it.
  var getsSwapInPage: Bool {
    switch swapIn {
    case .findsCached, .reads, .readsPiece: true
    case .findsBusy, .fallsBack, .findsNoOwner, .findsOther, .splits, .splitsAround, .getsNoMemory,
      .cached, nil:
      false
    }
  }

  /// True if the step is a look at a slot after which the task goes to the disk for its page.
  var goesToDisk: Bool {
    if case .read(.looksUp(.findsNothing, _)) = self { return true }
    if case .splice(.read(.looksUp(.findsNothing, _))) = self { return true }
    if case .readahead(.findsNothing) = self { return true }
    guard case .findsNothing = getPage else { return false }
    return true
  }

  /// True if the step is the test that lets a fault in.
  var passesGate: Bool {
    guard case .fault(.gate(let effect, _)) = self else { return false }
    return effect == .passes
  }
}

extension BlockEffect {
  fileprivate var dependencies: [Dependency] {
    switch self {
    case .takesLock: [.invalidateLock]
    case .frees, .releasesLock: []
    }
  }
}

extension ReadaheadEffect {
  fileprivate func dependencies(of task: TaskID) -> [Dependency] {
    switch self {
    case .passes(_, let index), .findsNothing(_, let index): [.slot(index)]
    case .fromDisk(let effect, let index): effect.dependencies(of: task, at: index)
    case .reads(let cached, _): [.swapSlot(cached.swap)]
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
      case .findsUnsplittable, .findsReferenced:
        return [.otherReferences(isolated.page, than: task), .references(isolated.page)]
      case .splits: return [.fileEnd]
      case .locks, .unmaps, .drops, .letsOut, .entersWritepage, .keepsPreallocated, .takesSwap,
        .findsNoSwap:
        return []
      }
    case .store(let effect, let stored):
      switch effect {
      case .swizzles, .emptiesSlot:
        // A page of several slots is large by the step that has put it there.
        return (stored.order > 0 ? [.slot(stored.index)] : []) + [.look(by: task)]
      case .fillsSlot, .findsSlotTaken, .ownsLate: return [.slot(stored.index)]
      case .locksSwaplist, .addsToSwapCache, .countsEntry, .owns, .releasesSwaplist: return []
      }
    case .write(.findsEntryFreed(let swap), _): return [.swapSlot(swap)]
    case .write(.putsBack, let written), .write(.findsNoPlace, let written):
      return [.slot(written.index)]
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
    case .mkwrite(.takesLock, _, _): return [.invalidateLock]
    case .mkwrite(.findsBehindEnd, _, _): return [.fileEnd]
    case .mkwrite(.getsBlock, _, _): return [.punch]
    case .stores(let page, _): return [.mapping(page)]
    case .around, .getPage, .mkwrite, .givesUp, .page, .findsPteGone, .findsPteReadOnly:
      return []
    }
  }
}

extension InvalidateEffect {
  fileprivate var dependencies: [Dependency] {
    switch self {
    case .looksUp(_, let index), .clearsShadow(_, let index, _): [.slot(index)]
    case .page(.findsGone, let page, _), .page(.findsRemoved, let page, _): [.mapping(page)]
    case .page(.findsDirty, let page, _): [.dirt(page)]
    case .page: []
    }
  }
}

extension CollapseEffect {
  fileprivate func dependencies(of task: TaskID) -> [Dependency] {
    switch self {
    case .looks(.findsLocked(let page, _), _, _): [.pageLock(page)]
    case .looks(_, let index, _), .findsSlotChanged(let index, _): [.slot(index)]
    case .page(.findsReferenced, let page, _, _):
      [.otherReferences(page, than: task), .references(page)]
    case .page(.findsIsolated, let page, _, _): [.isolation(page)]
    case .joins(let collapse):
      [.look(by: task)] + collapse.range.slots.map { .slot(PageIndex($0)) }
    case .allocates, .declines, .getPage, .page, .copies, .releases: []
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
