// Knows the second loop of shmem_undo_range(), which sleeps where it must and goes back where it has to.

extension Machine {
  /// P14.
  ///
  /// A rescanning loop ends when a scan from the start of the range finds nothing, and otherwise
  /// starts over; the other one ends with the first gather that finds nothing, if not before.
  mutating func gatherSecond(
    from start: PageIndex,
    _ freed: Int,
    of undo: Undo,
    in scenario: Scenario
  ) -> UndoRange<Storage.Batch> {
    let first = undo.range.first
    let batch = gather(from: start, inLoop: 2, of: undo, in: scenario)
    guard batch.count > 0 else {
      let startsOver = undo.startsOver(under: scenario.rules) && start != first
      return startsOver ? .gatherSecond(from: first, freed: freed) : .account(freed: freed)
    }
    let opensScan = undo.mayEndWithGather(from: start, under: scenario.rules)
    return .second(.entry, Cursor(batch: batch, position: 0, opensScan: opensScan), freed: freed)
  }

  /// What the second loop does next with the entry at the cursor.
  func secondOutlook(
    _ place: SecondLoopPlace,
    _ cursor: Cursor<Storage.Batch>,
    of undo: Undo,
    in scenario: Scenario
  ) -> Outlook {
    switch place {
    case .entry:
      guard !cursor.isExhausted else { return .ready(.p20) }
      guard cursor.current.index < undo.range.end else { return .ready(.p15) }
      switch cursor.current.entry {
      case .swap: return .ready(.p16)
      case .shadow: return .ready(.p16e)
      case .page(let page):
        guard scenario.rules.guards.pageLock else {
          return mustReachDisk(page, in: scenario) ? .ready(.p17w) : .ready(.p18)
        }
        return lockWait(for: page).map { .waits(.p17, $0) } ?? .ready(.p17)
      }
    case .waitForWriteback:
      return storage[cursor.page].isUnderWriteback
        ? .waits(.p17w, .writeback(cursor.page)) : .ready(.p17w)
    case .check: return .ready(.p18)
    case .unmapPage, .remove: return .ready(.p19)
    case .unlock, .goBack: return .ready(.p20)
    }
  }

  /// P15 to P20.
  mutating func advanceSecond(
    _ place: SecondLoopPlace,
    _ cursor: Cursor<Storage.Batch>,
    _ freed: Int,
    of undo: Undo,
    in scenario: Scenario
  ) -> UndoRange<Storage.Batch> {
    switch place {
    case .entry: return workOnEntry(cursor, freed, of: undo, in: scenario)
    case .waitForWriteback: return .second(.check, cursor, freed: freed)
    case .check: return checkSecond(cursor, freed, of: undo, in: scenario)
    case .unmapPage:
      unmapIfStillMapped(cursor.page)
      return .second(.remove, cursor, freed: freed)
    case .remove:
      truncate(cursor.page)
      return leavePage(cursor, freed, in: scenario)
    case .unlock:
      unlock(cursor.page, undo.task)
      return .second(.entry, cursor.advanced, freed: freed)
    case .goBack:
      release(cursor.batch)
      return .gatherSecond(from: cursor.current.index, freed: freed)
    }
  }

  /// P18.
  private mutating func checkSecond(
    _ cursor: Cursor<Storage.Batch>,
    _ freed: Int,
    of undo: Undo,
    in scenario: Scenario
  ) -> UndoRange<Storage.Batch> {
    let page = storage[cursor.page]
    if undo.keepsData, page.content != nil { return leavePage(cursor, freed, in: scenario) }
    guard page.mapping == cursor.current.index else {
      guard scenario.rules.pageRetry else {
        return leavePage(cursor, freed, in: scenario)
      }
      if scenario.rules.guards.pageLock { unlock(cursor.page, undo.task) }
      return .second(.goBack, cursor, freed: freed)
    }
    return .second(page.isMapped ? .unmapPage : .remove, cursor, freed: freed)
  }

  /// What follows a page that has been dealt with: P20 if there is a lock to drop.
  private func leavePage(
    _ cursor: Cursor<Storage.Batch>,
    _ freed: Int,
    in scenario: Scenario
  ) -> UndoRange<Storage.Batch> {
    scenario.rules.guards.pageLock
      ? .second(.unlock, cursor, freed: freed) : .second(.entry, cursor.advanced, freed: freed)
  }

  /// P15, P16, P17, or P20 at the end of the batch; P18 where nothing is locked.
  private mutating func workOnEntry(
    _ cursor: Cursor<Storage.Batch>,
    _ freed: Int,
    of undo: Undo,
    in scenario: Scenario
  ) -> UndoRange<Storage.Batch> {
    guard !cursor.isExhausted else { return leaveSecond(cursor, freed, of: undo, in: scenario) }
    guard cursor.current.index < undo.range.end else {
      guard !cursor.opensScan else {
        release(cursor.batch)
        return .account(freed: freed)
      }
      return leaveSecond(cursor, freed, of: undo, in: scenario)
    }
    switch cursor.current.entry {
    case .swap(let swap):
      guard canEmptySlot(at: cursor, in: scenario) else {
        return passOn(cursor, freed, in: scenario)
      }
      storage[cursor.current.index] = nil
      freeSwapAndCache(swap)
      return .second(.entry, cursor.advanced, freed: freed + 1)
    case .shadow(let shadow):
      guard clear(shadow, at: cursor.current.index) else {
        return passOn(cursor, freed, in: scenario)
      }
      return .second(.entry, cursor.advanced, freed: freed)
    case .page(let page):
      var looked = cursor
      looked.opensScan = false
      guard scenario.rules.guards.pageLock else {
        return mustReachDisk(page, in: scenario)
          ? .second(.waitForWriteback, looked, freed: freed)
          : checkSecond(looked, freed, of: undo, in: scenario)
      }
      lock(page, undo.task)
      let next: SecondLoopPlace =
        mustReachDisk(page, in: scenario) ? .waitForWriteback : .check
      return .second(next, looked, freed: freed)
    }
  }

  /// What follows an exceptional entry that was no longer there.
  private func passOn(
    _ cursor: Cursor<Storage.Batch>,
    _ freed: Int,
    in scenario: Scenario
  ) -> UndoRange<Storage.Batch> {
    guard scenario.rules.swapRetry == .second else {
      return .second(.entry, cursor.advanced, freed: freed)
    }
    var stopped = cursor
    stopped.opensScan = false
    return .second(.goBack, stopped, freed: freed)
  }

  /// Whether P17 is followed by P17w: mm/shmem.c has nothing like it.
  private func mustReachDisk(_ page: PageNumber, in scenario: Scenario) -> Bool {
    scenario.mapping == .file && storage[page].isUnderWriteback
  }

  /// P15 or P20 at the end of a batch.
  private mutating func leaveSecond(
    _ cursor: Cursor<Storage.Batch>,
    _ freed: Int,
    of undo: Undo,
    in scenario: Scenario
  ) -> UndoRange<Storage.Batch> {
    release(cursor.batch)
    let next = cursor.lastIndex.next
    let startsOver = undo.startsOver(under: scenario.rules)
    let from: PageIndex
    switch scenario.rules.pastEnd {
    case .crawl: from = next
    case .bounded: from = min(next, undo.range.end)
    case .restart where startsOver:
      from = cursor.lastIndex < undo.range.end ? next : undo.range.first
    case .restart, .stop:
      guard next >= undo.range.end else { return .gatherSecond(from: next, freed: freed) }
      guard startsOver else { return .account(freed: freed) }
      from = undo.range.first
    }
    return .gatherSecond(from: from, freed: freed)
  }
}
