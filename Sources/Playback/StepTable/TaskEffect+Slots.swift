// Knows which steps look at a slot of the file, or at the page that they have from one.

import Shmem

extension TaskEffect<SharedStorage.Batch> {
  /// Returns true if the step looks at a slot, or at whether a page or an entry is still where it was found.
  func looksAtSlot(task: TaskID, in snapshot: Snapshot) -> Bool {
    if let undo { return undo.looksAtSlot }
    if dependencies(of: task, in: snapshot).contains(where: \.isAboutSlot) { return true }
    if case .read(let effect) = self { return effect.looksAtSlot }
    if case .splice(let effect) = self { return effect.looksAtSlot }
    if case .reclaim(let effect) = self { return effect.looksAtSlot }
    return false
  }
}

extension Dependency {
  /// True if the fact is about a slot, or about what was found in one.
  fileprivate var isAboutSlot: Bool {
    switch self {
    case .slot, .data, .gather, .departure, .look: true
    case .order, .edge, .gatherBefore, .swapInPage, .decision, .lookUp, .gate, .fileEnd, .blocks,
      .pageLock,
      .inodeMutex, .swaplistMutex, .invalidateLock, .writeback, .punch, .isolation, .mapping,
      .references, .otherReferences, .bytes, .dirt, .swapSlot, .cachedPage, .earlyWakeUp,
      .allocation, .fuel, .oops:
      false
    }
  }
}

extension UndoEffect<SharedStorage.Batch> {
  fileprivate var looksAtSlot: Bool {
    switch self {
    case .gathers, .gathersSlot, .findsNothing, .edge, .leaves(_, .retries, _),
      .leaves(_, .gathersPieces, _):
      true
    case .exceptional(let effect, _):
      switch effect {
      case .emptiesSlots, .removesSwap, .readsOrder, .misses, .asksWhy, .clearsShadow: true
      case .looksForCachedPage, .locksCachedPage, .freesSwap: false
      }
    case .page(let effect, _):
      switch effect {
      case .findsLocked, .belongs, .findsUnderWriteback, .findsGone, .keeps, .keepsGathered,
        .removes, .cuts, .cutsEnd, .findsRemoved, .findsMapped, .locks:
        true
      case .meetsWriteback, .seesWriteEnd, .unmaps, .unlocks: false
      }
    case .begins, .leaves, .returnsEarly, .accounts: false
    }
  }
}

extension ReadEffect {
  fileprivate var looksAtSlot: Bool {
    switch self {
    case .looksUp: true
    case .page(let effect, _, _):
      switch effect {
      case .findsGone: true
      case .locks, .findsRead, .findsUnwritten, .findsBehindEnd, .unlocks, .copies: false
      }
    case .swapIn, .fromDisk: false
    }
  }
}

extension SpliceEffect {
  fileprivate var looksAtSlot: Bool {
    switch self {
    case .findsPage, .checks: true
    case .read(let effect): effect.looksAtSlot
    case .findsBehindEnd, .getPage, .unlocks, .drains: false
    }
  }
}

extension ReclaimEffect {
  fileprivate var looksAtSlot: Bool {
    switch self {
    case .isolates: true
    case .page(let effect, _):
      switch effect {
      case .findsGone, .findsReferenced, .drops, .letsOut, .findsLeft, .findsLocked, .splits,
        .findsUnsplittable:
        true
      case .locks, .findsUnderWriteback, .unmaps, .entersWritepage, .keepsPreallocated, .takesSwap,
        .findsNoSwap:
        false
      }
    case .store(let effect, _):
      switch effect {
      case .swizzles, .emptiesSlot, .fillsSlot, .findsSlotTaken, .ownsLate: true
      case .locksSwaplist, .addsToSwapCache, .countsEntry, .owns, .releasesSwaplist: false
      }
    case .write(let effect, _):
      switch effect {
      case .putsBack, .findsNoPlace: true
      case .starts, .findsEntryFreed, .isRefused, .ends, .freesCached, .freesFilePage, .keeps: false
      }
    }
  }
}
