// Knows a gather of shmem_undo_range() that takes its slots one by one.

/// A gather under way, with `slow-gather`.
package struct UndoGathering<Batch: GatheredBatch>: Hashable, Sendable {
  /// The batch, with the entries taken so far.
  package internal(set) var batch: UndoBatch<Batch>
  /// The page of the file that the gather started at.
  package let start: PageIndex
  /// The page of the file whose slot comes next.
  package internal(set) var next: PageIndex

  /// The pages that it has locked: all that it has taken, if it locks.
  var lockedPages: [PageNumber] { batch.cursor.isLocked ? batch.cursor.pagesAhead : [] }
}

/// A look at one slot in a gather that takes its slots one by one.
package struct UndoSlotGather<Batch: GatheredBatch>: Hashable, Sendable {
  /// The ways of a gather with a slot.
  package enum Look: Hashable, Sendable {
    /// Nothing, as the slot is empty.
    case passes
    /// Takes the entry.
    case takes(Entry)
    /// Leaves out a page that another task has locked, as the gather locks what it takes.
    case leavesLocked(PageNumber, by: TaskID)
    /// Leaves out a page that is being written.
    case leavesWritten(PageNumber)
  }

  /// The ways of a gather to go on after a look.
  package enum Outcome: Hashable, Sendable {
    /// It goes on with the next slot.
    case goesOn
    /// It is over, and has taken something.
    case isOver
    /// It is over, and has taken nothing.
    case hasNothing(then: UndoStage)
  }

  /// The page of the file.
  package let index: PageIndex
  /// The way of the gather with its slot.
  package let look: Look
  /// The gather after the look.
  package let gathering: UndoGathering<Batch>
  /// The way of the gather to go on.
  package let outcome: Outcome

  /// The loop.
  package var loop: UndoLoop { gathering.batch.loop }

  /// True if the look is the last one of its gather.
  package var isLast: Bool { outcome != .goesOn }
}

extension Machine {
  /// Returns a gather about to look at its first slot; nil if it takes all its slots in one step, or has none to look
  /// at.
  ///
  /// The slots end with the file; with `boundedGather` they end with the range.
  func slowGather(
    _ loop: UndoLoop,
    from start: PageIndex,
    _ counts: UndoCounts,
    _ call: UndoRangeCall
  ) -> UndoGathering<Storage.Batch>? {
    guard call.rules.slowGather, start < call.endOfSlots(after: counts),
      call.batchLimit(from: start, counts) > 0
    else { return nil }
    let cursor = Cursor(
      batch: Storage.Batch(),
      position: 0,
      opensScan: loop == .second && call.mayEndWithGather(from: start, counts),
      isLocked: call.locksPages(in: loop)
    )
    let batch = UndoBatch(loop: loop, cursor: cursor, counts: counts)
    return UndoGathering(batch: batch, start: start, next: start)
  }

  /// Returns the effect of a look at the next slot of a gather: P5 or P14.
  ///
  /// One step stands for the read of the slot, the reference to the page, and the second read that makes sure that the
  /// slot still holds it. Left out: the reference that is given back because the second read finds something else.
  ///
  /// Kernel: radix_tree_for_each_slot(), page_cache_get_speculative(), find_get_entries(), mm/filemap.c, 3.16.
  func gatherSlot(
    _ gathering: UndoGathering<Storage.Batch>,
    _ call: UndoRangeCall
  ) -> UndoEffect<Storage.Batch> {
    let index = gathering.next
    let range = storage.entryRange(at: index)
    let counts = gathering.batch.counts
    let isTaken = !gathering.batch.cursor.isLocked || call.takesWhole(range, from: index)
    let look =
      isTaken ? look(at: storage[index], locking: gathering.batch.cursor.isLocked) : .passes
    var after = gathering
    after.next = range.end
    if case .takes(let entry) = look {
      after.batch.cursor.batch.append(Gathered(index: index, entry: entry, order: range.order))
    }
    let count = after.batch.cursor.batch.count
    let outcome: UndoSlotGather<Storage.Batch>.Outcome =
      if after.next < call.endOfSlots(after: counts),
        UInt64(count) < call.batchLimit(from: gathering.start, counts)
      {
        .goesOn
      } else if count > 0 {
        .isOver
      } else {
        .hasNothing(
          then: call.stage(
            afterNothingIn: gathering.batch.loop,
            from: gathering.start,
            counts
          )
        )
      }
    return .gathersSlot(
      UndoSlotGather(index: index, look: look, gathering: after, outcome: outcome)
    )
  }

  private func look(at entry: Entry?, locking: Bool) -> UndoSlotGather<Storage.Batch>.Look {
    switch entry {
    case nil: return .passes
    case .page(let page) where locking:
      if let owner = storage[page].lockOwner { return .leavesLocked(page, by: owner) }
      return storage[page].isUnderWriteback ? .leavesWritten(page) : .takes(.page(page))
    case .some(let entry): return .takes(entry)
    }
  }

  /// Performs a look at one slot.
  ///
  /// - Returns: the place after it; nil once the walk has returned to its caller.
  mutating func perform(
    _ effect: UndoSlotGather<Storage.Batch>,
    _ call: UndoRangeCall
  ) -> UndoRange<Storage.Batch>? {
    if case .takes(.page(let page)) = effect.look {
      get(page)
      if effect.gathering.batch.cursor.isLocked { lock(page, call.task) }
    }
    let batch = effect.gathering.batch
    return switch effect.outcome {
    case .goesOn: .gathering(effect.gathering)
    case .isOver: passing(.batch(.entry, batch), call)
    case .hasNothing(let stage): UndoRange(at: stage, batch.counts)
    }
  }
}
