// Knows the task whose walk through the tree is shown.

package import Shmem

extension Snapshot {
  /// The task whose cursor and batch are shown: the one in shmem_undo_range(), else the puncher.
  ///
  /// At most one task is in that function at a time: a punch, a truncate and a preallocation hold i_mutex,
  /// and an eviction waits until no other task has the file.
  package var walker: TaskID {
    machine.tasks.first { machine[$0].undo != nil } ?? .puncher
  }

  /// The place of that task in shmem_undo_range(); nil if it is elsewhere.
  package var walk: UndoRange<SharedStorage.Batch>? { machine[walker].undo }

  /// The page of the file at the cursor.
  package var cursorIndex: PageIndex? { machine[walker].index }

  /// The page at the edge of its range that the walk is about to look at, or works on; nil elsewhere.
  package var edgeIndex: PageIndex? {
    guard case .edge(let edge, _, _) = walk else { return nil }
    return machine.undoRangeCall(of: walker, in: scenario)?.range.index(of: edge)
  }

  /// The past of that task's last gather: the slots that it has gone through; nil before its first gather, and once
  /// the task has returned.
  package var gatherPast: GatherPast? {
    if case .begin = walk { return nil }
    return readiness(of: walker) == .finished ? nil : lastGather(of: walker)
  }
}
