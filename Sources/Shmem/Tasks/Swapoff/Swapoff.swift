// Knows swapoff(2) of the one swap area.

/// Where a swapoff is.
///
/// ```
/// O1   the next used slot: its page, from the swap cache or from the device
/// O2   lock the page, wait until it has been written
/// O3   does the page still belong to the slot? has the slot an owner?
/// O4   lock shmem_swaplist_mutex, look for the entry in the file
/// O5   put the page where the entry was
/// O6   take the page out of the swap cache, free the slot
/// O7   let go of everything; on to O1 until no slot is used
/// ```
///
/// Kernel: try_to_unuse(), mm/swapfile.c; shmem_unuse() and shmem_unuse_inode(), mm/shmem.c, 3.16. It
/// never looks at i_private: to a punch it is one more task that turns entries into pages.
package enum Swapoff: Hashable, Sendable {
  /// It has not started.
  case idle
  /// It is about to look for a used slot, from one on and round the area.
  case find(from: SwapEntry)
  /// It holds a reference to the page of a slot.
  case lock(PageNumber, SwapEntry)
  /// It has locked the page, which is being written to swap.
  case waitForWriteback(PageNumber, SwapEntry)
  /// It has locked the page, which nobody writes.
  case check(PageNumber, SwapEntry)
  /// Page and slot belong together.
  case search(PageNumber, SwapEntry)
  /// It holds shmem_swaplist_mutex and knows which page of the file has the entry, or had it.
  case add(PageNumber, SwapEntry, PageIndex)
  /// The page is to leave the swap cache; it may have taken the entry's place at a page of the file.
  case clean(PageNumber, SwapEntry, added: PageIndex?)
  /// It is through with the slot.
  case release(PageNumber, SwapEntry)
  /// It is done: no slot is used.
  case finished

  /// The page that the task holds a reference to.
  var heldPage: PageNumber? {
    switch self {
    case .idle, .find, .finished: nil
    case .lock(let page, _), .waitForWriteback(let page, _), .check(let page, _),
      .search(let page, _), .add(let page, _, _), .clean(let page, _, _), .release(let page, _):
      page
    }
  }

  /// The page that the task has locked.
  var lockedPage: PageNumber? {
    if case .lock = self { return nil }
    return heldPage
  }

  /// The swap entry among the task's local variables.
  var swap: SwapEntry? {
    switch self {
    case .idle, .find, .finished: nil
    case .lock(_, let swap), .waitForWriteback(_, let swap), .check(_, let swap),
      .search(_, let swap), .add(_, let swap, _), .clean(_, let swap, _), .release(_, let swap):
      swap
    }
  }

  /// The page of the file whose entry it has found.
  var index: PageIndex? {
    switch self {
    case .idle, .find, .lock, .waitForWriteback, .check, .search, .release, .finished: nil
    case .add(_, _, let index): index
    case .clean(_, _, let added): added
    }
  }

  /// The page of the file where the page took the place of an entry that is not free yet.
  var swizzled: (index: PageIndex, swap: SwapEntry)? {
    guard case .clean(_, let swap, let added?) = self else { return nil }
    return (added, swap)
  }
}

extension Machine {
  /// What a swapoff can do next.
  func readiness(of swapoff: Swapoff) -> Readiness {
    switch swapoff {
    case .idle: return readiness(of: .find(from: SwapEntry(0)))
    case .find(let start):
      guard let swap = usedSwap(from: start), isOnItsWay(swap) else { return .ready(.o1) }
      return .waits(.o1, .swapCache(swap))
    case .lock(let page, _): return lockWait(for: page).map { .waits(.o2, $0) } ?? .ready(.o2)
    case .waitForWriteback(let page, _):
      return storage[page].isUnderWriteback ? .waits(.o2, .writeback(page)) : .ready(.o2)
    case .check: return .ready(.o3)
    case .search:
      return file.swaplistMutexOwner.map { .waits(.o4, .swaplistMutex(heldBy: $0)) } ?? .ready(.o4)
    case .add: return .ready(.o5)
    case .clean: return .ready(.o6)
    case .release: return .ready(.o7)
    case .finished: return .finished
    }
  }

  /// Takes a swapoff's next step.
  mutating func advance(_ swapoff: Swapoff, _ task: TaskID, in scenario: Scenario) -> Swapoff {
    switch swapoff {
    case .idle: return find(from: SwapEntry(0), in: scenario)
    case .find(let start): return find(from: start, in: scenario)
    case .lock(let page, let swap):
      lock(page, task)
      return storage[page].isUnderWriteback ? .waitForWriteback(page, swap) : .check(page, swap)
    case .waitForWriteback(let page, let swap): return .check(page, swap)
    case .check(let page, let swap):
      guard storage[page].swap == swap else { return .release(page, swap) }
      // Nobody owns the slot any more: its page need not be brought home.
      return storage[swap].count > 0 ? .search(page, swap) : .clean(page, swap, added: nil)
    case .search(let page, let swap):
      file.swaplistMutexOwner = task
      return index(of: swap).map { .add(page, swap, $0) } ?? .release(page, swap)
    case .add(let page, let swap, let index):
      let isAdded = storage[index] == .swap(swap)
      if isAdded { addToPageCache(page, at: index) }
      return .clean(page, swap, added: isAdded ? index : nil)
    case .clean(let page, let swap, let added):
      deleteFromSwapCache(page)
      if added != nil {
        file.swapped -= 1
        freeSwapCount(swap)
      }
      return .release(page, swap)
    case .release(let page, let swap):
      if file.swaplistMutexOwner == task { file.swaplistMutexOwner = nil }
      unlockAndPut(page, task)
      return .find(from: SwapEntry(swap.offset + 1))
    case .finished: preconditionFailure("a finished swapoff takes no step")
    }
  }

  /// O1: from the first one on, nobody is given a slot of this area any more.
  private mutating func find(from start: SwapEntry, in scenario: Scenario) -> Swapoff {
    file.isSwapOff = true
    guard let swap = usedSwap(from: start) else { return .finished }
    guard let page = storage[swap].cachedPage else {
      let index = content(of: swap)?.index ?? PageIndex(UInt64(swap.offset))
      let page = freeFrame(for: index, in: scenario)
      read(swap, into: page)
      return .lock(page, swap)
    }
    get(page)
    return .lock(page, swap)
  }

  /// The first used slot from `start` on, round the area.
  private func usedSwap(from start: SwapEntry) -> SwapEntry? {
    storage.swapInUse(from: start) ?? storage.swapInUse(from: SwapEntry(0))
  }

  /// Whether a slot has been given to a page that is not in the swap cache yet: C7 to C9.
  private func isOnItsWay(_ swap: SwapEntry) -> Bool {
    storage[swap].hasCache && storage[swap].cachedPage == nil
  }
}

extension Swapoff: TaskState {
  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }
  var heldPages: [PageNumber] { heldPage.map { [$0] } ?? [] }

  var isAboutToSwizzle: Bool {
    switch self {
    case .lock, .waitForWriteback, .check, .search, .add: true
    case .idle, .find, .clean, .release, .finished: false
    }
  }

  func swizzledIndex(in context: SwizzleContext) -> PageIndex? { swizzled?.index }
  func ownedSwap(under rules: Rules) -> SwapEntry? { swizzled?.swap }
  func swappedLag(under rules: Rules) -> Int { swizzled == nil ? 0 : 1 }

  /// The steps of swapoff are never taken alone.
  var rank: Int { 0 }
}
