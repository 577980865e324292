// Knows the first loop of shmem_undo_range(), which takes what it can get without sleeping.

extension Machine {
  /// P5.
  mutating func gatherFirst(
    from start: PageIndex,
    _ freed: Int,
    of undo: Undo,
    in scenario: Scenario
  ) -> UndoRange<Storage.Batch> {
    let batch = gather(from: start, inLoop: 1, of: undo, in: scenario)
    guard batch.count > 0 else { return firstEdge(freed: freed, of: undo, in: scenario) }
    var cursor = Cursor(batch: batch, position: 0, opensScan: false)
    cursor.isLocked = locksInGather(scenario.rules)
    return .first(.entry, cursor, freed: freed)
  }

  /// What the first loop does next with the entry at the cursor.
  func firstOutlook(
    _ place: FirstLoopPlace,
    _ cursor: Cursor<Storage.Batch>,
    of undo: Undo,
    in scenario: Scenario
  ) -> Outlook {
    switch place {
    case .entry:
      guard !cursor.isExhausted, cursor.current.index < undo.range.end else {
        return .ready(.p11)
      }
      switch cursor.current.entry {
      case .swap: return .ready(.p6)
      case .shadow: return .ready(.p6e)
      case .page(let page):
        guard !scenario.rules.later.lockingGather else {
          if undo.keepsData, storage[page].content != nil { return .ready(.p11) }
          return .ready(storage[page].isMapped ? .p10a : .p10b)
        }
        return .ready(scenario.rules.guards.pageLock ? .p8 : .p9)
      }
    case .freeSwap: return .ready(.p7)
    case .check: return .ready(.p9)
    case .unmapPage: return .ready(.p10a)
    case .remove: return .ready(.p10b)
    case .unlock, .goBack: return .ready(.p11)
    }
  }

  /// P6 to P11.
  mutating func advanceFirst(
    _ place: FirstLoopPlace,
    _ cursor: Cursor<Storage.Batch>,
    _ freed: Int,
    of undo: Undo,
    in scenario: Scenario
  ) -> UndoRange<Storage.Batch> {
    switch place {
    case .entry:
      guard !cursor.isExhausted, cursor.current.index < undo.range.end else {
        return leaveFirst(cursor, freed, of: undo, in: scenario)
      }
      switch cursor.current.entry {
      case .swap:
        guard canEmptySlot(at: cursor, in: scenario) else {
          return passOn(cursor, freed, in: scenario)
        }
        storage[cursor.current.index] = nil
        return .first(.freeSwap, cursor, freed: freed + 1)
      case .shadow(let shadow):
        guard clear(shadow, at: cursor.current.index) else {
          return passOn(cursor, freed, in: scenario)
        }
        return .first(.entry, cursor.advanced, freed: freed)
      case .page(let page):
        guard !scenario.rules.later.lockingGather else {
          if undo.keepsData, storage[page].content != nil {
            if scenario.rules.guards.pageLock { unlock(page, undo.task) }
            return .first(.entry, cursor.advanced, freed: freed)
          }
          return advanceFirst(
            storage[page].isMapped ? .unmapPage : .remove,
            cursor,
            freed,
            of: undo,
            in: scenario
          )
        }
        guard scenario.rules.guards.pageLock else {
          return checkFirst(cursor, freed, of: undo, in: scenario)
        }
        guard storage[page].lockOwner == nil else {
          return .first(.entry, cursor.advanced, freed: freed)
        }
        lock(page, undo.task)
        return .first(.check, cursor, freed: freed)
      }
    case .freeSwap:
      freeSwapAndCache(cursor.swap)
      return .first(.entry, cursor.advanced, freed: freed)
    case .check: return checkFirst(cursor, freed, of: undo, in: scenario)
    case .unmapPage:
      unmapIfStillMapped(cursor.page)
      return .first(.remove, cursor, freed: freed)
    case .remove:
      truncate(cursor.page)
      return leavePage(cursor, freed, in: scenario)
    case .unlock:
      unlock(cursor.page, undo.task)
      return .first(.entry, cursor.advanced, freed: freed)
    case .goBack:
      release(cursor, undo.task)
      return .gatherFirst(from: cursor.current.index, freed: freed)
    }
  }

  /// What follows an exceptional entry that was no longer there.
  private func passOn(
    _ cursor: Cursor<Storage.Batch>,
    _ freed: Int,
    in scenario: Scenario
  ) -> UndoRange<Storage.Batch> {
    scenario.rules.swapRetry == .first
      ? .first(.goBack, cursor, freed: freed) : .first(.entry, cursor.advanced, freed: freed)
  }

  /// P9.
  ///
  /// In tmpfs no page that belongs to the file is being written.
  private func checkFirst(
    _ cursor: Cursor<Storage.Batch>,
    _ freed: Int,
    of undo: Undo,
    in scenario: Scenario
  ) -> UndoRange<Storage.Batch> {
    let page = storage[cursor.page]
    let isKept = undo.keepsData && page.content != nil
    guard !isKept, page.mapping == cursor.current.index, !page.isUnderWriteback else {
      return leavePage(cursor, freed, in: scenario)
    }
    return .first(page.isMapped ? .unmapPage : .remove, cursor, freed: freed)
  }

  /// What follows a page that has been dealt with: P11 if there is a lock to drop.
  private func leavePage(
    _ cursor: Cursor<Storage.Batch>,
    _ freed: Int,
    in scenario: Scenario
  ) -> UndoRange<Storage.Batch> {
    scenario.rules.guards.pageLock
      ? .first(.unlock, cursor, freed: freed) : .first(.entry, cursor.advanced, freed: freed)
  }

  /// Whether P6 and P16 empty the slot of the swap entry at the cursor.
  func canEmptySlot(at cursor: Cursor<Storage.Batch>, in scenario: Scenario) -> Bool {
    storage[cursor.current.index] == cursor.current.entry
      || !scenario.rules.guards.compareInFreeSwap
  }

  /// P11 at the end of a batch.
  private mutating func leaveFirst(
    _ cursor: Cursor<Storage.Batch>,
    _ freed: Int,
    of undo: Undo,
    in scenario: Scenario
  ) -> UndoRange<Storage.Batch> {
    release(cursor, undo.task)
    let next = cursor.lastIndex.next
    guard next < undo.range.end else { return firstEdge(freed: freed, of: undo, in: scenario) }
    return .gatherFirst(from: next, freed: freed)
  }

  /// P10a, and P19 before the removal: only P3 can have been there first, and it is long over.
  mutating func unmapIfStillMapped(_ page: PageNumber) {
    guard storage[page].isMapped else { return }
    unmap(page)
  }
}
