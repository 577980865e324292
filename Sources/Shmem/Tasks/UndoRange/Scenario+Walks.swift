// Knows what the rules of a race say about walks of shmem_undo_range(), and which walk a task is in.

extension Machine {
  /// Returns the call of shmem_undo_range() that a task is in; nil if it is in none.
  package func undoRangeCall(of task: TaskID, in scenario: Scenario) -> UndoRangeCall? {
    switch storage[task].undoPurpose {
    case .punch: UndoRangeCall(punchIn: scenario)
    case .unfallocate: unfallocation(by: task, in: scenario)
    case .evict: UndoRangeCall(evictionBy: task, in: scenario)
    case .truncate: UndoRangeCall(truncateBy: task, in: scenario)
    case nil: nil
    }
  }
}

extension Rules {
  /// True if the first and the last page of a range are looked up between the loops although the range does not cut
  /// them.
  var looksUpWholeEdges: Bool { later.wholeEdges }
}

extension Scenario {
  /// True if the range of a failed preallocation ends a byte too far.
  var unfallocationGoesPastEnd: Bool { rules.unfallocEnd == .past }

  /// True if the range of a failed preallocation ends at its last byte, whatever byte that is.
  var unfallocationCanHaveNoEnd: Bool { rules.unfallocEnd == .last }

  /// True if a preallocation that has failed at its first page takes nothing back.
  var skipsEmptyUnfallocation: Bool { rules.unfallocEnd == .checked }
}

extension Scenario {
  /// True if a walk can free swap slots that the file still names: it reads the order of an entry too early, or does not
  /// compare what it removes.
  package var canFreeSwapSlotsInUse: Bool {
    let call = UndoRangeCall(punchIn: self)
    return mapping == .tmpfs
      && (!call.comparesEntries || call.readsOrderFirst && hasLargeEntries)
  }
}
