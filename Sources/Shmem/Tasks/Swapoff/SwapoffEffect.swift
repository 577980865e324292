// Knows what the steps of a swapoff do.

/// The effect of a step of a swapoff, with its values.
package enum SwapoffEffect: Hashable, Sendable {
  /// O1: looks for a used slot, from one on; nil if it is the first step, from which on no slot of the area is
  /// given out.
  case finds(Find, from: SwapEntry?)
  /// O2 to O7: does something with the page of the slot.
  case cached(OnCached, CachedPage)

  /// The result of a search for a used slot.
  package enum Find: Hashable, Sendable {
    /// Nothing: the area is empty.
    case nothing
    /// A slot whose page is in the swap cache; takes a reference.
    case cachedPage(CachedPage)
    /// A slot without a page; reads it into a free frame, which is in the swap cache then.
    case reads(CachedPage)
  }

  /// The effect of a step on the page of the slot.
  package enum OnCached: Hashable, Sendable {
    /// O2: locks it. True if it is still being written.
    case locks(isUnderWriteback: Bool)
    /// O2: finds that the page has been written.
    case seesWriteEnd
    /// O3: finds that the page still belongs to the slot, which has an owner.
    case findsOwner
    /// O3: finds that the page no longer belongs to the slot.
    case findsParted
    /// O3: finds that the slot has no owner any more, so that its page need not be brought home.
    case findsNoOwner
    /// O4: takes shmem_swaplist_mutex and finds the entry at a page of the file, or nowhere.
    case findsEntry(at: PageIndex?)
    /// O5: puts the page where the entry is.
    case swizzles(at: PageIndex)
    /// O5: is too late, because the slot no longer holds the entry.
    case findsSlotChanged(at: PageIndex)
    /// O6: takes the page out of the swap cache, and frees the slot if O5 has put the page into the tree.
    case leavesSwapCache(added: PageIndex?)
    /// O7: lets go of everything.
    case releases
  }
}

extension SwapoffEffect: StepEffect {
  var takesEntryOut: Bool { swizzle == .into }

  var findsNoSwapInUse: Bool {
    guard case .finds(.nothing, _) = self else { return false }
    return true
  }

  var takesTreeLock: Bool {
    switch self {
    case .cached(.swizzles, _), .cached(.findsSlotChanged, _): true
    case .finds, .cached: false
    }
  }

  var swizzle: SwizzleDirection? {
    guard case .cached(.swizzles, _) = self else { return nil }
    return .into
  }
}
