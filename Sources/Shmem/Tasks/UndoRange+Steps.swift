// Knows what a walk of shmem_undo_range() does next and what its steps outside the two loops change.

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
      return firstEdge(freed: 0, of: undo)
    }
    return .gatherFirst(from: undo.range.first, freed: 0)
  }

  // MARK: Gathering

  /// Collects up to the limit of entries from `start` on, references on the pages, nothing on swap.
  ///
  /// The limit counts entries and not pages of the file, so entries behind the range may be among
  /// them. The kernel reads slot by slot; a gather is one row all the same, and a batch limit of 1
  /// shows the other extreme.
  ///
  /// Kernel: find_get_entries(), mm/filemap.c, 3.16.
  mutating func gather(
    from start: PageIndex,
    of undo: Undo,
    in scenario: Scenario
  ) -> Storage.Batch {
    let room = undo.range.end.distance(from: start)
    let limit = min(room, UInt64(scenario.batchLimit))
    var batch = Storage.Batch()
    var from = start
    while UInt64(batch.count) < limit, let slot = storage.occupiedSlot(from: from) {
      batch.append(Gathered(index: slot.index, entry: slot.entry))
      if case .page(let page) = slot.entry { get(page) }
      guard slot.index.rawValue < UInt64.max else { break }
      from = slot.index.next
    }
    return batch
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

  // MARK: The edges of the range

  /// The first edge that the range cuts, or what follows the edges.
  func firstEdge(freed: Int, of undo: Undo) -> UndoRange<Storage.Batch> {
    undo.range.cutsPageBefore
      ? .edge(.before, .lookUp, freed: freed) : secondEdge(freed: freed, of: undo)
  }

  private func secondEdge(freed: Int, of undo: Undo) -> UndoRange<Storage.Batch> {
    guard !undo.range.cutsPageAfter else { return .edge(.after, .lookUp, freed: freed) }
    return afterEdges(freed: freed, of: undo)
  }

  private func afterEdges(freed: Int, of undo: Undo) -> UndoRange<Storage.Batch> {
    guard undo.range.count > 0 else { return .returnEarly }
    return .gatherSecond(from: undo.range.first, freed: freed)
  }

  /// The page at an edge of the range.
  func index(of edge: UndoRange<Storage.Batch>.Edge, of range: Hole) -> PageIndex {
    switch edge {
    case .before: PageIndex(range.first.rawValue - 1)
    case .after: range.end
    }
  }

  private func edgeOutlook(
    _ edge: UndoRange<Storage.Batch>.Edge,
    _ place: UndoRange<Storage.Batch>.EdgePlace,
    of undo: Undo
  ) -> Outlook {
    switch place {
    case .lookUp:
      .ready(storage[index(of: edge, of: undo.range)]?.swap == nil ? .p12 : .s1)
    case .lock(let page): lockWait(for: page).map { .waits(.p12, $0) } ?? .ready(.p12)
    case .swapIn(let swapIn): outlook(of: swapIn)
    case .zero: .ready(.p12)
    }
  }

  private mutating func advanceEdge(
    _ edge: UndoRange<Storage.Batch>.Edge,
    _ place: UndoRange<Storage.Batch>.EdgePlace,
    _ freed: Int,
    of undo: Undo,
    in scenario: Scenario
  ) -> UndoRange<Storage.Batch> {
    let index = index(of: edge, of: undo.range)
    let whatFollows =
      edge == .before
      ? secondEdge(freed: freed, of: undo) : afterEdges(freed: freed, of: undo)
    switch place {
    case .lookUp:
      guard isInsideFile(index) else { return whatFollows }
      switch storage[index] {
      case nil: return whatFollows
      case .swap(let swap): return .edge(edge, .swapIn(.lookUpCache(swap)), freed: freed)
      case .page(let page):
        get(page)
        return .edge(edge, .lock(page), freed: freed)
      }
    case .lock(let page):
      guard storage[page].mapping == index else {
        put(page)
        return .edge(edge, .lookUp, freed: freed)
      }
      guard storage[page].content != nil, isInsideFile(index) else {
        put(page)
        return whatFollows
      }
      lock(page, undo.task)
      return .edge(edge, .zero(page), freed: freed)
    case .swapIn(let swapIn):
      switch advance(swapIn, undo.task, at: index, in: scenario) {
      case .goesOn(let next): return .edge(edge, .swapIn(next), freed: freed)
      case .lookAgain: return .edge(edge, .lookUp, freed: freed)
      case .done(let page):
        guard isInsideFile(index) else {
          unlockAndPut(page, undo.task)
          return whatFollows
        }
        return .edge(edge, .zero(page), freed: freed)
      }
    case .zero(let page):
      storage[page].isDirty = true
      unlockAndPut(page, undo.task)
      return whatFollows
    }
  }
}
