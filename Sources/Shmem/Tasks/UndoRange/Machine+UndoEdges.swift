// Knows how the steps of shmem_undo_range() at the edges of its range change a race.

extension Machine {
  /// Performs a step at an edge.
  ///
  /// - Returns: the place after it; nil once the walk has returned to its caller.
  mutating func perform(
    _ effect: UndoEdgeEffect,
    _ visit: UndoEdgeVisit,
    _ call: UndoRangeCall,
    in scenario: Scenario
  ) -> UndoRange<Storage.Batch>? {
    let whatFollows = UndoRange<Storage.Batch>(at: visit.next, visit.counts)
    func stay(_ place: UndoEdgePlace) -> UndoRange<Storage.Batch> {
      .edge(visit.edge, place, counts: visit.counts)
    }
    switch effect {
    case .findsNoPage, .findsCutOff: return whatFollows
    case .findsSwap(let swap): return stay(.swapIn(.lookUpCache(swap)))
    case .findsPage(let page):
      get(page)
      return stay(.lock(page))
    case .locks(let page):
      lock(page, call.task)
      return stay(visit.edge.isWhole ? .remove(page) : .zero(page))
    case .findsMoved(let page):
      put(page)
      return stay(.lookUp)
    case .findsUnwritten(let page), .findsPageCutOff(let page):
      put(page)
      return whatFollows
    case .swapIn(let effect):
      let result = perform(effect, call.task, at: visit.index, in: scenario)
      return placeAfter(result, visit)
    case .zeroes(let page):
      zero(visit.edge == .before ? .tail : .head, of: page, in: call.mapping)
      unlockAndPut(page, call.task)
      return whatFollows
    case .unmaps(let page):
      unmap(page)
      return stay(.remove(page))
    case .removes(let page):
      truncate(page)
      return stay(.unlock(page))
    case .unlocks(let page):
      unlockAndPut(page, call.task)
      return whatFollows
    }
  }

  /// Returns the place after a step of a swap-in.
  private func placeAfter(
    _ result: SwapInResult,
    _ visit: UndoEdgeVisit
  ) -> UndoRange<Storage.Batch>? {
    switch result {
    case .goesOn(let next): return .edge(visit.edge, .swapIn(next), counts: visit.counts)
    case .lookAgain: return .edge(visit.edge, .lookUp, counts: visit.counts)
    case .done(let page):
      let next: UndoEdgePlace = visit.edge.isWhole ? .remove(page) : .zero(page)
      return .edge(visit.edge, next, counts: visit.counts)
    case .behindEnd, .failed: return UndoRange(at: visit.next, visit.counts)
    }
  }

  /// Zeroes a part of a page; in an ordinary file that is left to the file system, which knows its blocks.
  private mutating func zero(_ part: PageParts, of page: PageNumber, in mapping: Mapping) {
    switch mapping {
    case .tmpfs:
      storage[page].content?.zeroed.formUnion(part)
      storage[page].isDirty = true
    case .file: break
    }
  }
}
