// Knows what the steps of a swap-in do, whichever task takes them.

/// The effect of a step of a swap-in, with its values.
///
/// It is a part of the effects of all tasks that can meet a swap entry in the tree.
package enum SwapInEffect: Hashable, Sendable {
  /// S2: finds the page of the entry in the swap cache and takes a reference.
  case findsCached(CachedPage)
  /// S3: reads the entry into a free frame, which is in the swap cache then; with `read-large` all pages of an entry of
  /// several slots, and without `through-cache` past the swap cache.
  case reads(CachedPage)
  /// S3: reads a single page of an entry of several slots, with the value of the entry and its slots, which it is going to
  /// split: with `read-before-split`.
  case readsPiece(CachedPage, of: SwapEntry, EntryRange)
  /// S3: finds a swap slot that another task reads, or whose page is in the swap cache, and looks the slot up again.
  case findsBusy(SwapEntry, taken: SwapEntry)
  /// S3f: gets no page for all slots of an entry, and goes on with a single one.
  case fallsBack(SwapEntry, EntryRange, Fallback)
  /// S3: finds that the swap slot is free, so that there is nothing to read. True if the file still has the entry.
  case findsNoOwner(SwapEntry, isInFile: Bool)
  /// S3a or S4a: splits an entry of an order, and goes on with the piece that is the page's alone.
  case splits(SwapEntry, EntrySplit, goingOnWith: SwapEntry)
  /// S3a: splits the entry of which it has read a page, and goes on with that page: with `read-before-split`.
  case splitsAround(CachedPage, SwapEntry, EntrySplit)
  /// S3a: lets go of the page that it has read, because the slot no longer holds the entry: with `read-before-split`.
  case findsOther(CachedPage, than: SwapEntry)
  /// S3: gets no memory, so that the slot stays as it is: with `border-swapin`.
  case getsNoMemory(SwapEntry)
  /// S4 to S9: what is done with the page of the swap cache.
  case cached(OnCached, CachedPage)

  /// The reason why a whole swap entry is not read at once.
  package enum Fallback: Hashable, Sendable {
    /// There is no memory for a page of its order, or a single page is asked for: with `large-swapin`.
    case noMemory
    /// One of its pages is in the swap cache, or is being read: with `busy-small`.
    case isBusy(SwapEntry)
  }

  /// The effect of a step on the page of the swap cache.
  package enum OnCached: Hashable, Sendable {
    /// S4: locks it.
    case locks
    /// S5: confirms that page, entry and slot belong together. True if the page is still being written.
    case confirms(isUnderWriteback: Bool)
    /// S5: lets go of the page, because page, entry and slot no longer belong together.
    case findsParted
    /// S6: finds that the page has been written.
    case seesWriteEnd
    /// S7: puts the page where the entry is.
    case swizzles
    /// S7a: takes the entry out of its slot, which is empty then.
    case emptiesSlot
    /// S7 or S7a: throws the page away, because the slot no longer holds the entry. True in S7a.
    case findsSlotChanged(isHalved: Bool)
    /// S7 or S7a: lets go of the page, because its slots hold several entries, or others.
    case findsOtherRange(isHalved: Bool)
    /// S7b: puts the page into the emptied slot.
    case fillsSlot
    /// S7b: throws the page away, because the slot is no longer empty; the swap slot is never freed.
    case findsSlotTaken
    /// S8: takes the entry off `info->swapped`.
    case accounts
    /// S9: takes the page out of the swap cache and frees the swap slot. True if the caller finds that the page
    /// lies after the end of the file by now: it lets go of the page, which stays in the tree.
    case leavesSwapCache(isBehindEnd: Bool)
  }

  /// See `StepEffect`.
  var takesTreeLock: Bool {
    switch self {
    case .cached(.swizzles, _), .cached(.emptiesSlot, _), .cached(.findsSlotChanged, _),
      .cached(.fillsSlot, _), .cached(.findsSlotTaken, _), .cached(.findsOtherRange, _), .splits,
      .splitsAround, .findsOther:
      true
    case .findsCached, .reads, .readsPiece, .findsBusy, .fallsBack, .findsNoOwner, .getsNoMemory,
      .cached(.locks, _), .cached(.confirms, _),
      .cached(.findsParted, _), .cached(.seesWriteEnd, _), .cached(.accounts, _),
      .cached(.leavesSwapCache, _):
      false
    }
  }

  /// True if the step ends the swap-in because the page lies after the end of the file.
  var endsBehindEnd: Bool {
    guard case .cached(.leavesSwapCache(isBehindEnd: true), _) = self else { return false }
    return true
  }
}
