// Knows what to ask about the steps of shmem_undo_range().

import Shmem

extension UndoEffect<SharedStorage.Batch> {
  func question(in context: StepContext) -> String {
    switch self {
    case .begins: "At which page will the cursor begin?"
    case .gathers(_, let gather), .findsNothing(let gather, _, _): gather.question
    case .gathersSlot(let gather): gather.question
    case .exceptional(let effect, let batch):
      effect.question(batch, in: context)
    case .page(let effect, let batch): effect.question(batch, in: context)
    case .leaves(let batch, let leave, _): leave.question(batch)
    case .edge(let effect, let visit): effect.question(at: visit.index, in: context)
    case .returnsEarly: "Is there anything more for it to remove?"
    case .accounts: context.askForCount
    }
  }
}

extension UndoGather {
  fileprivate var question: String {
    switch loop {
    case .first:
      "What will it gather from page \(start) on, and what will it hold of that?"
    case .second:
      "What will it gather from page \(start) on? And if there is nothing, is it done?"
    }
  }
}

extension UndoSlotGather {
  fileprivate var question: String {
    "What will it take from slot \(index)? And is the gather over then?"
  }
}

extension UndoLeave {
  fileprivate func question(_ batch: UndoBatch<SharedStorage.Batch>) -> String {
    let isThrough =
      switch batch.loop {
      case .first: "Will it gather again, or is the first loop over?"
      case .second: "Is it done with the hole, or will it look again?"
      }
    return switch self {
    case .isThrough: isThrough
    case .isPastEnd, .endsScan: "Page \(batch.cursor.current.index) lies outside. \(isThrough)"
    case .retries, .gathersPieces: "Which page will it look at next?"
    }
  }
}

extension UndoExceptionalEffect {
  fileprivate func question(
    _ batch: UndoBatch<SharedStorage.Batch>,
    in context: StepContext
  ) -> String {
    let (index, entry) = (batch.cursor.current.index, batch.cursor.current.entry)
    switch self {
    case .looksForCachedPage: return "Has \(entry) a page in the swap cache, to be locked first?"
    case .locksCachedPage(let page):
      return "What does slot \(index) hold when it has the lock of \(page)?"
    case .freesSwap: return entry.swap.map(context.askForOwner) ?? "What will it let go of?"
    case .readsOrder: return "How many slots has \(entry) now?"
    case .asksWhy: return "Where does the cursor go on?"
    case .emptiesSlots, .removesSwap, .clearsShadow, .misses:
      let ifNot =
        entry.swap == nil
        ? "And what if not?" : "If not: back to page \(context.retryTarget(in: batch)), or on?"
      return "Does slot \(index) still hold \(entry)? \(ifNot)"
    }
  }
}

extension UndoPageEffect {
  fileprivate func question(
    _ batch: UndoBatch<SharedStorage.Batch>,
    in context: StepContext
  ) -> String {
    let (page, index) = (batch.cursor.current.entry, batch.cursor.current.index)
    switch self {
    case .locks, .findsLocked:
      return batch.loop == .second
        ? "Is \(page) still what slot \(index) holds when it has the lock?"
        : "Will it get the lock of \(page)? It will not sleep for it."
    case .seesWriteEnd: return "What has become of \(page) while it waited?"
    case .meetsWriteback, .belongs, .findsUnderWriteback, .findsGone, .keeps:
      let ifNot =
        batch.loop == .second
        ? "back to page \(context.retryTarget(in: batch)), or on?" : "what then?"
      return "Does \(page) still belong to page \(index) of the file? If not: \(ifNot)"
    case .cuts: return "Does another task hold a reference on \(page), which would keep it whole?"
    case .cutsEnd: return EndCut.question
    case .keepsGathered, .unmaps, .removes, .findsRemoved, .findsMapped:
      return context.askWhatIsHeld(by: index)
    case .unlocks: return context.askWhoGoesOn(without: "\(page)")
    }
  }
}

extension UndoEdgeEffect {
  fileprivate func question(at index: PageIndex, in context: StepContext) -> String {
    switch self {
    case .findsNoPage, .findsCutOff, .findsSwap, .findsPage:
      context.askWhatIsFound(at: index)
    case .locks(let page), .findsMoved(let page), .findsUnwritten(let page),
      .findsPageCutOff(let page):
      context.askForPlace(of: page, at: index)
    case .swapIn(let effect): effect.question(at: index, in: context)
    case .cuts(let page, _):
      "Does another task hold a reference on \(page), which would keep it whole?"
    case .cutsEnd: EndCut.question
    case .zeroes: "Which part of page \(index) will be zero, and which will stay?"
    case .unmaps, .removes: context.askWhatIsHeld(by: index)
    case .unlocks(let page): context.askWhoGoesOn(without: "\(page)")
    }
  }
}

extension EndCut {
  fileprivate static let question =
    "Does another task hold the lock of the piece at the end, or a reference, which would keep it whole?"
}

extension StepContext {
  /// Returns the page of the file that a retry would gather from again.
  fileprivate func retryTarget(in batch: UndoBatch<SharedStorage.Batch>) -> PageIndex {
    machine.undoRangeCall(of: task, in: scenario)?.retryTarget(in: batch)
      ?? batch.cursor.current.index
  }
}
