// Knows what the puncher does next and what its steps outside the two loops change.

extension Machine {
  /// What the puncher can do next.
  func outlook(of puncher: Puncher<Storage.Batch>, in scenario: Scenario) -> Outlook {
    switch puncher {
    case .takeMutex: inodeMutexOutlook(for: .p1)
    case .publish: .ready(.p2)
    case .unmap: .ready(.p3)
    case .begin: .ready(.p4)
    case .gatherFirst: .ready(.p5)
    case .first(let place, let cursor, _): firstOutlook(place, cursor, in: scenario)
    case .edge(let edge, let place, _): edgeOutlook(edge, place, in: scenario)
    case .returnEarly: .ready(.p13)
    case .gatherSecond: .ready(.p14)
    case .second(let place, let cursor, _): secondOutlook(place, cursor, in: scenario)
    case .account: .ready(.p21)
    case .withdraw: .ready(.p22)
    case .releaseMutex: .ready(.p23)
    case .finished: .finished
    }
  }

  /// Takes the puncher's next step.
  mutating func advance(
    _ puncher: Puncher<Storage.Batch>,
    in scenario: Scenario
  ) -> Puncher<Storage.Batch> {
    let hole = scenario.hole
    switch puncher {
    case .takeMutex:
      file.inodeMutexOwner = .puncher
      return .publish
    case .publish:
      file.phase = .during
      return hole.count > 0 ? .unmap(from: hole.first) : .begin
    case .unmap(let from): return unmapNextPte(from: from, in: hole)
    case .begin: return begin(in: scenario)
    case .gatherFirst(let from, let freed): return gatherFirst(from: from, freed, in: scenario)
    case .first(let place, let cursor, let freed):
      return advanceFirst(place, cursor, freed, in: scenario)
    case .edge(let edge, let place, let freed):
      return advanceEdge(edge, place, freed, in: scenario)
    case .returnEarly: return .withdraw
    case .gatherSecond(let from, let freed): return gatherSecond(from: from, freed, in: scenario)
    case .second(let place, let cursor, let freed):
      return advanceSecond(place, cursor, freed, in: scenario)
    case .account(let freed):
      file.swapped -= freed
      return .withdraw
    case .withdraw:
      file.phase = .after
      return .releaseMutex
    case .releaseMutex:
      file.inodeMutexOwner = nil
      return .finished
    case .finished: preconditionFailure("a finished punch takes no step")
    }
  }

  /// P3: one pte at a time, ascending.
  private mutating func unmapNextPte(
    from start: PageIndex,
    in hole: Hole
  ) -> Puncher<Storage.Batch> {
    guard let mapped = mappedSlot(from: start, in: hole) else { return .begin }
    unmap(mapped.page)
    guard mappedSlot(from: mapped.index.next, in: hole) != nil else { return .begin }
    return .unmap(from: mapped.index.next)
  }

  /// The first page of the hole from `start` on that a pte maps.
  private func mappedSlot(
    from start: PageIndex,
    in hole: Hole
  ) -> (index: PageIndex, page: PageNumber)? {
    guard let index = storage.mappedPage(from: start), hole.contains(index),
      case .page(let page) = storage[index]
    else { return nil }
    return (index, page)
  }

  private func begin(in scenario: Scenario) -> Puncher<Storage.Batch> {
    guard scenario.rules.firstPass, scenario.hole.count > 0 else {
      return firstEdge(freed: 0, in: scenario)
    }
    return .gatherFirst(from: scenario.hole.first, freed: 0)
  }

  // MARK: Gathering

  /// Collects up to the limit of entries from `start` on, references on the pages, nothing on swap.
  ///
  /// The limit counts entries and not pages of the file, so entries behind the hole may be among
  /// them. The kernel reads slot by slot; a gather is one row all the same, and a batch limit of 1
  /// shows the other extreme.
  ///
  /// Kernel: find_get_entries(), mm/filemap.c, 3.16.
  mutating func gather(from start: PageIndex, in scenario: Scenario) -> Storage.Batch {
    let room = scenario.hole.end.distance(from: start)
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

  // MARK: The edges of the hole

  /// The first edge that the hole cuts, or what follows the edges.
  func firstEdge(freed: Int, in scenario: Scenario) -> Puncher<Storage.Batch> {
    scenario.hole.cutsPageBefore
      ? .edge(.before, .lookUp, freed: freed) : secondEdge(freed: freed, in: scenario)
  }

  private func secondEdge(freed: Int, in scenario: Scenario) -> Puncher<Storage.Batch> {
    guard !scenario.hole.cutsPageAfter else { return .edge(.after, .lookUp, freed: freed) }
    return afterEdges(freed: freed, in: scenario)
  }

  private func afterEdges(freed: Int, in scenario: Scenario) -> Puncher<Storage.Batch> {
    guard scenario.hole.count > 0 else { return .returnEarly }
    return .gatherSecond(from: scenario.hole.first, freed: freed)
  }

  /// The page at an edge of the hole.
  func index(of edge: Puncher<Storage.Batch>.Edge, of hole: Hole) -> PageIndex {
    switch edge {
    case .before: PageIndex(hole.first.rawValue - 1)
    case .after: hole.end
    }
  }

  private func edgeOutlook(
    _ edge: Puncher<Storage.Batch>.Edge,
    _ place: Puncher<Storage.Batch>.EdgePlace,
    in scenario: Scenario
  ) -> Outlook {
    switch place {
    case .lookUp:
      .ready(storage[index(of: edge, of: scenario.hole)]?.swap == nil ? .p12 : .s1)
    case .lock(let page): lockWait(for: page).map { .waits(.p12, $0) } ?? .ready(.p12)
    case .swapIn(let swapIn): outlook(of: swapIn)
    case .zero: .ready(.p12)
    }
  }

  private mutating func advanceEdge(
    _ edge: Puncher<Storage.Batch>.Edge,
    _ place: Puncher<Storage.Batch>.EdgePlace,
    _ freed: Int,
    in scenario: Scenario
  ) -> Puncher<Storage.Batch> {
    let index = index(of: edge, of: scenario.hole)
    let whatFollows =
      edge == .before
      ? secondEdge(freed: freed, in: scenario) : afterEdges(freed: freed, in: scenario)
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
      lock(page, .puncher)
      return .edge(edge, .zero(page), freed: freed)
    case .swapIn(let swapIn):
      switch advance(swapIn, .puncher, at: index, in: scenario) {
      case .goesOn(let next): return .edge(edge, .swapIn(next), freed: freed)
      case .lookAgain: return .edge(edge, .lookUp, freed: freed)
      case .done(let page):
        guard isInsideFile(index) else {
          unlockAndPut(page, .puncher)
          return whatFollows
        }
        return .edge(edge, .zero(page), freed: freed)
      }
    case .zero(let page):
      storage[page].isDirty = true
      unlockAndPut(page, .puncher)
      return whatFollows
    }
  }
}
