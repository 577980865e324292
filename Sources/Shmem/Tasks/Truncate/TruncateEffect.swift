// Knows what the steps of a truncate do.

/// The effect of a step of a truncate, with its values.
package enum TruncateEffect<Batch: GatheredBatch>: Hashable, Sendable {
  /// T0: takes i_mutex.
  case takesMutex
  /// T1: sets i_size.
  case setsSize(from: FileEnd, to: FileEnd)
  /// T2: clears the next pte after the new end.
  case unmaps(PteEffect)
  /// P4 to P21: removes what lies after the new end.
  case undo(UndoEffect<Batch>)
  /// T4: clears the next pte after the new end once more.
  case unmapsAgain(PteEffect)
  /// B1 to B3: a step about the blocks of an ordinary file.
  case blocks(BlockEffect)
  /// T5: releases i_mutex.
  case releasesMutex
}

extension TruncateEffect: StepEffect {
  var ownSwapIn: SwapInEffect? {
    guard case .undo(let effect) = self else { return nil }
    return effect.swapIn
  }

  var takesTreeLock: Bool {
    guard case .undo(let effect) = self else { return false }
    return effect.takesTreeLock
  }
}
