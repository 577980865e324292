// Knows what is promised of a whole schedule, so that no single state can break it.

/// Something that must hold of every schedule, however long it goes on.
///
/// A `Promise` is judged in a state, at every step. What stands here is not: only who has seen all that
/// can follow can tell. So it is checked, and never shown as broken or kept while a race is stepped.
public enum SchedulePromise: String, CaseIterable, Hashable, Sendable {
  /// The punch does not go round for ever.
  ///
  /// It is broken by a loop of states, such as can be reached, in which the puncher takes steps; with
  /// `Fairness.weak` only by one that leaves out nobody who could go on all the time. As P22 is taken
  /// once, it is in no loop. A puncher that sleeps for a lock which others keep from it takes no steps
  /// and does not break this promise: whoever waits for a page lock or i_mutex gets it in the end, as
  /// the kernel wakes the sleepers of a lock in turn.
  ///
  /// Kernel: loop 2 of shmem_undo_range(), mm/shmem.c, 3.15 and 3.16; the hang of CVE-2014-4171.
  case punchEnds = "punch-ends"
}
