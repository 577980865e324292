// Knows what a task in the middle of a swap-in has in its hands, place by place.

extension SwapIn {
  /// The page that the task holds a reference to.
  var heldPage: PageNumber? {
    switch self {
    case .lookUpCache, .single: nil
    case .unsplit(_, let cached), .cached(_, let cached): cached.page
    }
  }

  /// The page that the task has locked.
  var lockedPage: PageNumber? {
    switch self {
    case .lookUpCache, .single, .unsplit, .cached(.lock, _): nil
    case .cached(_, let cached): cached.page
    }
  }

  /// The swap entry that the task found.
  package var swap: SwapEntry {
    switch self {
    case .lookUpCache(let swap), .single(let swap): swap
    case .unsplit(_, let cached), .cached(_, let cached): cached.swap
    }
  }

  /// Returns true if a swap slot is given to no other page because of the task, so that an entry that is no longer there
  /// stays recognisable.
  ///
  /// A task that goes on with a single page asks once more which slots the entry takes. If the entry is there again,
  /// that is as good as ever for the task, but not for the page in the swap cache, which can take other slots: the race
  /// of commit 5c241ed8d031.
  func remembers(_ swap: SwapEntry) -> Bool {
    switch self {
    case .lookUpCache, .unsplit, .cached: self.swap == swap
    case .single: false
    }
  }

  /// The phase, once the task has a page.
  private var phase: Phase? {
    guard case .cached(let phase, _) = self else { return nil }
    return phase
  }

  /// The swap slots whose counts are the task's to drop, as their entry has left the tree; nil before that.
  var ownedSwaps: SwapRange? {
    guard hasSwizzled, case .cached(_, let cached) = self else { return nil }
    return cached.swaps
  }

  /// The swap slots that it has marked for a page that it has read past the swap cache; nil if there is no such page.
  var swapsWithoutPage: SwapRange? {
    switch self {
    case .lookUpCache, .single: nil
    case .unsplit(_, let cached), .cached(_, let cached): cached.skipsCache ? cached.swaps : nil
    }
  }

  /// The number by which it makes `info->swapped` differ from the number of swap entries in the tree.
  var swappedLag: Int { awaitsAccounting ? ownedSwaps?.count ?? 0 : 0 }

  /// True if the entry has left the tree, so that its one count is the task's to drop.
  var hasSwizzled: Bool {
    switch phase {
    case .putIn, .account, .leaveSwapCache: true
    case .lock, .confirm, .waitForWriteback, .add, .takeOut, nil: false
    }
  }

  /// True if the task has emptied the slot and has not filled it yet.
  var hasEmptiedSlot: Bool { phase == .putIn }

  /// True if the entry has left the tree and `info->swapped` still counts it.
  private var awaitsAccounting: Bool {
    switch phase {
    case .putIn, .account: true
    case .lock, .confirm, .waitForWriteback, .add, .takeOut, .leaveSwapCache, nil: false
    }
  }

  /// The rank of the place in the order of the code, from 0 to 9.
  var rank: Int {
    switch self {
    case .lookUpCache, .single: 0
    case .unsplit: 1
    case .cached(let phase, _): 2 + Int(phase.rawValue)
    }
  }

  /// Returns the same place with other numbers.
  func renamed(_ renaming: some Renaming) -> SwapIn {
    switch self {
    case .lookUpCache(let swap): .lookUpCache(renaming[swap])
    case .single(let swap): .single(renaming[swap])
    case .unsplit(let order, let cached): .unsplit(order: order, cached.renamed(renaming))
    case .cached(let phase, let cached): .cached(phase, cached.renamed(renaming))
    }
  }
}
