// Knows what shmem_undo_range() does about the pages at the edges of its range, between the two loops.

extension Hole {
  /// Where the first lookup between the loops goes: the page that holds the first byte of the range.
  ///
  /// In 2014 only a page that the range cuts is looked up. Kernel: `lstart >> PAGE_SHIFT`,
  /// shmem_undo_range(), mm/shmem.c, 6.1.
  func frontEdge(under rules: Rules) -> UndoEdge? {
    guard !cutsPageBefore else { return .before }
    return rules.later.wholeEdges && count > 0 ? .first : nil
  }

  /// Where the second lookup goes: the page that holds the last byte, unless the first one was there.
  ///
  /// A range without end has no last page. Kernel: `lend >> PAGE_SHIFT` and `same_folio`,
  /// shmem_undo_range(), mm/shmem.c, 6.1.
  func backEdge(under rules: Rules) -> UndoEdge? {
    guard !cutsPageAfter else { return .after }
    let isTheSame = count == 0 || (count == 1 && !cutsPageBefore)
    return rules.later.wholeEdges && !isTheSame && end.rawValue < .max ? .last : nil
  }

  /// The page at an edge.
  func index(of edge: UndoEdge) -> PageIndex {
    switch edge {
    case .before: PageIndex(first.rawValue - 1)
    case .after: end
    case .first: first
    case .last: PageIndex(end.rawValue - 1)
    }
  }
}

extension Machine {
  /// The first edge that the range cuts, or what follows the edges.
  func firstEdge(
    freed: Int,
    of undo: Undo,
    in scenario: Scenario
  ) -> UndoRange<Storage.Batch> {
    // In 6.1 a failed preallocation looks at no edge: "goto whole_folios".
    guard !undo.keepsData || !scenario.rules.later.wholeEdges else {
      return afterEdges(freed: freed, of: undo, in: scenario)
    }
    return undo.range.frontEdge(under: scenario.rules).map { .edge($0, .lookUp, freed: freed) }
      ?? secondEdge(freed: freed, of: undo, in: scenario)
  }

  private func secondEdge(
    freed: Int,
    of undo: Undo,
    in scenario: Scenario
  ) -> UndoRange<Storage.Batch> {
    undo.range.backEdge(under: scenario.rules).map { .edge($0, .lookUp, freed: freed) }
      ?? afterEdges(freed: freed, of: undo, in: scenario)
  }

  /// P13, or the second loop; in 6.1 that loop runs over nothing where there is no whole page.
  private func afterEdges(
    freed: Int,
    of undo: Undo,
    in scenario: Scenario
  ) -> UndoRange<Storage.Batch> {
    guard undo.range.count == 0 else {
      return .gatherSecond(from: undo.range.first, freed: freed)
    }
    return scenario.rules.later.wholeEdges ? .account(freed: freed) : .returnEarly
  }

  /// The page at an edge of a range.
  public func index(of edge: UndoEdge, of range: Hole) -> PageIndex { range.index(of: edge) }

  func edgeOutlook(
    _ edge: UndoEdge,
    _ place: UndoEdgePlace,
    of undo: Undo
  ) -> Outlook {
    switch place {
    case .lookUp:
      .ready(storage[index(of: edge, of: undo.range)]?.swap == nil ? .p12 : .s1)
    case .lock(let page): lockWait(for: page).map { .waits(.p12, $0) } ?? .ready(.p12)
    case .swapIn(let swapIn): outlook(of: swapIn)
    case .zero(let page): writeOutlook(of: page, before: .p12)
    case .remove(let page): writeOutlook(of: page, before: .p12a)
    case .unlock: .ready(.p12b)
    }
  }

  /// In tmpfs no page that belongs to the file is being written.
  private func writeOutlook(of page: PageNumber, before row: Row) -> Outlook {
    storage[page].isUnderWriteback ? .waits(row, .writeback(page)) : .ready(row)
  }

  mutating func advanceEdge(
    _ edge: UndoEdge,
    _ place: UndoEdgePlace,
    _ freed: Int,
    of undo: Undo,
    in scenario: Scenario
  ) -> UndoRange<Storage.Batch> {
    let index = index(of: edge, of: undo.range)
    let whatFollows =
      switch edge {
      case .before, .first: secondEdge(freed: freed, of: undo, in: scenario)
      case .after, .last: afterEdges(freed: freed, of: undo, in: scenario)
      }
    // With the lookups of 6.1 only a swap-in cares for i_size, and a page never written is a page.
    let takesAnyPage = scenario.rules.later.wholeEdges
    switch place {
    case .lookUp:
      switch storage[index] {
      case nil, .shadow: return whatFollows
      case .swap(let swap):
        guard isInsideFile(index) else { return whatFollows }
        return .edge(edge, .swapIn(.lookUpCache(swap)), freed: freed)
      case .page(let page):
        guard takesAnyPage || isInsideFile(index) else { return whatFollows }
        get(page)
        return .edge(edge, .lock(page), freed: freed)
      }
    case .lock(let page):
      guard storage[page].mapping == index else {
        put(page)
        return .edge(edge, .lookUp, freed: freed)
      }
      guard takesAnyPage || (storage[page].content != nil && isInsideFile(index)) else {
        put(page)
        return whatFollows
      }
      lock(page, undo.task)
      return .edge(edge, edge.isWhole ? .remove(page) : .zero(page), freed: freed)
    case .swapIn(let swapIn):
      switch advance(swapIn, undo.task, at: index, in: scenario) {
      case .goesOn(let next): return .edge(edge, .swapIn(next), freed: freed)
      case .lookAgain: return .edge(edge, .lookUp, freed: freed)
      case .done(let page):
        guard isInsideFile(index) else {
          unlockAndPut(page, undo.task)
          return whatFollows
        }
        return .edge(edge, edge.isWhole ? .remove(page) : .zero(page), freed: freed)
      }
    case .remove(let page):
      guard !storage[page].isMapped else {
        unmap(page)
        return .edge(edge, .remove(page), freed: freed)
      }
      truncate(page)
      return .edge(edge, .unlock(page), freed: freed)
    case .unlock(let page):
      unlockAndPut(page, undo.task)
      return whatFollows
    case .zero(let page):
      // Elsewhere that is left to the file system, which knows its blocks.
      if scenario.mapping == .tmpfs {
        storage[page].content?.zeroed.formUnion(edge == .before ? .tail : .head)
        storage[page].isDirty = true
      }
      unlockAndPut(page, undo.task)
      return whatFollows
    }
  }
}
