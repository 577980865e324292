// Knows what the steps of reclaim do.

/// The effect of a step of reclaim, with its values.
package enum ReclaimEffect: Hashable, Sendable {
  /// C1: isolates the page that the slot holds; nil while there is none that could be isolated.
  case isolates(PageNumber?, at: PageIndex)
  /// C2 to C7: what is done with the isolated page.
  case page(OnPage, Reclaimer.Isolated)
  /// C8 to C12: what is done to exchange the page for its swap entry.
  case store(OnStore, Reclaimer.Stored)
  /// C13 to C15: what is done to write the page and to free it, or to put it back.
  case write(OnWrite, Reclaimer.Written)

  /// The effect of a step on a page that is isolated, and from C3 on locked.
  package enum OnPage: Hashable, Sendable {
    /// C2: locks it.
    case locks
    /// C2: gives it back, because another task holds its lock.
    case findsLocked(by: TaskID)
    /// C2: gives it back, because it is being written.
    case findsUnderWriteback
    /// C3: clears its pte; a punch may have cleared it before.
    case unmaps
    /// C4 or C5: gives it back, because it has left the file.
    case findsGone
    /// C4 or C5: gives it back, because there are more references than the tree's and its own.
    ///
    /// C4 tries to freeze the count of a clean page, under tree_lock; C5 only looks at it.
    case findsReferenced(count: Int, freezes: Bool)
    /// C4: drops the clean page and leaves an entry in its slot, or nothing.
    case drops(leaving: Entry?)
    /// C5: lets the dirty page go on to be written.
    case letsOut(isCounted: Bool)
    /// C6: clears the dirty flag, and fills a page that was never written with zeros.
    case entersWritepage(zeroes: Bool)
    /// C6: keeps a page of a preallocation, which may have to be taken back, and counts that.
    case keepsPreallocated
    /// C6: finds that the page has left the file, which stops the kernel.
    case findsLeft
    /// C6a: makes single pages of a page of several slots, and goes on with the first.
    case splits
    /// C6a: keeps the page, as other references keep it from being split.
    case findsUnsplittable(references: Int)
    /// C7: takes a free swap slot, or as many as the page takes in the file.
    case takesSwap(SwapEntry, order: Int)
    /// C7: keeps the page, because swap is being switched off.
    case findsNoSwap
  }

  /// The effect of a step on the way from page to swap entry.
  package enum OnStore: Hashable, Sendable {
    /// C8: takes shmem_swaplist_mutex.
    case locksSwaplist
    /// C9: puts the page into the swap cache.
    case addsToSwapCache
    /// C9a: raises `info->swapped` before the entry is in the tree.
    case countsEntry
    /// C10: makes the file the owner of the swap slot.
    case owns
    /// C10 without `own-swap-first`: makes the file the owner of an entry that was put into the tree before,
    /// and that may have left its slot since.
    case ownsLate(isInSlot: Bool)
    /// C11: puts the entry where the page is.
    case swizzles
    /// C11a: takes the page out of its slot, which is empty then.
    case emptiesSlot
    /// C11b: puts the entry into the empty slot.
    case fillsSlot
    /// C11b: finds the slot taken, which stops the kernel.
    case findsSlotTaken
    /// C12: releases shmem_swaplist_mutex and raises `info->swapped`, unless C9a has.
    case releasesSwaplist(counts: Bool)
  }

  /// The effect of a step on the write of a page.
  package enum OnWrite: Hashable, Sendable {
    /// C13: starts the write and unlocks the page.
    case starts
    /// C13: drops the page, because its entry was freed meanwhile and there is nothing to write.
    case findsEntryFreed(SwapEntry)
    /// C13: finds that the swap device does not take the page. True if the page will be put back; otherwise it stays in
    /// the swap cache, dirty.
    case isRefused(goesBack: Bool)
    /// C13x: stores the page back into all slots of its swap entry, and frees the swap slot.
    case putsBack(SwapEntry, order: Int)
    /// C13x: lets the page go, because one of its slots no longer holds the entry.
    case findsNoPlace(SwapEntry, order: Int)
    /// C14: ends the write.
    case ends
    /// C15: frees the page of the swap cache, and the swap slot with it if that has no owner.
    case freesCached(SwapEntry, isOwned: Bool)
    /// C15: frees the page of an ordinary file and leaves an entry in its slot, or nothing.
    case freesFilePage(leaving: Entry?)
    /// C15: keeps the page, which is busy, or in its cache no longer.
    case keeps
  }
}

extension ReclaimEffect: StepEffect {
  var takesEntryOut: Bool {
    switch self {
    case .store(.swizzles, _), .store(.emptiesSlot, _): true
    case .isolates, .page, .store, .write: false
    }
  }

  var takesTreeLock: Bool {
    switch self {
    case .page(.drops, _), .page(.findsReferenced(_, freezes: true), _), .page(.splits, _): true
    case .store(.swizzles, _), .store(.emptiesSlot, _), .store(.fillsSlot, _),
      .store(.findsSlotTaken, _):
      true
    case .write(.freesFilePage, _), .write(.putsBack, _), .write(.findsNoPlace, _): true
    case .isolates, .page, .store, .write: false
    }
  }

  var swizzle: SwizzleDirection? {
    switch self {
    case .store(.swizzles, _), .store(.fillsSlot, _): .out
    case .write(.putsBack, _): .into
    case .isolates, .page, .store, .write: nil
    }
  }

  var correction: AllocedCorrection? {
    switch self {
    case .store(.countsEntry, _): .before
    case .store(.releasesSwaplist(counts: true), _), .write(.putsBack, _): .after
    case .isolates, .page, .store, .write: nil
    }
  }
}
