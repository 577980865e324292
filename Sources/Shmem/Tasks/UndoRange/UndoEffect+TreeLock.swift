// Knows which steps of shmem_undo_range() are made under the lock of the page tree.

extension UndoEffect {
  /// See `StepEffect`.
  ///
  /// A gather and the checks read slots without the lock, under rcu. shmem_free_swap() holds it around its compare
  /// and the removal: that is the one place where a walk takes it before it knows whether it changes anything.
  var takesTreeLock: Bool {
    switch self {
    case .exceptional(let effect, _): effect.takesTreeLock
    case .page(let effect, _): effect.takesTreeLock
    case .edge(let effect, _): effect.takesTreeLock
    case .begins, .gathers, .findsNothing, .gathersSlot, .leaves, .returnsEarly, .accounts: false
    }
  }
}

extension UndoExceptionalEffect {
  fileprivate var takesTreeLock: Bool {
    switch self {
    case .emptiesSlots, .removesSwap, .clearsShadow, .misses: true
    case .looksForCachedPage, .locksCachedPage, .readsOrder, .freesSwap, .asksWhy: false
    }
  }
}

extension UndoPageEffect {
  /// Without the page lock truncate_inode_page() finds that the page has left the file before it takes tree_lock;
  /// that the page is mapped again it finds under tree_lock.
  fileprivate var takesTreeLock: Bool {
    switch self {
    case .removes, .findsMapped, .cuts(.splits), .cuts(.isDropped), .cutsEnd(.splits): true
    case .cuts(.stays), .cutsEnd, .locks, .findsLocked, .meetsWriteback, .seesWriteEnd, .belongs,
      .findsUnderWriteback,
      .findsGone, .keeps, .keepsGathered, .unmaps, .findsRemoved, .unlocks:
      false
    }
  }
}

extension UndoEdgeEffect {
  fileprivate var takesTreeLock: Bool {
    switch self {
    case .removes, .cuts(_, .splits), .cuts(_, .isDropped), .cutsEnd(_, .splits): true
    case .swapIn(let effect): effect.takesTreeLock
    case .cuts(_, .stays), .cutsEnd, .findsNoPage, .findsCutOff, .findsSwap, .findsPage, .locks,
      .findsMoved,
      .findsUnwritten,
      .findsPageCutOff, .zeroes, .unmaps, .unlocks:
      false
    }
  }
}
