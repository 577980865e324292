// Knows where an eviction of the inode can be in its code, once no task has the file open any more.

/// A place in the code of an eviction.
///
/// ```
/// E1            i_size = 0
/// P4 ... P21    remove all that is in the file
/// E2            leave the list of files with swap entries
/// ```
///
/// Its walk is that of a truncate to nothing, but it takes no i_mutex and clears no ptes: no task can reach the
/// file by a descriptor or a mapping any more. Only reclaim and swapoff still meet its pages and its entries.
///
/// Kernel: shmem_evict_inode(), mm/shmem.c, 3.16. The names of the steps are ours.
package enum Evictor<Batch: GatheredBatch>: Hashable, Sendable {
  /// It has not started.
  case idle
  /// It removes what is in the file.
  case undo(UndoRange<Batch>)
  /// The file is empty; the inode may still be on swapoff's list.
  case leaveList
  /// The inode is gone.
  case finished

  /// The walk through the file, while it lasts.
  package var undo: UndoRange<Batch>? {
    guard case .undo(let undo) = self else { return nil }
    return undo
  }
}
