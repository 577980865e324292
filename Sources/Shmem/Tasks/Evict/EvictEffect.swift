// Knows what the steps of an eviction do.

/// The effect of a step of an eviction, with its values.
package enum EvictEffect<Batch: GatheredBatch>: Hashable, Sendable {
  /// E1: begins: i_size is 0, and no task can open the file any more.
  case begins
  /// P4 to P21: removes all that is in the file.
  case undo(UndoEffect<Batch>)
  /// E2: takes the inode off the list of files with swap entries.
  case leavesList
}

extension EvictEffect: StepEffect {
  var ownSwapIn: SwapInEffect? {
    guard case .undo(let effect) = self else { return nil }
    return effect.swapIn
  }

  var takesTreeLock: Bool {
    guard case .undo(let effect) = self else { return false }
    return effect.takesTreeLock
  }
}
