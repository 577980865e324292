// Knows which earlier facts decided what a step of getting a page did.

import Shmem

extension SwapInEffect {
  /// Returns the facts that decided what the step did, for a page of the file.
  func dependencies(of task: TaskID, at index: PageIndex?, in snapshot: Snapshot) -> [Dependency] {
    let slot = index.map { [Dependency.slot($0)] } ?? []
    switch self {
    case .findsCached(let cached): return [.cachedPage(cached.swap)]
    case .findsBusy(_, let taken), .fallsBack(_, _, .isBusy(let taken)): return [.cachedPage(taken)]
    case .findsNoOwner(let swap, _): return [.swapSlot(swap)]
    case .splits(let swap, _, _):
      // S4a splits the entry for the sake of a page in the swap cache, S3a because there is none.
      return slot + (snapshot.machine[swap].cachedPage == nil ? [] : [.cachedPage(swap)])
    case .splitsAround, .findsOther: return slot
    case .reads, .readsPiece, .fallsBack(_, _, .noMemory), .getsNoMemory: return []
    case .cached(let effect, let cached):
      let isLarge = index.map { snapshot.machine.entryRange(at: $0).isLarge } == true
      let page: [Dependency] =
        isLarge || cached.order > 0 ? [.swapInPage(by: task), .cachedPage(cached.swap)] : []
      switch effect {
      case .swizzles, .emptiesSlot: return [.look(by: task)] + page
      case .fillsSlot, .findsSlotChanged, .findsOtherRange, .findsSlotTaken, .findsParted,
        .confirms:
        return slot + page
      case .leavesSwapCache(isBehindEnd: true): return [.fileEnd]
      case .locks, .seesWriteEnd, .accounts, .leavesSwapCache: return []
      }
    }
  }
}

extension GetPageEffect {
  /// Returns the facts that decided what the step did, for a page of the file.
  func dependencies(of task: TaskID, at index: PageIndex?, in snapshot: Snapshot) -> [Dependency] {
    let slot = index.map { [Dependency.slot($0)] } ?? []
    switch self {
    case .adds(let page):
      return slot + (snapshot.machine[page].order > 0 ? [.gate(by: task)] : [])
    case .findsNothing, .findsSwap, .findsPage, .findsGone, .findsSlotTaken: return slot
    case .fromDisk(let effect): return effect.dependencies(of: task, at: index)
    case .findsBehindEnd, .clears(_, .isTakenBack), .clears(_, .isLeft): return [.fileEnd]
    case .locks, .passesSizeTest, .swapIn, .allocates, .addsToLRU, .clears(_, .isKept): return []
    }
  }
}

extension DiskReadEffect {
  /// Returns the facts that decided what the step did, for a page of the file.
  func dependencies(of task: TaskID, at index: PageIndex?) -> [Dependency] {
    let slot = index.map { [Dependency.slot($0)] } ?? []
    return switch self {
    case .takesLock: [.invalidateLock]
    case .adds: slot + [.lookUp(by: task)]
    case .findsSlotTaken: slot
    case .reads(let page, _): [.mapping(page), .blocks]
    case .allocates, .unlocks, .releasesLock: []
    }
  }
}

extension ReadEffect {
  /// Returns the facts that decided what the step did.
  func dependencies(of task: TaskID) -> [Dependency] {
    switch self {
    case .looksUp(.findsBehindEnd, _), .page(.findsBehindEnd, _, _): [.fileEnd]
    case .looksUp(_, let index): [.slot(index)]
    case .page(.findsGone, let page, _): [.mapping(page)]
    case .page(.copies, let page, _), .page(.findsUnwritten, let page, _): [.bytes(page)]
    case .fromDisk(let effect, let index): effect.dependencies(of: task, at: index)
    case .page, .swapIn: []
    }
  }
}

extension SpliceEffect {
  /// Returns the facts that decided what the step did.
  func dependencies(of task: TaskID) -> [Dependency] {
    switch self {
    case .findsPage(_, let index): [.slot(index)]
    case .findsBehindEnd, .checks(.findsBehindEnd, _, _): [.fileEnd]
    case .checks(.findsGone, let page, _): [.mapping(page)]
    case .checks(.findsUnwritten, let page, _): [.bytes(page)]
    case .read(let effect): effect.dependencies(of: task)
    case .getPage, .unlocks, .checks, .drains: []
    }
  }
}
