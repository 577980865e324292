// Knows what shmem_undo_range() decides about the pages at the edges of its range, between the two loops.

extension Machine {
  /// Returns what comes next at an edge.
  ///
  /// In tmpfs no page that belongs to the file is being written.
  func next(
    _ place: UndoEdgePlace,
    _ visit: UndoEdgeVisit,
    _ call: UndoRangeCall,
    in scenario: Scenario
  ) -> NextStep<UndoEffect<Storage.Batch>> {
    let whatFollows: NextStep<UndoEdgeEffect> =
      switch place {
      case .lookUp: lookUp(visit.index, call)
      case .lock(let page):
        .step(.p12, unless: lockWait(for: page), lock(page, at: visit.index, call))
      case .swapIn(let swapIn):
        next(
          of: swapIn,
          at: visit.index,
          testsSize: !call.rules.later.borderDirect,
          getsMemory: call.rules.later.borderSwapIn == .succeeds,
          in: scenario
        )
        .map { .swapIn($0) }
      case .zero(let page): .step(.p12, unless: writebackWait(for: page), .zeroes(page))
      case .remove(let page):
        .step(
          .p12a,
          unless: writebackWait(for: page),
          storage[page].isMapped ? .unmaps(page) : .removes(page)
        )
      case .unlock(let page): .ready(.p12b, .unlocks(page))
      }
    return whatFollows.map { .edge($0, visit) }
  }

  /// Returns true if a lookup cares neither for i_size nor for whether the page was ever written: with the
  /// lookups of 6.1 only a swap-in cares for i_size, and a page never written is a page.
  private func takesAnyPage(_ call: UndoRangeCall) -> Bool { call.rules.looksUpWholeEdges }

  private func lookUp(_ index: PageIndex, _ call: UndoRangeCall) -> NextStep<UndoEdgeEffect> {
    let found = storage[index]
    let isFound = isInsideFile(index) || (takesAnyPage(call) && found?.swap == nil)
    return switch found {
    case .swap(let swap):
      .ready(.s1, isFound || call.rules.later.borderDirect ? .findsSwap(swap) : .findsCutOff)
    case .page(let page): .ready(.p12, isFound ? .findsPage(page) : .findsCutOff)
    case .shadow, nil: .ready(.p12, isFound ? .findsNoPage(found) : .findsCutOff)
    }
  }

  private func lock(
    _ page: PageNumber,
    at index: PageIndex,
    _ call: UndoRangeCall
  ) -> UndoEdgeEffect {
    guard storage[page].mapping == index else { return .findsMoved(page) }
    guard !takesAnyPage(call) else { return .locks(page) }
    guard storage[page].content != nil else { return .findsUnwritten(page) }
    return isInsideFile(index) ? .locks(page) : .findsPageCutOff(page)
  }
}
