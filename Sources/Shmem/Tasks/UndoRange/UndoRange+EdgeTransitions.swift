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
      case .cut(let page):
        storage.slots(of: page).map { slots in
          .step(
            .p12e,
            unless: writebackWait(for: page),
            .cuts(page, cut(of: page, taking: slots, call, isDirty: true))
          )
        } ?? .ready(.p12b, .unlocks(page))
      case .cutEnd(let page): .ready(.p12g, .cutsEnd(page, endCut(call)))
      case .remove(let page):
        .step(
          .p12a,
          unless: writebackWait(for: page),
          storage.isMapped(page) ? .unmaps(page) : .removes(page)
        )
      case .unlock(let page): .ready(.p12b, .unlocks(page))
      }
    return whatFollows.map { .edge($0, ending(visit, with: $0, call)) }
  }

  /// Returns a visit to an edge that goes on with an effect.
  ///
  /// A page that is let go of as a whole has left the file: it had the slots of its order.
  private func ending(
    _ visit: UndoEdgeVisit,
    with effect: UndoEdgeEffect,
    _ call: UndoRangeCall
  ) -> UndoEdgeVisit {
    switch effect {
    case .cuts(let page, let cut):
      guard let slots = storage.slots(of: page) else { return visit }
      return call.ending(visit, at: slots, stays: !cut.isSplit)
    case .cutsEnd: return call.endingBoth(visit)
    case .unlocks(let page):
      let slots = EntryRange(order: storage[page].order, covering: visit.index)
      return call.ending(visit, at: slots, stays: false)
    case .findsNoPage, .findsCutOff, .findsSwap, .findsPage, .locks, .findsMoved, .findsUnwritten,
      .findsPageCutOff, .swapIn, .zeroes, .unmaps, .removes:
      return visit
    }
  }

  /// Returns the end of an attempt to remove the part of a page that lies in the range.
  ///
  /// Kernel: truncate_inode_partial_folio(), mm/truncate.c, 6.12.
  ///
  /// - Parameters:
  ///   - page: the page, which takes several slots and is locked.
  ///   - slots: those slots.
  ///   - call: the call.
  ///   - isDirty: true if it is dirty, or is marked dirty before the attempt.
  /// - Returns: the end.
  func cut(
    of page: PageNumber,
    taking slots: EntryRange,
    _ call: UndoRangeCall,
    isDirty: Bool
  ) -> FolioCut {
    let references = referencesInTheWay(ofSplitting: page)
    guard references > 0 else {
      let split = call.split(ofPageIn: slots)
      return .splits(split, thenAtEnd: call.splitsAgain(after: split))
    }
    return isDirty ? .stays(references: references) : .isDropped(references: references)
  }

  /// Returns the end of an attempt to split the piece at the end of the range, which no reference is held to so far.
  ///
  /// The piece is looked up by its index, as in 7.3.2. Before, the kernel went by the frame: that makes a difference only
  /// if the piece has left the file since the first split and the frame belongs to another page of the file by now.
  ///
  /// Kernel: truncate_inode_partial_folio(), mm/truncate.c, 6.15.
  func endCut(_ call: UndoRangeCall) -> EndCut {
    let end = call.range.end
    guard case .page(let page) = storage[end], let slots = storage.slots(of: page), slots.isLarge
    else { return .findsOther(storage[end], at: end) }
    if let owner = storage[page].lockOwner { return .findsLocked(page, by: owner) }
    let references = referencesInTheWay(ofSplitting: page, held: 0)
    guard references == 0 else { return .stays(page, references: references) }
    return .splits(call.rules.split(ofPageIn: slots, around: end), of: page)
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
    guard belongs(page, at: index) else { return .findsMoved(page) }
    guard !takesAnyPage(call) else { return .locks(page) }
    guard storage[page].content != nil else { return .findsUnwritten(page) }
    return isInsideFile(index) ? .locks(page) : .findsPageCutOff(page)
  }
}

extension UndoRangeCall {
  /// Returns the split of a page of which only a part lies in the range: around the first byte of the range, or the first
  /// slot if that lies before it.
  fileprivate func split(ofPageIn slots: EntryRange) -> EntrySplit {
    let start = range.cutsPageBefore ? PageIndex(range.first.rawValue - 1) : range.first
    return rules.split(ofPageIn: slots, around: max(start, slots.base))
  }

  /// Returns true if the piece at the end of the range is split after a page has been split: if the page reaches past
  /// the range, and the piece is not a single page yet.
  fileprivate func splitsAgain(after split: EntrySplit) -> Bool {
    split.isAroundSlot && split.range.contains(range.end) && split.piece(with: range.end).isLarge
  }

  /// Returns a visit to an edge that ends with a page dealt with that reaches past the end of the range: it has been
  /// dealt with at the other edge as well.
  fileprivate func endingBoth(_ visit: UndoEdgeVisit) -> UndoEdgeVisit {
    UndoEdgeVisit(
      edge: visit.edge,
      index: visit.index,
      counts: visit.counts,
      next: stage(after: backEdge ?? visit.edge, visit.counts)
    )
  }

  /// Returns a visit to an edge that ends with a page of some slots dealt with.
  ///
  /// A page that takes the slot of the other edge as well is dealt with there too. One that could not be split is left to
  /// itself: the second loop scans what lies after it, or before it.
  ///
  /// Kernel: `same_folio`, `start` and `end` in shmem_undo_range(), mm/shmem.c, 6.12.
  func ending(_ visit: UndoEdgeVisit, at slots: EntryRange, stays: Bool) -> UndoEdgeVisit {
    let isFront = visit.edge == .before || visit.edge == .first
    let other = backEdge.flatMap { slots.contains(range.index(of: $0)) ? $0 : nil }
    var counts = visit.counts
    if stays, isFront { counts.start = slots.end }
    if stays, !isFront || other != nil { counts.end = slots.base }
    let last = isFront ? other ?? visit.edge : visit.edge
    return UndoEdgeVisit(
      edge: visit.edge,
      index: visit.index,
      counts: counts,
      next: stage(after: last, counts)
    )
  }
}
