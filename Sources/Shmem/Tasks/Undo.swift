// Knows what shmem_undo_range() is asked for, and by whom.

/// A call of shmem_undo_range().
public struct Undo: Hashable, Sendable {
  /// What a call is for.
  public enum Kind: Hashable, Sendable {
    /// To punch a hole.
    case punch
    /// To remove what lies behind the end of a file that has been cut.
    case truncate
    /// To remove all that is in a file that nobody has open any more.
    case evict
  }

  /// What it is for.
  public let kind: Kind
  /// Who made it.
  public let task: TaskID
  /// What it is to remove.
  public let range: Hole

  /// What a punch asks for.
  init(punch hole: Hole) {
    kind = .punch
    task = .puncher
    range = hole
  }

  /// What a truncate asks for: everything from `end` on.
  ///
  /// Kernel: lend = -1, shmem_setattr(), mm/shmem.c, 3.16.
  init(truncateBy task: TaskID, to end: PageIndex) {
    kind = .truncate
    self.task = task
    range = Hole(
      first: end,
      end: PageIndex(.max),
      cutsPageBefore: false,
      cutsPageAfter: false
    )
  }

  /// What an eviction asks for: everything.
  ///
  /// Kernel: lend = -1, shmem_evict_inode(), mm/shmem.c, 3.16.
  init(evictionBy task: TaskID) {
    kind = .evict
    self.task = task
    range = Hole(
      first: PageIndex(0),
      end: PageIndex(.max),
      cutsPageBefore: false,
      cutsPageAfter: false
    )
  }

  /// Whether the second loop starts over until a scan from the start of the range finds nothing.
  ///
  /// For a truncate and an eviction it does in every kernel: i_size keeps others from filling the range for ever.
  public func startsOver(under rules: Rules) -> Bool {
    switch kind {
    case .punch: rules.rescan
    case .truncate, .evict: rules.guards.truncateRescan
    }
  }
}

extension Machine {
  /// What a task has called shmem_undo_range() for, if it is in there.
  public func undo(of task: TaskID, in scenario: Scenario) -> Undo? {
    switch storage[task] {
    case .puncher(.undo): Undo(punch: scenario.hole)
    case .evictor(.undo): Undo(evictionBy: task)
    case .truncater(.undo): Undo(truncateBy: task, to: scenario[task].firstPageCut)
    case .puncher, .truncater, .evictor, .reader, .splicer, .writer, .faulter, .reclaimer, .swapoff:
      nil
    }
  }
}
