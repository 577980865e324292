// Knows what the steps of shmem_undo_range() do, whichever task called it.

/// The effect of a step of a walk of shmem_undo_range(), with its values.
package enum UndoEffect<Batch: GatheredBatch>: Hashable, Sendable {
  /// P4: puts the cursor on the first page of the range.
  case begins(then: UndoStage)
  /// P5 or P14: gathers the entries of a batch; see `UndoGather`.
  case gathers(UndoBatch<Batch>, UndoGather)
  /// P5 or P14: gathers and finds nothing that it could take.
  case findsNothing(UndoGather, UndoCounts, then: UndoStage)
  /// P5 or P14, with `slow-gather`: looks at one slot.
  case gathersSlot(UndoSlotGather<Batch>)
  /// P6c to P7, or P16c to P16e: does something about the swap entry or shadow at the cursor.
  case exceptional(UndoExceptionalEffect, UndoBatch<Batch>)
  /// P8 to P11, or P17 to P20: does something about the page at the cursor.
  case page(UndoPageEffect, UndoBatch<Batch>)
  /// P11, P15 or P20: leaves the batch and drops its references.
  case leaves(UndoBatch<Batch>, UndoLeave, then: UndoStage)
  /// P12, P12a or P12b, and a swap-in: does something about the page at an edge.
  case edge(UndoEdgeEffect, UndoEdgeVisit)
  /// P13: returns to the caller, as the range has no whole page.
  case returnsEarly
  /// P21: takes the freed swap entries off `info->swapped`.
  case accounts(freed: Int)

  /// The stage that the walk goes on with; nil if it stays in the batch or at the edge.
  var stage: UndoStage? {
    switch self {
    case .begins(let stage), .findsNothing(_, _, let stage), .leaves(_, _, let stage): stage
    case .gathersSlot(let gather):
      switch gather.outcome {
      case .hasNothing(let stage): stage
      case .goesOn, .isOver: nil
      }
    case .edge(let effect, let visit): effect.isLast ? visit.next : nil
    case .returnsEarly, .accounts: .caller
    case .gathers, .exceptional, .page: nil
    }
  }

  /// The loop that the step gathers for, whether or not it finds anything; nil if the step is no gather.
  package var gatheringLoop: UndoLoop? {
    switch self {
    case .gathers(_, let gather), .findsNothing(let gather, _, _): gather.loop
    case .gathersSlot(let gather): gather.isLast ? gather.loop : nil
    case .begins, .exceptional, .page, .leaves, .edge, .returnsEarly, .accounts: nil
    }
  }

  /// The loop whose cursor the step sends back, after a retry; nil if the step sends none back.
  package var retryingLoop: UndoLoop? {
    guard case .leaves(let batch, .retries, _) = self else { return nil }
    return batch.loop
  }

  /// Returns true if the step is a gather of a scan from the start of the range, and the first entry that it
  /// found lies after the range.
  func opensScanAfter(_ range: Hole) -> Bool {
    let batch: UndoBatch<Batch>
    switch self {
    case .gathers(let whole, _): batch = whole
    case .gathersSlot(let gather) where gather.outcome == .isOver: batch = gather.gathering.batch
    case .gathersSlot, .begins, .findsNothing, .exceptional, .page, .leaves, .edge, .returnsEarly,
      .accounts:
      return false
    }
    return batch.cursor.opensScan && batch.cursor.current.index >= range.end
  }
}

/// A gather of a walk.
package struct UndoGather: Hashable, Sendable {
  /// The loop.
  package let loop: UndoLoop
  /// The page of the file that it starts at.
  package let start: PageIndex
  /// The number of pages that a gather that locks has left out because another task had locked them.
  package let leftOut: Int
}

/// The reason for leaving a batch.
package enum UndoLeave: Hashable, Sendable {
  /// Every entry has been worked on: P11, P20.
  case isThrough
  /// The next entry lies after the range: P11, P15.
  case isPastEnd
  /// The first entry of a scan from the start lies after the range, which ends the loop: P15.
  case endsScan
  /// The loop has to gather again from a page of the file on: P11, P20.
  case retries(from: PageIndex)
  /// The loop has split a page, and gathers its pieces: P20.
  case gathersPieces(from: PageIndex)
}

/// The effect of a step on an exceptional entry at the cursor: a swap entry, in an ordinary file a shadow.
package enum UndoExceptionalEffect: Hashable, Sendable {
  /// P6c or P16c: looks for the entry's page in the swap cache, and takes a reference if it is there.
  case looksForCachedPage(PageNumber?)
  /// P6l or P16l: locks that page.
  case locksCachedPage(PageNumber)
  /// P6a or P16a: reads the order of the entry that is in the slot now, without a lock.
  case readsOrder(Int)
  /// P6: empties all slots that the entry takes. Without the guard `compareInFreeSwap` they need not hold the gathered
  /// entry.
  case emptiesSlots(EntryRange, holding: Entry?)
  /// P7: frees the swap entries of those slots, as many as the walk believes them to be.
  case freesSwap(SwapReleases)
  /// P16: empties the slots and frees the swap entries at once.
  case removesSwap(EntryRange, holding: Entry?, SwapReleases)
  /// P6e or P16e: removes the shadow.
  case clearsShadow
  /// P6, P6e, P16 or P16e: leaves the slots alone, which the entry there takes now.
  case misses(EntryMiss, EntryRange, then: AfterMiss)
  /// P16d: finds out where to go on after an entry that could not be removed.
  case asksWhy(EntryRange, then: WayOn)
}

/// The reason why a walk does not remove an entry that it has gathered.
package enum EntryMiss: Hashable, Sendable {
  /// The slot no longer holds the entry.
  case hasOtherEntry(Entry?)
  /// The entry takes slots before the one that was gathered.
  case beginsBefore
  /// The entry takes slots after the range.
  case endsAfter
  /// The entry has another order than the one gathered.
  case hasOtherOrder(gathered: Int)
}

/// The next action of a walk after an entry that it does not remove.
package enum AfterMiss: Hashable, Sendable {
  /// It goes on to the next entry.
  case goesOn
  /// It gathers again from a page on.
  case goesBack(to: PageIndex)
  /// It looks once more, to find out where to go on.
  case asksWhy
}

/// The way on of the second loop, from a swap entry that it could not remove.
package enum WayOn: Hashable, Sendable {
  /// It goes on to the next entry; with a page, it also scans from there on only.
  case passes(scanningFrom: PageIndex?)
  /// It gathers again from a page on.
  case goesBack(to: PageIndex)
}

/// The effect of a step on the page at the cursor.
package enum UndoPageEffect: Hashable, Sendable {
  /// P8 or P17: locks the page. True if it then has to wait until the page has been written.
  case locks(thenWaits: Bool)
  /// P8: goes on to the next entry, as another task holds the page lock.
  case findsLocked(by: TaskID)
  /// P17w without the page lock: finds that the page is being written.
  case meetsWriteback
  /// P17w: finds that the page has been written.
  case seesWriteEnd
  /// P9 or P18: finds that the page belongs to the file.
  case belongs(isMapped: Bool)
  /// P9: leaves the page alone, as it is being written.
  case findsUnderWriteback
  /// P9 or P18: finds that the page has left the file; `retry` as in `misses`.
  case findsGone(retry: PageIndex?)
  /// P9 or P18: keeps a page that has been written to, as a failed preallocation must.
  case keeps
  /// P11: keeps such a page, and unlocks it if a gather has locked it.
  case keepsGathered
  /// P10a or P19: clears the pte of the page; P3 of another task may have cleared it before.
  case unmaps
  /// P10b or P19: removes the page from the file.
  case removes
  /// P19b: zeroes the part of a page of several slots that lies in the range, and tries to split it.
  case cuts(FolioCut)
  /// P19c: tries to split its piece at the end of the range.
  case cutsEnd(EndCut)
  /// P10b or P19 without the page lock: removes nothing, as the page has left the file since the check.
  case findsRemoved
  /// P10b or P19 without the page lock: finds the page mapped again, which stops the kernel.
  case findsMapped
  /// P11 or P20: unlocks the page.
  case unlocks
}

/// A visit to the page at an edge of a range.
package struct UndoEdgeVisit: Hashable, Sendable {
  /// The edge.
  package let edge: UndoEdge
  /// The page of the file.
  package let index: PageIndex
  /// The counts of the walk: those so far, or in the last step of the visit those after it.
  let counts: UndoCounts
  /// The stage after the visit.
  let next: UndoStage
}

/// The effect of a step on the page at an edge of a range.
package enum UndoEdgeEffect: Hashable, Sendable {
  /// P12: finds no page and no swap entry in the slot.
  case findsNoPage(Entry?)
  /// P12 or S1: finds that the page lies after the end of the file.
  case findsCutOff
  /// S1: finds a swap entry.
  case findsSwap(SwapEntry)
  /// P12: finds a page and takes a reference.
  case findsPage(PageNumber)
  /// P12: locks the page.
  case locks(PageNumber)
  /// P12: finds that the page has left the slot, and looks it up again.
  case findsMoved(PageNumber)
  /// P12: lets go of a page that was never written.
  case findsUnwritten(PageNumber)
  /// P12: lets go of a page that lies after the end of the file by now.
  case findsPageCutOff(PageNumber)
  /// S2 to S9: a step of the swap-in of the page.
  case swapIn(SwapInEffect)
  /// P12: zeroes the part of the page that the range cuts off, and unlocks it.
  case zeroes(PageNumber)
  /// P12e: zeroes the part of a page of several slots that lies in the range, tries to split it, and unlocks it unless
  /// P12g is next.
  case cuts(PageNumber, FolioCut)
  /// P12g: tries to split the piece of a page at the end of the range, and unlocks the first piece, which has the number of the
  /// page.
  case cutsEnd(PageNumber, EndCut)
  /// P12a: clears the pte of the page.
  case unmaps(PageNumber)
  /// P12a: removes the page from the file.
  case removes(PageNumber)
  /// P12b: unlocks the page and lets go of it.
  case unlocks(PageNumber)

  /// True if the visit is over with the step.
  fileprivate var isLast: Bool {
    switch self {
    case .cuts(_, .splits(_, thenAtEnd: let goesOn)): !goesOn
    case .findsNoPage, .findsCutOff, .findsUnwritten, .findsPageCutOff, .zeroes, .cuts, .cutsEnd,
      .unlocks:
      true
    case .swapIn(.getsNoMemory): true
    case .swapIn(let effect): effect.endsBehindEnd
    case .findsSwap, .findsPage, .locks, .findsMoved, .unmaps, .removes: false
    }
  }
}
