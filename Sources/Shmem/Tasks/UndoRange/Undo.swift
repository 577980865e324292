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
    /// To take back what a failed preallocation has allocated. Kernel: `unfalloc`.
    case unfallocate
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

  /// What a truncate asks for: everything from `end` on, and the tail of the last page if `end` cuts it.
  ///
  /// Kernel: lend = -1, shmem_setattr(), mm/shmem.c, 3.16.
  init(truncateBy task: TaskID, to end: FileEnd) {
    kind = .truncate
    self.task = task
    range = Hole(
      first: PageIndex(end.pages),
      end: PageIndex(.max),
      cutsPageBefore: end.cutsLastPage,
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

  /// What a preallocation asks for that failed before a page.
  ///
  /// Kernel: the call in shmem_fallocate(), mm/shmem.c, 3.16, and what became of it in 2016.
  init(unfallocationBy task: TaskID, of preallocation: Preallocation, _ end: UnfallocEnd) {
    let failed = preallocation.next
    kind = .unfallocate
    self.task = task
    let isTruncation = end == .last && failed == PageIndex(0)
    range = Hole(
      first: preallocation.start,
      end: isTruncation ? PageIndex(.max) : failed,
      cutsPageBefore: false,
      cutsPageAfter: end == .past
    )
  }

  /// Whether the range has no end, as lend is -1.
  public var hasNoEnd: Bool { range.end == PageIndex(.max) }

  /// Whether swap entries are passed over, and pages that have been written.
  public var keepsData: Bool { kind == .unfallocate }

  /// Whether the second loop starts over until a scan from the start of the range finds nothing.
  ///
  /// For a truncate and an eviction it does in every kernel: i_size keeps others from filling the range for ever.
  public func startsOver(under rules: Rules) -> Bool {
    switch kind {
    case .punch: rules.rescan
    case .truncate, .evict: rules.guards.truncateRescan
    case .unfallocate: hasNoEnd && rules.guards.truncateRescan && rules.pastEnd.asksForTruncation
    }
  }
}

extension Undo {
  /// Whether the second loop is over if the first entry of a gather lies behind the range.
  ///
  /// In a loop that has no other condition this is asked of every gather from the start of the range,
  /// and for a failed preallocation of every one. Kernel: `(index == start || unfalloc) &&
  /// indices[0] >= end`, shmem_undo_range(), mm/shmem.c, 3.15.
  func mayEndWithGather(from start: PageIndex, under rules: Rules) -> Bool {
    switch rules.pastEnd {
    case .crawl, .bounded: start == range.first || keepsData
    case .restart, .stop: start == range.first && startsOver(under: rules)
    }
  }
}

extension Machine {
  /// What a task has called shmem_undo_range() for, if it is in there.
  public func undo(of task: TaskID, in scenario: Scenario) -> Undo? {
    switch storage[task] {
    case .puncher(.undo): Undo(punch: scenario.hole)
    case .preallocator(.undo): unfallocation(by: task, in: scenario)
    case .evictor(.undo): Undo(evictionBy: task)
    case .truncater(.undo): Undo(truncateBy: task, to: scenario[task].newEnd)
    case .puncher, .truncater, .preallocator, .evictor, .reader, .splicer, .writer, .faulter,
      .reclaimer, .swapoff:
      nil
    }
  }
}
