// Knows what a step of a walk means for the entries and slots that a question is about.

import Shmem

extension TaskEffect<SharedStorage.Batch> {
  /// True if the step sends a walk back, or decides that it goes back, or lets it start over.
  var sendsBack: Bool {
    guard let undo else { return false }
    return undo.retryTarget != nil || undo.retryingLoop != nil || undo.startsOver
  }
}

extension UndoEffect<SharedStorage.Batch> {
  /// Returns true if the step gathers an entry.
  func takes(_ gathered: Gathered) -> Bool {
    switch self {
    case .gathers(let batch, _):
      return (0..<batch.cursor.batch.count).contains { batch.cursor.batch[$0] == gathered }
    case .gathersSlot(let gather):
      return gather.index == gathered.index && gather.look == .takes(gathered.entry)
    case .begins, .findsNothing, .exceptional, .page, .leaves, .edge, .returnsEarly, .accounts:
      return false
    }
  }

  /// The page of the file that the walk decides to go back to; nil if it does not.
  var retryTarget: PageIndex? {
    switch self {
    case .exceptional(.misses(_, _, .goesBack(let target)), _),
      .exceptional(.asksWhy(_, .goesBack(let target)), _):
      return target
    case .page(.findsGone(let retry), _): return retry
    case .begins, .gathers, .gathersSlot, .findsNothing, .exceptional, .page, .leaves, .edge,
      .returnsEarly, .accounts:
      return nil
    }
  }

  /// The batch whose current entry sends the walk back; nil if it does not decide to go back.
  var retryingBatch: UndoBatch<SharedStorage.Batch>? {
    switch self {
    case .exceptional(.misses(_, _, .goesBack), let batch),
      .exceptional(.asksWhy(_, .goesBack), let batch), .page(.findsGone(.some), let batch):
      return batch
    case .begins, .gathers, .gathersSlot, .findsNothing, .exceptional, .page, .leaves, .edge,
      .returnsEarly, .accounts:
      return nil
    }
  }

  /// The batch whose current entry the walk leaves alone and does not go back for; nil if it does neither.
  var passingOver: UndoBatch<SharedStorage.Batch>? {
    switch self {
    case .exceptional(.misses(_, _, .goesOn), let batch),
      .exceptional(.asksWhy(_, .passes), let batch), .page(.findsGone(retry: nil), let batch),
      .page(.findsLocked, let batch), .page(.findsUnderWriteback, let batch):
      return batch
    case .begins, .gathers, .gathersSlot, .findsNothing, .exceptional, .page, .leaves, .edge,
      .returnsEarly, .accounts:
      return nil
    }
  }

  /// Returns true if the step is a gather that goes past a slot and takes nothing from it.
  func misses(_ index: PageIndex) -> Bool {
    switch self {
    case .gathers(let batch, let gather):
      let entries = (0..<batch.cursor.batch.count).map { batch.cursor.batch[$0].index }
      guard gather.start <= index, let last = entries.last, index < last else { return false }
      return !entries.contains(index)
    case .findsNothing(let gather, _, _): return gather.start <= index
    case .gathersSlot(let gather):
      guard gather.index == index else { return false }
      switch gather.look {
      case .takes: return false
      case .passes, .leavesLocked, .leavesWritten: return true
      }
    case .begins, .exceptional, .page, .leaves, .edge, .returnsEarly, .accounts: return false
    }
  }

  /// Returns the gathered entry that the step goes past without going back, although a slot of it keeps what it holds;
  /// nil if it does no such thing.
  ///
  /// - Parameters:
  ///   - loop: the loop.
  ///   - index: the slot; nil for any slot that the entry took when it was gathered.
  /// - Returns: the entry.
  func passedEntry(in loop: UndoLoop, over index: PageIndex?) -> Gathered? {
    guard let (worked, gathered) = worked, worked == loop,
      index.map(gathered.range.contains) != false
    else { return nil }
    return passingOver != nil || takesLess(than: gathered, at: index) ? gathered : nil
  }

  /// Returns true if the step empties fewer slots than an entry took when it was gathered, and not a certain one.
  private func takesLess(than gathered: Gathered, at index: PageIndex?) -> Bool {
    guard case .exceptional(let effect, _) = self else { return false }
    switch effect {
    case .emptiesSlots(let slots, _), .removesSwap(let slots, _, _):
      return index.map { !slots.contains($0) } ?? (slots.count < gathered.range.count)
    case .looksForCachedPage, .locksCachedPage, .readsOrder, .freesSwap, .clearsShadow, .misses,
      .asksWhy:
      return false
    }
  }

  /// The loop that works on a gathered entry, and the entry; nil for any other step.
  var worked: (loop: UndoLoop, gathered: Gathered)? {
    switch self {
    case .exceptional(_, let batch), .page(_, let batch):
      return (batch.loop, batch.cursor.current)
    case .gathers, .gathersSlot, .findsNothing, .begins, .leaves, .edge, .returnsEarly, .accounts:
      return nil
    }
  }

  /// True if the step ends the second loop: a gather finds nothing more.
  var endsSecondLoop: Bool {
    guard case .findsNothing(let gather, _, let stage) = self, gather.loop == .second else {
      return false
    }
    if case .gather = stage { return false }
    return true
  }

  /// True if the step sends a second loop back to the start of its range, as a scan from there has to find nothing.
  var startsOver: Bool {
    guard case .findsNothing(let gather, _, .gather(.second, _)) = self else { return false }
    return gather.loop == .second
  }

  /// Returns true if the step decides what a walk does at an edge of its range that lies in some slots.
  ///
  /// - Parameters:
  ///   - slots: the slots.
  ///   - isFront: true for the front edge, false for either.
  /// - Returns: true if it does.
  func looksAtEdge(in slots: EntryRange, isFront: Bool) -> Bool {
    guard case .edge(let effect, let visit) = self, slots.contains(visit.index) else {
      return false
    }
    if isFront, visit.edge == .after || visit.edge == .last { return false }
    switch effect {
    case .findsNoPage, .findsCutOff, .findsUnwritten, .findsPageCutOff, .zeroes, .cuts, .removes,
      .swapIn(.getsNoMemory):
      return true
    case .findsSwap, .findsPage, .locks, .findsMoved, .swapIn, .cutsEnd, .unmaps, .unlocks:
      return false
    }
  }
}
