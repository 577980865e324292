// Knows what a step does, whatever kind of task takes it.

/// The effect of a step of a task.
package enum TaskEffect<Batch: GatheredBatch>: Hashable, Sendable {
  /// A step of a hole punch.
  case punch(PunchEffect<Batch>)
  /// A step of read(2).
  case read(ReadEffect)
  /// A step of a splice read.
  case splice(SpliceEffect)
  /// A step of write(2).
  case write(WriteEffect)
  /// A step of a page fault.
  case fault(FaultEffect)
  /// A step of page reclaim.
  case reclaim(ReclaimEffect)
  /// A step of a truncate.
  case truncate(TruncateEffect<Batch>)
  /// A step of a preallocation.
  case preallocate(PreallocateEffect<Batch>)
  /// A step of an eviction.
  case evict(EvictEffect<Batch>)
  /// A step of a swapoff.
  case swapoff(SwapoffEffect)
}

extension TaskEffect {
  /// The effect of a step of shmem_undo_range(), whichever task called it; nil for any other step.
  package var undo: UndoEffect<Batch>? {
    switch self {
    case .punch(.undo(let effect, _)), .truncate(.undo(let effect)),
      .preallocate(.undo(let effect)), .evict(.undo(let effect)):
      effect
    case .punch, .read, .splice, .write, .fault, .reclaim, .truncate, .preallocate, .evict,
      .swapoff:
      nil
    }
  }

  /// The effect of a step of getting a page, whichever task gets it; nil for any other step.
  package var getPage: GetPageEffect? {
    switch self {
    case .splice(.getPage(let effect, _, _)), .write(.getPage(let effect, _)),
      .write(.startsFault(.getPage(let effect, _), _)), .write(.fault(.getPage(let effect, _), _)),
      .fault(.getPage(let effect, _)), .preallocate(.getPage(let effect, _)):
      effect
    case .punch, .read, .splice, .write, .fault, .reclaim, .truncate, .preallocate, .evict,
      .swapoff:
      nil
    }
  }

  /// The effect of a step of a swap-in, whichever task swaps in; nil for any other step.
  package var swapIn: SwapInEffect? {
    if case .swapIn(let effect) = getPage { return effect }
    if case .edge(.swapIn(let effect), _) = undo { return effect }
    switch self {
    case .read(.swapIn(let effect, _)), .splice(.read(.swapIn(let effect, _))): return effect
    case .punch, .read, .splice, .write, .fault, .reclaim, .truncate, .preallocate, .evict,
      .swapoff:
      return nil
    }
  }

  /// True if the step takes a page or a swap entry out of its slot for the sake of the other.
  var takesEntryOut: Bool {
    switch self {
    case .reclaim(.store(.swizzles, _)), .reclaim(.store(.emptiesSlot, _)),
      .swapoff(.cached(.swizzles, _)):
      return true
    case .punch, .read, .splice, .write, .fault, .reclaim, .truncate, .preallocate, .evict,
      .swapoff:
      guard case .cached(let effect, _) = swapIn else { return false }
      return effect.takesEntryOut
    }
  }

  /// True if the step is a swapoff's look for a used swap slot that finds none.
  var findsNoSwapInUse: Bool {
    guard case .swapoff(.finds(.nothing, _)) = self else { return false }
    return true
  }
}

extension SwapInEffect.OnCached {
  /// True if the step takes the swap entry out of its slot.
  fileprivate var takesEntryOut: Bool {
    switch self {
    case .swizzles, .emptiesSlot: true
    case .locks, .confirms, .findsParted, .seesWriteEnd, .findsSlotChanged, .fillsSlot,
      .findsSlotTaken, .accounts, .leavesSwapCache:
      false
    }
  }
}
