// Knows the steps of shmem_undo_range() as statements of the kernel.

import Shmem

extension UndoEffect<SharedStorage.Batch> {
  func statement(in context: StepContext) -> KernelStatement {
    let words = UndoWords(context)
    return switch self {
    case .begins: .assignment(.index, .set, .index(words.call.range.first))
    case .gathers(_, let gather), .findsNothing(let gather, _, _):
      .words("gather from \(gather.start)")
    case .gathersSlot(let gather): .words("gather slot \(gather.index)")
    case .exceptional(let effect, let batch): effect.statement(batch.cursor.current)
    case .page(let effect, let batch): words.statement(of: effect, batch)
    case .leaves(_, .retries(let index), _), .leaves(_, .gathersPieces(let index), _):
      .words("go back to \(index)")
    case .leaves(_, .isThrough, _), .leaves(_, .isPastEnd, _), .leaves(_, .endsScan, _):
      .words("leave the batch")
    case .edge(let effect, let visit):
      effect.statement(at: visit.index, end: words.call.range.end)
    case .returnsEarly: .long(.words("no whole page: return"), short: "return")
    case .accounts(let freed): .assignment(.swapped, .subtract, .number(freed))
    }
  }
}

extension UndoExceptionalEffect {
  fileprivate func statement(_ gathered: Gathered) -> KernelStatement {
    switch self {
    case .looksForCachedPage: .call(.lookupSwapCache, [.entry(gathered.entry)])
    case .locksCachedPage(let page): .call(.lockPage, [.page(page)])
    case .freesSwap: .call(.freeSwapAndCache, [.entry(gathered.entry)])
    case .readsOrder: .words("order of slot \(gathered.index)")
    case .asksWhy: .words("why? where next?")
    case .emptiesSlots, .removesSwap, .clearsShadow, .misses:
      .call(
        gathered.entry.swap == nil ? .clear : .freeSwap,
        [.index(gathered.index), .entry(gathered.entry)]
      )
    }
  }
}

extension UndoWords {
  fileprivate func statement(
    of effect: UndoPageEffect,
    _ batch: UndoBatch<SharedStorage.Batch>
  ) -> KernelStatement {
    let page = batch.cursor.current.entry
    return switch effect {
    case .locks, .findsLocked:
      .call(batch.loop == .first ? .trylock : .lockPage, [.entry(page)])
    case .seesWriteEnd: .call(.waitOnWriteback, [.entry(page)])
    case .meetsWriteback, .belongs, .findsUnderWriteback, .findsGone, .keeps:
      call.keepsData
        ? .long(.test("\(page) never written, ours"), short: "\(page) empty, ours?")
        : .mappingTest(of: page)
    case .keepsGathered:
      .long(.sequence([.words("keep \(page)"), .words("unlock it")]), short: "keep \(page)")
    case .unmaps: .words("unmap \(page)")
    case .removes, .findsRemoved, .findsMapped: .words("remove \(page)")
    case .cuts: .zeroAndSplit(page)
    case .cutsEnd: .words("split the piece at \(call.range.end)")
    case .unlocks: .call(.unlockPage, [.entry(page)])
    }
  }
}

extension KernelStatement {
  /// Returns the statement for a page that reaches past the range.
  fileprivate static func zeroAndSplit(_ page: Entry) -> Self {
    .long(
      .sequence([.words("zero a part of \(page)"), .words("split it")]),
      short: "zero, split \(page)"
    )
  }
}

extension UndoEdgeEffect {
  /// Returns the statement of a step on page `index` of the file, at an edge of a range that ends before page `end`.
  fileprivate func statement(at index: PageIndex, end: PageIndex) -> KernelStatement {
    switch self {
    case .findsNoPage, .findsCutOff, .findsSwap, .findsPage: .words("look up slot \(index)")
    case .locks(let page), .findsMoved(let page), .findsUnwritten(let page),
      .findsPageCutOff(let page):
      .call(.lockPage, [.page(page)])
    case .swapIn(let effect): effect.statement
    case .zeroes(let page):
      .long(.words("zero the cut part of \(page)"), short: "zero part of \(page)")
    case .cuts(let page, _): .zeroAndSplit(.page(page))
    case .cutsEnd: .words("split the piece at \(end)")
    case .unmaps(let page): .words("unmap \(page)")
    case .removes(let page): .words("remove \(page)")
    case .unlocks(let page): .call(.unlockPage, [.page(page)])
    }
  }
}
