// Knows whose walk through the tree there is to see.

package import Shmem

extension Snapshot {
  /// The task whose cursor and batch are shown: who is in shmem_undo_range(), else the puncher.
  ///
  /// At most one task is in there at a time: a punch, a truncate and a preallocation hold i_mutex, and
  /// an eviction waits until nobody else has the file.
  package var walker: TaskID {
    machine.tasks.first { machine[$0].undo != nil } ?? .puncher
  }

  /// Where that task is in shmem_undo_range(), if it is in there.
  package var walk: UndoRange<SharedStorage.Batch>? { machine[walker].undo }

  /// The page of the file at the cursor.
  package var cursorIndex: PageIndex? { machine[walker].index }
}
