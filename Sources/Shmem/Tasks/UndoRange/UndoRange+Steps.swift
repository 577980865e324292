// Knows what a walk of shmem_undo_range() does next and how its two loops begin, gather and end.

extension Machine {
  /// What a walk can do next.
  func outlook(
    of walk: UndoRange<Storage.Batch>,
    _ undo: Undo,
    in scenario: Scenario
  ) -> Outlook {
    switch walk {
    case .begin: .ready(.p4)
    case .gatherFirst: .ready(.p5)
    case .first(let place, let cursor, _): firstOutlook(place, cursor, of: undo, in: scenario)
    case .edge(let edge, let place, _): edgeOutlook(edge, place, of: undo)
    case .returnEarly: .ready(.p13)
    case .gatherSecond: .ready(.p14)
    case .second(let place, let cursor, _): secondOutlook(place, cursor, of: undo, in: scenario)
    case .account: .ready(.p21)
    }
  }

  /// Takes the next step of a walk.
  ///
  /// - Returns: where it is then; nothing once it has returned to its caller.
  mutating func advance(
    _ walk: UndoRange<Storage.Batch>,
    _ undo: Undo,
    in scenario: Scenario
  ) -> UndoRange<Storage.Batch>? {
    let next = step(walk, undo, in: scenario)
    // mm/truncate.c has nothing to account for: there its walk returns at once.
    if case .account = next, scenario.mapping == .file { return nil }
    return undo.keepsData ? next?.passingOverSwap : next
  }

  private mutating func step(
    _ walk: UndoRange<Storage.Batch>,
    _ undo: Undo,
    in scenario: Scenario
  ) -> UndoRange<Storage.Batch>? {
    switch walk {
    case .begin: return begin(undo, in: scenario)
    case .gatherFirst(let from, let freed):
      return gatherFirst(from: from, freed, of: undo, in: scenario)
    case .first(let place, let cursor, let freed):
      return advanceFirst(place, cursor, freed, of: undo, in: scenario)
    case .edge(let edge, let place, let freed):
      return advanceEdge(edge, place, freed, of: undo, in: scenario)
    case .returnEarly: return nil
    case .gatherSecond(let from, let freed):
      return gatherSecond(from: from, freed, of: undo, in: scenario)
    case .second(let place, let cursor, let freed):
      return advanceSecond(place, cursor, freed, of: undo, in: scenario)
    case .account(let freed):
      file.swapped -= freed
      return nil
    }
  }

  private func begin(_ undo: Undo, in scenario: Scenario) -> UndoRange<Storage.Batch> {
    guard scenario.rules.firstPass, undo.range.count > 0 else {
      return firstEdge(freed: 0, of: undo, in: scenario)
    }
    return .gatherFirst(from: undo.range.first, freed: 0)
  }

  // MARK: Gathering

  /// Collects up to the limit of entries from `start` on, references on the pages, nothing on swap.
  ///
  /// The limit counts entries and not pages of the file, so entries behind the range may be among
  /// them, unless `boundedGather` says otherwise. The kernel reads slot by slot; a gather is one row
  /// all the same, and a batch limit of 1 shows the other extreme.
  ///
  /// With `lockingGather` the first loop's gather also locks the pages and leaves out those that
  /// somebody else has locked, and those that are being written. Their mapping needs no check: a page that is in its slot belongs to the
  /// file, and between looking and locking there is no other row.
  ///
  /// Kernel: find_get_entries(), mm/filemap.c, 3.16; find_lock_entries(), mm/filemap.c, 6.1.
  mutating func gather(
    from start: PageIndex,
    inLoop loop: Int,
    of undo: Undo,
    in scenario: Scenario
  ) -> Storage.Batch {
    let room = undo.range.end.distance(from: start)
    let limit = min(room, UInt64(scenario.batchLimit))
    var batch = Storage.Batch()
    var from = start
    let locks = loop == 1 && locksInGather(scenario.rules)
    while UInt64(batch.count) < limit, let slot = storage.occupiedSlot(from: from) {
      guard slot.index < undo.range.end || !scenario.rules.later.boundedGather else { break }
      switch slot.entry {
      case .swap, .shadow: batch.append(Gathered(index: slot.index, entry: slot.entry))
      case .page(let page) where locks && isBusy(page): break
      case .page(let page):
        batch.append(Gathered(index: slot.index, entry: slot.entry))
        get(page)
        if locks { lock(page, undo.task) }
      }
      guard slot.index.rawValue < UInt64.max else { break }
      from = slot.index.next
    }
    return batch
  }

  /// Whether a gather that locks leaves a page out.
  private func isBusy(_ page: PageNumber) -> Bool {
    storage[page].lockOwner != nil || storage[page].isUnderWriteback
  }

  /// Whether the first loop's gather takes the page locks.
  func locksInGather(_ rules: Rules) -> Bool { rules.later.lockingGather && rules.guards.pageLock }

  /// Leaves a batch of the first loop, with what a gather has locked and nobody has worked on.
  mutating func release(_ cursor: Cursor<Storage.Batch>, _ task: TaskID) {
    if cursor.isLocked {
      for page in cursor.pagesAhead { unlock(page, task) }
    }
    release(cursor.batch)
  }

  /// Drops the references of a batch.
  mutating func release(_ batch: Storage.Batch) {
    for position in 0..<batch.count {
      if case .page(let page) = batch[position].entry { put(page) }
    }
  }

  /// Takes a page out of the file for good.
  ///
  /// Without the page lock it may have left since the check, and then nothing is done: the caller
  /// does not look at the error. Kernel: truncate_complete_page(), mm/truncate.c, 3.16.
  mutating func truncate(_ page: PageNumber) {
    guard storage[page].mapping != nil else { return }
    guard !storage[page].isMapped else { return stop(at: .removedWhileMapped(page)) }
    storage[page].isDirty = false
    _ = removeFromPageCache(page, leaving: nil)
  }
}
