// Knows what is promised of a whole schedule, so that no single state can break it.

/// Something that must hold of every schedule, however long it goes on: a call ends.
///
/// A `Promise` is judged in a state, at every step. A schedule promise is not: only a search that has
/// seen all that can follow can judge it. So it is checked, and never shown as broken or kept while a
/// race is stepped.
///
/// It is broken by a loop of states, such as can be reached, that keeps the call from its end. Either
/// the call goes round: it takes steps in the loop. Or it is blocked: it has begun, or waits to begin,
/// and has no step in any state of the loop, while the task that it waits for goes round. With
/// `Fairness.weak` only a loop counts that leaves out no task which could go on all the time. A call
/// that is free to go on now and then breaks nothing by standing still: what waits for a page lock or
/// i_mutex gets it in the end, as the kernel wakes the sleepers of a lock in turn.
///
/// A call that gets a page can be made to look it up again by each task that takes the page away, as often as
/// there is one. So such a call goes round only if it does so alone: its own steps, one after the other and with none of
/// another task between them, lead back to where they began.
package enum SchedulePromise: String, CaseIterable, Hashable, Sendable {
  /// The punch does not go round for ever, and is not kept from its begin or its end.
  ///
  /// Kernel: loop 2 of shmem_undo_range(), mm/shmem.c, 3.15 and 3.16; the hang of CVE-2014-4171.
  case punchEnds = "punch-ends"
  /// A truncate ends.
  ///
  /// Kernel: loop 2 of shmem_undo_range() with lend = -1, mm/shmem.c, 3.16.
  case truncateEnds = "truncate-ends"
  /// A preallocation that fails ends.
  ///
  /// Kernel: shmem_fallocate() and shmem_undo_range() with `unfalloc`, mm/shmem.c; the hang that commit
  /// 7f556567036c cured in 4.7.
  case preallocationEnds = "preallocation-ends"
  /// The eviction of the inode ends.
  ///
  /// Kernel: shmem_evict_inode(), mm/shmem.c, 3.16.
  case evictionEnds = "eviction-ends"
  /// A swapoff ends.
  ///
  /// Kernel: try_to_unuse(), mm/swapfile.c, 3.16, which goes on until no swap slot is in use.
  case swapoffEnds = "swapoff-ends"
  /// A write that waits, for i_mutex, for a page lock or in the fault of its buffer, goes on.
  ///
  /// Kernel: the convoy waiting for i_mutex in Sasha Levin's report of 15 December 2013.
  case writeEnds = "write-ends"
  /// A page fault that waits, for a punch or for a page lock, goes on.
  ///
  /// Kernel: shmem_fault(), mm/shmem.c, f00cdc6df7d7 and 8e205f779d14.
  case faultEnds = "fault-ends"
  /// A read, or a splice, that waits for a page lock goes on, and none looks the same page up for ever.
  ///
  /// Kernel: shmem_get_folio_gfp(), mm/shmem.c, 6.12, whose lookup is repeated after -EEXIST; the hangs that commits
  /// 5c241ed8d031 and a05dd8ae5cbb cured.
  case readEnds = "read-ends"

  /// The kinds of tasks whose calls the promise is about.
  package var kinds: [TaskKind] { TaskKind.allCases.filter { $0.facts.endPromise == self } }
}
