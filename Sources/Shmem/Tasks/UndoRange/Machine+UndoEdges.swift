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
    let stay = { UndoRange<Storage.Batch>.edge(visit.edge, $0, counts: visit.counts) }
    switch effect {
    case .findsNoPage, .findsCutOff: return whatFollows
    case .findsSwap(let swap): return stay(.swapIn(.lookUpCache(swap)))
    case .findsPage(let page):
      get(page)
      return stay(.lock(page))
    case .locks(let page):
      lock(page, call.task)
      return stay(place(for: page, at: visit.edge, call))
    case .findsMoved(let page):
      put(page)
      return stay(.lookUp)
    case .findsUnwritten(let page), .findsPageCutOff(let page):
      put(page)
      return whatFollows
    case .swapIn(let effect):
      return placeAfter(perform(effect, call.task, at: visit.index, in: scenario), visit, call)
    case .zeroes(let page):
      zero(visit.edge == .before ? .tail : .head, of: page, in: call.mapping)
      unlockAndPut(page, call.task)
      return whatFollows
    case .cuts(let page, let cut):
      perform(cut, of: page, call)
      guard !cut.goesOn else { return stay(.cutEnd(page)) }
      unlockAndPut(page, call.task)
      return whatFollows
    case .cutsEnd(let page, let cut):
      perform(cut, call)
      unlockAndPut(page, call.task)
      return whatFollows
    case .unmaps(let page):
      unmapAll(of: page)
      return stay(.remove(page))
    case .removes(let page):
      truncate(page)
      return stay(.unlock(page))
    case .unlocks(let page):
      unlockAndPut(page, call.task)
      return whatFollows
    }
  }

  /// Returns the place at a page that is locked: it lies wholly in the range, or is to be cut.
  private func place(
    for page: PageNumber,
    at edge: UndoEdge,
    _ call: UndoRangeCall
  ) -> UndoEdgePlace {
    guard isLarge(page), let slots = storage.slots(of: page) else {
      return edge.isWhole ? .remove(page) : .zero(page)
    }
    return call.range.containsAll(of: slots) ? .remove(page) : .cut(page)
  }

  /// Returns the place after a step of a swap-in.
  private func placeAfter(
    _ result: SwapInResult,
    _ visit: UndoEdgeVisit,
    _ call: UndoRangeCall
  ) -> UndoRange<Storage.Batch>? {
    switch result {
    case .goesOn(let next): return .edge(visit.edge, .swapIn(next), counts: visit.counts)
    case .lookAgain: return .edge(visit.edge, .lookUp, counts: visit.counts)
    case .done(let page):
      return .edge(visit.edge, place(for: page, at: visit.edge, call), counts: visit.counts)
    case .behindEnd, .failed: return UndoRange(at: visit.next, visit.counts)
    }
  }

  /// Zeroes the part of a page of several slots that lies in the range, and splits or removes it.
  mutating func perform(_ cut: FolioCut, of page: PageNumber, _ call: UndoRangeCall) {
    let slots = storage.slots(of: page)?.slots ?? 0..<0
    for (slot, frame) in zip(slots, storage.frames(of: page)) {
      let index = PageIndex(slot)
      if call.range.contains(index) {
        storage[frame].content = Content(index: index, birth: birthNow, isZeros: true)
      } else {
        storage[frame].content?.zeroed.formUnion(call.range.partsCut(of: index))
      }
    }
    switch cut {
    case .splits(let split, _): perform(split, of: page)
    case .stays: storage[page].isDirty = true
    case .isDropped:
      unmapAll(of: page)
      truncate(page)
    }
  }

  /// Splits the piece at the end of the range, if it can be: within the step the task has a reference and the lock.
  mutating func perform(_ cut: EndCut, _ call: UndoRangeCall) {
    switch cut {
    case .splits(let split, let page):
      get(page)
      perform(split, of: page)
      put(page)
    case .findsOther, .findsLocked, .stays: break
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
