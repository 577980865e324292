// Knows where a truncate of the file can be in its code.

/// A place in the code of a truncate.
///
/// ```
/// T0            lock i_mutex
/// B1            in an ordinary file: take invalidate_lock
/// T1            set i_size
/// T2            clear the ptes after the end
/// P4 ... P21    remove what is after the end
/// T4            clear the ptes after the end again
/// B2 B3         in an ordinary file: free the blocks, give invalidate_lock back
/// T5            unlock i_mutex
/// ```
///
/// It sets no i_private, so no fault waits for it. i_size keeps others from filling the slots that it
/// empties. A truncate that finds the file no longer than it is to be cuts nothing: after T1 comes T5.
///
/// Kernel: do_truncate(), fs/open.c; shmem_setattr(), mm/shmem.c, and for an ordinary file
/// truncate_setsize() and truncate_pagecache(), mm/truncate.c, 3.16. The steps T0 and T5 are ours.
package enum Truncater<Batch: GatheredBatch>: Hashable, Sendable {
  /// It has not started.
  case idle
  /// It is about to set i_size.
  case setSize
  /// The file is shorter; it clears the ptes after the end from a page on.
  case unmap(from: PageIndex)
  /// It removes what is after the end.
  case undo(UndoRange<Batch>)
  /// It clears ptes after the end once more.
  case unmapAgain(from: PageIndex)
  /// It deals with the blocks of an ordinary file, or with the lock of its page cache.
  case blocks(BlockPlace)
  /// It holds nothing but i_mutex.
  case releaseMutex
  /// It has returned to the user.
  case finished
}

extension Truncater {
  /// The walk after the end, while it lasts.
  package var undo: UndoRange<Batch>? {
    guard case .undo(let undo) = self else { return nil }
    return undo
  }

  /// True if the file has been cut and what is after the end need not be gone yet.
  var isCuttingFile: Bool {
    switch self {
    case .unmap, .undo, .unmapAgain: true
    case .idle, .setSize, .blocks, .releaseMutex, .finished: false
    }
  }

  /// The page of the file at the cursor.
  var index: PageIndex? {
    switch self {
    case .unmap(let from), .unmapAgain(let from): from
    case .idle, .setSize, .undo, .blocks, .releaseMutex, .finished: undo?.index
    }
  }
}
