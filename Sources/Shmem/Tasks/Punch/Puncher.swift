// Knows where a hole punch can be in its code.

/// A place in the code of a hole punch.
///
/// ```
/// P1 P2 P3      lock, publish, unmap
/// P4 ... P21    remove what is in the hole
/// P22 P23       withdraw and wake, unlock
/// ```
///
/// If madvise(2) has called it, P0 comes first and P24 last: mmap_sem is dropped meanwhile. In an ordinary file B1 to B3 are
/// the steps about blocks.
///
/// Kernel: shmem_fallocate(), mm/shmem.c; madvise_remove(), mm/madvise.c, 3.16.
package enum Puncher<Batch: GatheredBatch>: Hashable, Sendable {
  /// Called by madvise(2), it has not started and holds mmap_sem.
  case dropMmapSem
  /// It wants i_mutex; called by fallocate(2), it has not started.
  case takeMutex
  /// It is about to publish the hole.
  case publish
  /// It clears the ptes of the hole from a page on.
  case unmap(from: PageIndex)
  /// It removes what is in the hole.
  case undo(UndoRange<Batch>)
  /// It has removed and accounted for what it found.
  case withdraw
  /// It deals with the blocks of an ordinary file, or with the lock of its page cache.
  case blocks(BlockPlace)
  /// The hole is no longer published, or its blocks are free.
  case releaseMutex
  /// It has returned to madvise(2), which wants mmap_sem again.
  case takeMmapSem
  /// It has returned to the user.
  case finished
}

extension Puncher {
  /// The walk through the hole, while it lasts.
  package var undo: UndoRange<Batch>? {
    guard case .undo(let undo) = self else { return nil }
    return undo
  }

  /// Makes the place at which a punch starts, by the call that asks for it.
  init(startOf call: PunchCall) {
    switch call {
    case .fallocate: self = .takeMutex
    case .madvise: self = .dropMmapSem
    case .none: self = .finished
    }
  }

  /// True if shmem_fallocate() has returned, so that its stack is no more.
  var hasReturned: Bool {
    switch self {
    case .takeMmapSem, .finished: true
    case .dropMmapSem, .takeMutex, .publish, .unmap, .undo, .withdraw, .blocks, .releaseMutex: false
    }
  }

  /// The batch that the walk works on.
  package var cursor: Cursor<Batch>? { undo?.cursor }

  /// The loop that it is in.
  package var loop: UndoLoop? { undo?.loop }

  /// The page of the file at the cursor.
  var index: PageIndex? {
    guard case .unmap(let from) = self else { return undo?.index }
    return from
  }
}
