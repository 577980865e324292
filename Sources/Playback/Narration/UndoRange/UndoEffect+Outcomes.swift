// Lists the outcomes of the steps of shmem_undo_range().

import Shmem

extension UndoEffect<SharedStorage.Batch> {
  func outcomes(in context: StepContext) -> StepOutcomes? {
    let words = UndoWords(context)
    switch self {
    case .gathers(_, let gather): return words.outcomes(of: gather, then: nil)
    case .findsNothing(let gather, _, let stage): return words.outcomes(of: gather, then: stage)
    case .gathersSlot(let gather): return words.outcomes(of: gather)
    case .exceptional(let effect, let batch): return words.outcomes(of: effect, batch)
    case .page(let effect, let batch): return words.outcomes(of: effect, batch)
    case .leaves(let batch, let leave, let stage):
      return words.outcomes(of: leave, batch, then: stage)
    case .edge(let effect, let visit): return effect.outcomes(at: visit.index, in: context)
    case .begins, .returnsEarly, .accounts: return nil
    }
  }
}

extension UndoWords {
  // MARK: Gathers

  /// Returns the outcomes of a gather; `stage` is what follows if it finds nothing.
  fileprivate func outcomes(of gather: UndoGather, then stage: UndoStage?) -> StepOutcomes {
    let some = "it gathers something from page \(gather.start) on"
    switch (gather.loop, stage) {
    case (.first, _):
      return StepOutcomes(
        [some, "it gathers nothing: the first loop is over"],
        right: stage == nil ? 0 : 1
      )
    case (.second, _):
      let texts = [
        some, "it gathers nothing and starts over", "it gathers nothing: the loop is over",
      ]
      guard let stage else { return StepOutcomes(texts, right: 0) }
      return StepOutcomes(texts, right: stage.isGather ? 1 : 2)
    }
  }

  fileprivate func outcomes(of gather: UndoSlotGather<SharedStorage.Batch>) -> StepOutcomes {
    let leavesOut = gather.loop == .first && call.gathersLocked && call.takesPageLocks
    let texts = ["slot \(gather.index) is empty", "it gathers what slot \(gather.index) holds"]
    let all = leavesOut ? texts + ["it leaves out a page that is in use"] : texts
    return switch gather.look {
    case .passes: StepOutcomes(all, right: 0)
    case .takes: StepOutcomes(all, right: 1)
    case .leavesLocked, .leavesWritten: StepOutcomes(all, right: 2)
    }
  }

  // MARK: Entries

  fileprivate func outcomes(
    of effect: UndoExceptionalEffect,
    _ batch: UndoBatch<SharedStorage.Batch>
  ) -> StepOutcomes? {
    let entry = batch.cursor.current.entry
    switch effect {
    case .looksForCachedPage(let page):
      let texts = [
        "\(entry) has a page in the swap cache", "\(entry) has no page in the swap cache",
      ]
      return StepOutcomes(texts, right: page == nil ? 1 : 0)
    case .locksCachedPage: return nil
    case .readsOrder(let order):
      let texts = ["\(entry) takes several slots", "\(entry) takes one slot"]
      return StepOutcomes(texts, right: order > 0 ? 0 : 1)
    case .freesSwap(let releases): return outcomes(of: releases.first, entry)
    case .emptiesSlots(_, let found), .removesSwap(_, let found, _):
      return comparison(batch.cursor.current, right: found == entry ? 0 : 3)
    case .clearsShadow: return comparison(batch.cursor.current, right: 0)
    case .misses(let miss, let range, let next):
      return outcomes(of: miss, range, then: next, batch.cursor.current)
    case .asksWhy(_, let way):
      let texts = ["the cursor goes on to the next entry", "the cursor goes back"]
      switch way {
      case .passes: return StepOutcomes(texts, right: 0)
      case .goesBack: return StepOutcomes(texts, right: 1)
      }
    }
  }

  /// Returns the outcomes of a removal that does not take place.
  private func outcomes(
    of miss: EntryMiss,
    _ range: EntryRange,
    then next: AfterMiss,
    _ gathered: Gathered
  ) -> StepOutcomes {
    switch next {
    case .goesOn where !range.isLarge: return comparison(gathered, right: 2)
    case .goesBack where !range.isLarge: return comparison(gathered, right: 1)
    case .goesOn, .goesBack, .asksWhy:
      let texts = [
        "it empties all slots of \(gathered.entry)",
        "slot \(gathered.index) holds something else: it removes nothing",
        "\(gathered.entry) takes other slots as well: it removes nothing",
      ]
      if case .hasOtherEntry = miss { return StepOutcomes(texts, right: 1) }
      return StepOutcomes(texts, right: 2)
    }
  }

  /// Returns the outcomes of the comparison of a slot with what was gathered from it.
  private func comparison(_ gathered: Gathered, right: Int) -> StepOutcomes {
    let slot = "slot \(gathered.index)"
    let other = "\(slot) holds something else"
    let texts = [
      "\(slot) still holds \(gathered.entry): it empties \(slot)",
      "\(other): the cursor goes back", "\(other): the cursor goes on",
    ]
    let isBlind = !call.comparesEntries && gathered.entry.swap != nil
    return StepOutcomes(isBlind ? texts + ["\(other): it empties \(slot)"] : texts, right: right)
  }

  private func outcomes(of release: SwapRelease, _ entry: Entry) -> StepOutcomes {
    let right =
      switch release {
      case .freesSlot: 0
      case .freesSlotAndPage, .freesSlotAndLockedPage: 1
      case .leavesPage: 2
      case .findsNoOwner: 3
      }
    return StepOutcomes(
      [
        "it frees \(entry), which has no page in the swap cache",
        "it frees \(entry) and its page in the swap cache",
        "it gives up \(entry), whose page is busy and stays", "\(entry) has no owner any more",
      ],
      right: right
    )
  }

  // MARK: Pages

  fileprivate func outcomes(
    of effect: UndoPageEffect,
    _ batch: UndoBatch<SharedStorage.Batch>
  ) -> StepOutcomes? {
    let page = batch.cursor.current.entry
    let locks = ["it gets the lock of \(page)", "it does not get the lock: it skips \(page)"]
    switch effect {
    case .locks: return batch.loop == .first ? StepOutcomes(locks, right: 0) : nil
    case .findsLocked: return StepOutcomes(locks, right: 1)
    case .belongs: return check(batch, right: 0)
    case .findsGone(let retry): return check(batch, right: retry == nil ? 2 : 1)
    case .findsUnderWriteback, .keeps: return check(batch, right: 3)
    case .removes: return removal(batch, right: 0)
    case .findsRemoved: return removal(batch, right: 1)
    case .findsMapped: return removal(batch, right: 2)
    case .cuts(let cut): return cut.outcomes("\(page)")
    case .cutsEnd(let cut): return cut.outcomes
    case .meetsWriteback, .seesWriteEnd, .keepsGathered, .unmaps, .unlocks: return nil
    }
  }

  /// Returns the outcomes of the look whether a page still belongs to the file.
  private func check(_ batch: UndoBatch<SharedStorage.Batch>, right: Int) -> StepOutcomes {
    let (page, index) = (batch.cursor.current.entry, batch.cursor.current.index)
    let texts = [
      "\(page) is still page \(index) of the file",
      "\(page) has left the file: the cursor goes back",
      "\(page) has left the file: the cursor goes on",
    ]
    if call.keepsData {
      return StepOutcomes(texts + ["\(page) holds data: it stays"], right: right)
    }
    guard call.mapping == .file, batch.loop == .first else {
      return StepOutcomes(texts, right: right)
    }
    return StepOutcomes(texts + ["\(page) is being written: it is skipped"], right: right)
  }

  /// Returns the outcomes of the removal of a page; nil if its lock, which the task holds, leaves one only.
  private func removal(_ batch: UndoBatch<SharedStorage.Batch>, right: Int) -> StepOutcomes? {
    guard !call.takesPageLocks else { return nil }
    let (page, index) = (batch.cursor.current.entry, batch.cursor.current.index)
    return StepOutcomes(
      [
        "it removes \(page): slot \(index) is empty",
        "\(page) has left the file: it removes nothing",
        "\(page) is mapped again: the kernel stops",
      ],
      right: right
    )
  }

  // MARK: The end of a scan

  fileprivate func outcomes(
    of leave: UndoLeave,
    _ batch: UndoBatch<SharedStorage.Batch>,
    then stage: UndoStage
  ) -> StepOutcomes? {
    switch leave {
    case .isThrough, .retries, .gathersPieces: return nil
    case .isPastEnd where batch.loop == .first: return nil
    case .isPastEnd, .endsScan:
      let texts = [
        "the loop is over", "it starts over from the start of \(range)",
        "it goes on beyond \(range)",
      ]
      guard case .gather(_, let start) = stage else { return StepOutcomes(texts, right: 0) }
      return StepOutcomes(texts, right: start < call.range.end ? 1 : 2)
    }
  }
}

extension UndoStage {
  /// True if the walk gathers again.
  fileprivate var isGather: Bool {
    guard case .gather = self else { return false }
    return true
  }
}

extension UndoEdgeEffect {
  fileprivate func outcomes(at index: PageIndex, in context: StepContext) -> StepOutcomes? {
    switch self {
    case .locks(let page), .findsUnwritten(let page), .findsPageCutOff(let page):
      context.outcomesOfLock(of: page, at: index, isGone: false)
    case .findsMoved(let page): context.outcomesOfLock(of: page, at: index, isGone: true)
    case .swapIn(let effect): effect.outcomes(at: index, in: context)
    case .cuts(let page, let cut): cut.outcomes("\(page)")
    case .cutsEnd(_, let cut): cut.outcomes
    case .findsNoPage, .findsCutOff, .findsSwap, .findsPage, .zeroes, .unmaps, .removes, .unlocks:
      nil
    }
  }
}

extension FolioCut {
  /// Returns the outcomes of an attempt to split a page that reaches past the range.
  fileprivate func outcomes(_ page: String) -> StepOutcomes {
    let texts = [
      "\(page) is split", "other references keep it whole: it stays, with zeros",
      "other references keep it whole: it is removed as a whole",
    ]
    switch self {
    case .splits: return StepOutcomes(texts, right: 0)
    case .stays: return StepOutcomes(texts, right: 1)
    case .isDropped: return StepOutcomes(texts, right: 2)
    }
  }
}

extension EndCut {
  /// The outcomes of an attempt to split the piece at the end of the range.
  fileprivate var outcomes: StepOutcomes {
    let texts = [
      "it splits the piece", "another task has locked the piece, which stays whole",
      "other references keep the piece whole", "there is no page of several slots any more",
    ]
    switch self {
    case .splits: return StepOutcomes(texts, right: 0)
    case .findsLocked: return StepOutcomes(texts, right: 1)
    case .stays: return StepOutcomes(texts, right: 2)
    case .findsOther: return StepOutcomes(texts, right: 3)
    }
  }
}
