// Knows the steps of shmem_undo_range() as statements of the kernel.

import Shmem

extension UndoEffect<SharedStorage.Batch> {
  func statement(in context: StepContext) -> String {
    let words = UndoWords(context)
    return switch self {
    case .begins: "index = \(words.call.range.first)"
    case .gathers(_, let gather), .findsNothing(let gather, _, _): "gather from \(gather.start)"
    case .gathersSlot(let gather): "gather slot \(gather.index)"
    case .exceptional(let effect, let batch): effect.statement(batch.cursor.current)
    case .page(let effect, let batch): words.statement(of: effect, batch)
    case .leaves(_, .retries(let index), _): "go back to \(index)"
    case .leaves(_, .isThrough, _), .leaves(_, .isPastEnd, _), .leaves(_, .endsScan, _):
      "leave the batch"
    case .edge(let effect, let visit): effect.statement(at: visit.index)
    case .returnsEarly: "no whole page: return"
    case .accounts(let freed): "info->swapped -= \(freed)"
    }
  }
}

extension UndoExceptionalEffect {
  fileprivate func statement(_ gathered: Gathered) -> String {
    switch self {
    case .looksForCachedPage: "lookup_swap_cache(\(gathered.entry))"
    case .locksCachedPage(let page): "lock_page(\(page))"
    case .freesSwap: "free_swap_and_cache(\(gathered.entry))"
    case .emptiesSlot, .removesSwap, .clearsShadow, .misses:
      gathered.entry.swap == nil
        ? "clear(\(gathered.index), \(gathered.entry))"
        : "free_swap(\(gathered.index), \(gathered.entry))"
    }
  }
}

extension UndoWords {
  fileprivate func statement(
    of effect: UndoPageEffect,
    _ batch: UndoBatch<SharedStorage.Batch>
  ) -> String {
    let page = batch.cursor.current.entry
    return switch effect {
    case .locks, .findsLocked: batch.loop == .first ? "trylock(\(page))" : "lock_page(\(page))"
    case .seesWriteEnd: "wait_on_writeback(\(page))"
    case .meetsWriteback, .belongs, .findsUnderWriteback, .findsGone, .keeps:
      call.keepsData ? "\(page) never written, ours?" : "\(page)->mapping ours?"
    case .keepsGathered: "keep \(page), unlock it"
    case .unmaps: "unmap \(page)"
    case .removes, .findsRemoved, .findsMapped: "remove \(page)"
    case .unlocks: "unlock_page(\(page))"
    }
  }
}

extension UndoEdgeEffect {
  fileprivate func statement(at index: PageIndex) -> String {
    switch self {
    case .findsNoPage, .findsCutOff, .findsSwap, .findsPage: "look up slot \(index)"
    case .locks(let page), .findsMoved(let page), .findsUnwritten(let page),
      .findsPageCutOff(let page):
      "lock_page(\(page))"
    case .swapIn(let effect): effect.statement
    case .zeroes(let page): "zero the cut part of \(page)"
    case .unmaps(let page): "unmap \(page)"
    case .removes(let page): "remove \(page)"
    case .unlocks(let page): "unlock_page(\(page))"
    }
  }
}
