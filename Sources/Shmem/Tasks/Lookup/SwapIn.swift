// Knows how a swap entry becomes a page again, whoever asks for it.

/// Where a task is between finding a swap entry in the tree and having its page locked there.
///
/// Kernel: the part of shmem_getpage_gfp() for a swap entry, mm/shmem.c, 3.16.
package enum SwapIn: Hashable, Sendable {
  /// It has the entry; nothing is pinned by that.
  case lookUpCache(SwapEntry)
  /// It holds a reference to a page of the swap cache.
  case lock(PageNumber, SwapEntry)
  /// It has locked that page.
  case confirm(PageNumber, SwapEntry)
  /// The page, confirmed, is being written to swap.
  case waitForWriteback(PageNumber, SwapEntry)
  /// The page is ready to take the entry's place.
  case add(PageNumber, SwapEntry)
  /// The page is ready, and the entry has to be taken out of its slot first.
  case takeOut(PageNumber, SwapEntry)
  /// The slot has been emptied for the page.
  case putIn(PageNumber, SwapEntry)
  /// The page is in the tree.
  case account(PageNumber, SwapEntry)
  /// The page is in the tree and still in the swap cache.
  case leaveSwapCache(PageNumber, SwapEntry)

  /// The page that the task holds a reference to.
  var heldPage: PageNumber? {
    switch self {
    case .lookUpCache: nil
    case .lock(let page, _), .confirm(let page, _), .waitForWriteback(let page, _),
      .add(let page, _), .takeOut(let page, _), .putIn(let page, _), .account(let page, _),
      .leaveSwapCache(let page, _):
      page
    }
  }

  /// The page that the task has locked.
  var lockedPage: PageNumber? {
    switch self {
    case .lookUpCache, .lock: nil
    case .confirm(let page, _), .waitForWriteback(let page, _), .add(let page, _),
      .takeOut(let page, _), .putIn(let page, _), .account(let page, _),
      .leaveSwapCache(let page, _):
      page
    }
  }

  /// The swap entry that the task found.
  package var swap: SwapEntry {
    switch self {
    case .lookUpCache(let swap), .lock(_, let swap), .confirm(_, let swap),
      .waitForWriteback(_, let swap), .add(_, let swap), .takeOut(_, let swap),
      .putIn(_, let swap), .account(_, let swap), .leaveSwapCache(_, let swap):
      swap
    }
  }

  /// Whether the entry has left the tree, so that its one count is the task's to drop.
  var hasSwizzled: Bool {
    switch self {
    case .lookUpCache, .lock, .confirm, .waitForWriteback, .add, .takeOut: false
    case .putIn, .account, .leaveSwapCache: true
    }
  }

  /// Whether the entry has left the tree and `info->swapped` still counts it.
  var awaitsAccounting: Bool {
    switch self {
    case .putIn, .account: true
    case .lookUpCache, .lock, .confirm, .waitForWriteback, .add, .takeOut, .leaveSwapCache: false
    }
  }
}

/// How a swap-in goes on after a step.
enum SwapInResult {
  /// There is more to do.
  case goesOn(SwapIn)
  /// The entry is no longer what the slot holds: look again.
  case lookAgain
  /// The page is in the tree; the task holds a reference and the lock.
  case done(PageNumber)
}

extension Machine {
  /// What a task in the middle of a swap-in can do next.
  func readiness(of swapIn: SwapIn) -> Readiness {
    switch swapIn {
    case .lookUpCache(let swap):
      // A miss is not a step of its own: S3 looks again before it reads, so that a page that turns
      // up between the two is found there just as S2 would have found it.
      return .ready(storage[swap].cachedPage == nil ? .s3 : .s2)
    case .lock(let page, _):
      return lockWait(for: page).map { .waits(.s4, $0) } ?? .ready(.s4)
    case .confirm: return .ready(.s5)
    case .waitForWriteback(let page, _):
      return storage[page].isUnderWriteback ? .waits(.s6, .writeback(page)) : .ready(.s6)
    case .add: return .ready(.s7)
    case .takeOut: return .ready(.s7a)
    case .putIn: return .ready(.s7b)
    case .account: return .ready(.s8)
    case .leaveSwapCache: return .ready(.s9)
    }
  }

  /// Takes the next step of a swap-in.
  mutating func advance(
    _ swapIn: SwapIn,
    _ task: TaskID,
    at index: PageIndex,
    in scenario: Scenario
  ) -> SwapInResult {
    switch swapIn {
    case .lookUpCache(let swap): return lookUpSwapCache(swap, at: index, in: scenario)
    case .lock(let page, let swap):
      lock(page, task)
      return .goesOn(.confirm(page, swap))
    case .confirm(let page, let swap): return confirm(page, swap, task, at: index, in: scenario)
    case .waitForWriteback(let page, let swap):
      return .goesOn(swizzle(page, swap, in: scenario))
    case .add(let page, let swap):
      return add(page, swap, expecting: .swap(swap), task, at: index)
    case .takeOut(let page, let swap):
      guard storage[index] == .swap(swap) else { return giveUp(page, task) }
      storage[index] = nil
      return .goesOn(.putIn(page, swap))
    case .putIn(let page, let swap): return add(page, swap, expecting: nil, task, at: index)
    case .account(let page, let swap):
      file.swapped -= 1
      return .goesOn(.leaveSwapCache(page, swap))
    case .leaveSwapCache(let page, let swap):
      deleteFromSwapCache(page)
      freeSwapCount(swap)
      return .done(page)
    }
  }

  /// S2 or S3.
  ///
  /// The end of the read belongs to S3: until it comes, others can but wait for the page, or fail to
  /// lock it in P7 and P16, which leaves it in the swap cache, where S5 finds it out of date all the
  /// same. Kernel: lookup_swap_cache() and read_swap_cache_async(), mm/swap_state.c, 3.16.
  private mutating func lookUpSwapCache(
    _ swap: SwapEntry,
    at index: PageIndex,
    in scenario: Scenario
  ) -> SwapInResult {
    if let page = storage[swap].cachedPage {
      get(page)
      return .goesOn(.lock(page, swap))
    }
    // Nobody owns the slot any more: there is nothing to read, and the tree no longer has the entry.
    guard storage[swap].count > 0 else { return .lookAgain }
    return .goesOn(.lock(readIntoSwapCache(swap, for: index, in: scenario), swap))
  }

  private mutating func confirm(
    _ page: PageNumber,
    _ swap: SwapEntry,
    _ task: TaskID,
    at index: PageIndex,
    in scenario: Scenario
  ) -> SwapInResult {
    guard storage[page].swap == swap, storage[index] == .swap(swap) else {
      unlockAndPut(page, task)
      return .lookAgain
    }
    // The flag cannot be raised again while the page is locked, so a page that is not being written
    // now need not be waited for.
    let isBusy = storage[page].isUnderWriteback
    return .goesOn(isBusy ? .waitForWriteback(page, swap) : swizzle(page, swap, in: scenario))
  }

  /// How the page is going to take the entry's place: S7, or S7a and S7b.
  private func swizzle(_ page: PageNumber, _ swap: SwapEntry, in scenario: Scenario) -> SwapIn {
    scenario.rules.guards.atomicSwizzle ? .add(page, swap) : .takeOut(page, swap)
  }

  /// S7 or S7b.
  private mutating func add(
    _ page: PageNumber,
    _ swap: SwapEntry,
    expecting expected: Entry?,
    _ task: TaskID,
    at index: PageIndex
  ) -> SwapInResult {
    guard addToPageCache(page, at: index, expecting: expected) else { return giveUp(page, task) }
    return .goesOn(.account(page, swap))
  }

  /// Lets go of a page whose place has been taken; if that was in S7b, nobody frees the swap slot.
  private mutating func giveUp(_ page: PageNumber, _ task: TaskID) -> SwapInResult {
    deleteFromSwapCache(page)
    unlockAndPut(page, task)
    return .lookAgain
  }
}
