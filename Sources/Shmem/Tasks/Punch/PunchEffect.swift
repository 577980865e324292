// Knows what the steps of a hole punch do.

/// The effect of a step of a hole punch, with its values.
package enum PunchEffect<Batch: GatheredBatch>: Hashable, Sendable {
  /// P0: drops mmap_sem, which comes after i_mutex in the order of the locks.
  case dropsMmapSem
  /// P1: takes i_mutex.
  case takesMutex
  /// P2: publishes the hole in i_private, for faults that look for it; from here on the promises speak of the hole.
  case publishes(to: FaultGate)
  /// P3: clears the next pte of the hole.
  case unmaps(PteEffect)
  /// P4 to P21: removes what is in the hole. True if that ends the time that the promises speak of, which in an
  /// ordinary file no step of its own does.
  case undo(UndoEffect<Batch>, endsPunch: Bool)
  /// P22: withdraws the hole, and wakes the faults that sleep until then.
  case withdraws(from: FaultGate)
  /// B1 to B3: a step about the blocks of an ordinary file.
  case blocks(BlockEffect)
  /// P23: releases i_mutex; shmem_fallocate() returns, and its stack is gone.
  case releasesMutex
  /// P24: takes mmap_sem again for madvise(2).
  case takesMmapSem
}

/// The effect of a step of unmap_mapping_range(), which clears one pte after the other.
package enum PteEffect: Hashable, Sendable {
  /// Clears the pte of a page; `next` is the page of the file from which on there is another pte, or nil
  /// if there is none.
  case clears(PageNumber, at: PageIndex, next: PageIndex?)
  /// Finds no pte to clear.
  case findsNone
}

extension PunchEffect: StepEffect {
  var ownSwapIn: SwapInEffect? {
    guard case .undo(let effect, _) = self else { return nil }
    return effect.swapIn
  }

  var takesTreeLock: Bool {
    guard case .undo(let effect, _) = self else { return false }
    return effect.takesTreeLock
  }
}
