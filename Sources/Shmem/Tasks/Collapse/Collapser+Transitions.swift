// Knows the steps of a collapse, K1 to K7.

extension Machine {
  /// Returns what comes next for a collapse; `index` is a page of the range that it would start on.
  func next(
    of collapser: Collapser<Storage.Batch>,
    _ task: TaskID,
    at index: PageIndex?,
    in scenario: Scenario
  ) -> NextStep<CollapseEffect<Storage.Batch>> {
    switch collapser {
    case .idle: index.map { .ready(.k1, allocation(task, at: $0, in: scenario)) } ?? .picks
    case .looking(let collapse, let index):
      .ready(.k2, .looks(look(at: index, for: collapse), at: index, collapse))
    case .getting(let collapse, let getPage, let index):
      next(of: getPage, for: .collapse, at: index, in: scenario)
        .map { .getPage($0, at: index, collapse) }
    case .isolating(let collapse, let page, let index):
      .ready(.k3, .page(isolation(of: page), page, at: index, collapse))
    case .copying(let collapse): .ready(.k4, .copies(collapse))
    case .joining(let collapse): .ready(.k6, join(collapse))
    case .releasing(let collapse, let hasJoined):
      .ready(.k7, .releases(collapse, hasJoined: hasJoined))
    case .finished: .finished
    }
  }

  private func allocation(
    _ task: TaskID,
    at index: PageIndex,
    in scenario: Scenario
  ) -> CollapseEffect<Storage.Batch> {
    let range = EntryRange(order: scenario.order(of: scenario[task]), covering: index)
    guard range.isLarge, range.end.rawValue <= scenario.filePages else { return .declines(range) }
    let page = freeFrame(for: range.base, order: range.order, in: scenario)
    return .allocates(page, for: range)
  }

  /// Returns what K2 does about a slot.
  ///
  /// An entry of swap is swapped in, and a page that was never written is filled with zeros, both by shmem_get_folio().
  ///
  /// With the first slot all of them are looked at: an empty range is left alone. Kernel: SCAN_TRUNCATED in
  /// collapse_file(), mm/khugepaged.c, 6.12.
  private func look(
    at index: PageIndex,
    for collapse: Collapse<Storage.Batch>
  ) -> CollapseEffect<Storage.Batch>.Look {
    switch storage[index] {
    case nil:
      let range = collapse.range
      guard index == range.base else { return .isEmpty }
      let isInRange = storage.occupiedSlot(from: index).map { range.contains($0.index) } == true
      return isInRange ? .isEmpty : .findsNothing
    case .swap(let swap): return .needsPage(.swap(swap))
    case .shadow(let shadow): return .findsUnfit(.shadow(shadow))
    case .page(let page):
      guard storage[page].content != nil else { return .needsPage(.page(page)) }
      if let owner = storage[page].lockOwner { return .findsLocked(page, by: owner) }
      return isLarge(page) ? .findsUnfit(.page(page)) : .locks(page)
    }
  }

  /// Returns what K3 does about a page: the references of the tree and its own are the ones that may be there once the
  /// ptes are gone.
  private func isolation(of page: PageNumber) -> CollapseEffect<Storage.Batch>.OnPage {
    guard !isLarge(page) else { return .findsLarge }
    guard storage[page].isOnLRU else { return .findsIsolated }
    let count = storage.references(to: page) - storage.pteCount(of: page)
    return count == 2 ? .isolates : .findsReferenced(count: count)
  }

  /// Returns the effect of K6: the slots that were empty must be empty still; in those of the old pages nothing can
  /// have changed while pages are removed under their locks.
  private func join(
    _ collapse: Collapse<Storage.Batch>
  ) -> CollapseEffect<Storage.Batch> {
    let changed = collapse.range.slots.map { PageIndex($0) }.first { index in
      storage[index] != collapse.oldPage(at: index).map { .page($0) }
    }
    return changed.map { .findsSlotChanged(at: $0, collapse) } ?? .joins(collapse)
  }
}
