// Knows which earlier facts decided what a step of a walk did.

import Shmem

extension UndoEffect<SharedStorage.Batch> {
  /// Returns the facts that decided what the step did, the most important first.
  func dependencies(of task: TaskID, in snapshot: Snapshot) -> [Dependency] {
    let context = WalkContext(task: task, snapshot: snapshot)
    switch self {
    case .exceptional(let effect, let batch): return effect.dependencies(of: batch, in: context)
    case .page(let effect, let batch):
      return effect.dependencies(of: batch.cursor.current, in: context)
    case .leaves(_, .retries, _): return [.decision(by: task)]
    case .gathersSlot(let gather): return gather.dependencies
    case .findsNothing(let gather, _, _): return context.dependencies(ofEmpty: gather)
    case .edge(let effect, let visit): return effect.dependencies(at: visit.index, in: context)
    case .gathers, .begins, .leaves(_, .isThrough, _), .leaves(_, .isPastEnd, _),
      .leaves(_, .endsScan, _), .leaves(_, .gathersPieces, _), .returnsEarly, .accounts:
      return []
    }
  }
}

/// A walk before one of its steps.
private struct WalkContext {
  /// The task of the walk.
  let task: TaskID
  /// The race before the step.
  let snapshot: Snapshot

  /// Returns the look at the edge of the range across which some slots reach; nothing if they lie inside.
  func edge(across slots: EntryRange) -> [Dependency] {
    guard slots.isLarge,
      let range = snapshot.machine.undoRangeCall(of: task, in: snapshot.scenario)?.range,
      slots.base < range.first || slots.end > range.end
    else { return [] }
    return [.edge(slots, isFront: slots.base < range.first, by: task)]
  }

  /// Returns the facts by which a gather finds nothing: the locks of the pages that it leaves out, or the gather that has
  /// taken the cursor past the others.
  func dependencies(ofEmpty gather: UndoGather) -> [Dependency] {
    guard let range = snapshot.machine.undoRangeCall(of: task, in: snapshot.scenario)?.range else {
      return []
    }
    guard gather.leftOut > 0 else {
      return gather.start > range.first ? [.gatherBefore(by: task)] : []
    }
    var locks: [Dependency] = []
    var from = gather.start
    while locks.count < 2, let slot = snapshot.machine.storage.occupiedSlot(from: from),
      slot.index < range.end
    {
      if let page = slot.entry.page, snapshot.machine[page].lockOwner != nil {
        locks.append(.pageLock(page))
      }
      from = snapshot.machine.entryRange(at: slot.index).end
    }
    return locks
  }

  /// Returns the references that keep a page from being split.
  func references(to page: PageNumber) -> [Dependency] {
    [.otherReferences(page, than: task), .references(page)]
  }
}

extension UndoSlotGather<SharedStorage.Batch> {
  fileprivate var dependencies: [Dependency] {
    switch look {
    case .passes, .takes: [.slot(index)]
    case .leavesLocked(let page, _): [.pageLock(page)]
    case .leavesWritten(let page): [.writeback(page)]
    }
  }
}

extension UndoExceptionalEffect {
  fileprivate func dependencies(
    of batch: UndoBatch<SharedStorage.Batch>,
    in context: WalkContext
  ) -> [Dependency] {
    let task = context.task
    let gathered = batch.cursor.current
    let gather = Dependency.gather(gathered, by: task)
    let departure = Dependency.departure(gathered, by: task)
    let order = batch.orderRead.map { _ in [Dependency.order(by: task)] } ?? []
    switch self {
    case .misses(.hasOtherEntry, _, _), .misses(.hasOtherOrder, _, _): return [gather, departure]
    case .misses(.beginsBefore, let slots, _), .misses(.endsAfter, let slots, _),
      .asksWhy(let slots, _):
      return [gather] + context.edge(across: slots) + [departure, .slot(gathered.index)]
    case .emptiesSlots(let slots, let found), .removesSwap(let slots, let found, _):
      let isAsGathered = found == gathered.entry && slots == gathered.range
      return (isAsGathered ? [gather] : [gather, departure])
        + (batch.orderRead == slots.order ? [] : order) + context.edge(across: slots)
    case .freesSwap(let releases):
      return releases.count > 1 ? order + [departure, gather] : [gather]
    case .readsOrder: return [gather, .slot(gathered.index)]
    case .clearsShadow, .looksForCachedPage, .locksCachedPage: return [gather]
    }
  }
}

extension UndoPageEffect {
  fileprivate func dependencies(of gathered: Gathered, in context: WalkContext) -> [Dependency] {
    let gather = Dependency.gather(gathered, by: context.task)
    let page = gathered.entry.page
    switch self {
    case .findsGone, .findsRemoved: return [gather, .departure(gathered, by: context.task)]
    case .findsLocked: return [page.map { .pageLock($0) }, gather].compactMap(\.self)
    case .findsUnderWriteback, .meetsWriteback, .seesWriteEnd:
      return [page.map { .writeback($0) }, gather].compactMap(\.self)
    case .findsMapped: return [page.map { .mapping($0) }, gather].compactMap(\.self)
    case .cuts(.stays), .cuts(.isDropped):
      return (page.map(context.references) ?? []) + [gather]
    case .cutsEnd(let cut): return cut.dependencies(in: context) + [gather]
    case .removes, .cuts(.splits):
      let slots = context.snapshot.machine.entryRange(at: gathered.index)
      return [gather] + context.edge(across: slots)
    case .locks, .belongs, .keeps, .keepsGathered, .unmaps, .unlocks: return [gather]
    }
  }
}

extension UndoEdgeEffect {
  fileprivate func dependencies(at index: PageIndex, in context: WalkContext) -> [Dependency] {
    switch self {
    case .findsNoPage, .findsSwap, .findsPage: [.slot(index)]
    case .findsCutOff, .findsPageCutOff: [.fileEnd]
    case .findsMoved(let page): [.mapping(page)]
    case .cuts(let page, let cut): cut.isSplit ? [] : context.references(to: page)
    case .cutsEnd(_, let cut): cut.dependencies(in: context)
    case .locks, .findsUnwritten, .swapIn, .zeroes, .unmaps, .removes, .unlocks: []
    }
  }
}

extension EndCut {
  fileprivate func dependencies(in context: WalkContext) -> [Dependency] {
    switch self {
    case .splits: []
    case .findsOther(_, let index): [.slot(index)]
    case .findsLocked(let page, _): [.pageLock(page)]
    case .stays(let page, _): context.references(to: page)
    }
  }
}
