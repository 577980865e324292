// Knows how to tell the steps of shmem_undo_range(), whoever called it.

import Shmem

extension Narrator {
  func sentence(
    _ row: Row,
    _ walk: UndoRange<SharedStorage.Batch>?,
    of task: TaskID
  ) -> String {
    guard let walk, let undo = before.machine.undo(of: task, in: before.scenario) else {
      preconditionFailure("a task in shmem_undo_range() has called it")
    }
    return UndoNarrator(narrator: self, undo: undo).sentence(row, walk)
  }
}

/// Tells the steps of one call of shmem_undo_range().
struct UndoNarrator {
  let narrator: Narrator
  let undo: Undo

  var before: Situation { narrator.before }
  var after: Situation { narrator.after }
  var who: String { narrator.name(undo.task) }
  var guards: Guards { before.scenario.rules.guards }
  private var loopAfter: Int? { after.machine[undo.task].undo?.loop }

  /// What the range is called in a sentence.
  var rangeWords: String {
    switch undo.kind {
    case .punch: "the hole"
    case .truncate: "what is cut off"
    case .evict: "the file"
    case .unfallocate: "the range to undo"
    }
  }

  /// What a step of the walk did.
  func sentence(_ row: Row, _ walk: UndoRange<SharedStorage.Batch>) -> String {
    switch walk {
    case .begin: return "\(who) sets its cursor to page \(undo.range.first)."
    case .gatherFirst(let from, _): return tellGather(from: from, inLoop: 1)
    case .gatherSecond(let from, _): return tellGather(from: from, inLoop: 2)
    case .first(let place, let cursor, _): return tellFirst(place, cursor)
    case .edge(let edge, let place, _): return tellEdge(edge, place, row)
    case .returnEarly:
      return "There is no whole page in \(rangeWords): \(who) has nothing more to remove."
    case .second(let place, let cursor, _): return tellSecond(place, cursor)
    case .account(let freed): return tellAccount(freed)
    }
  }

  private func tellGather(from: PageIndex, inLoop loop: Int) -> String {
    guard loop == 2 || !before.scenario.rules.later.lockingGather else {
      return tellLockingGather(from: from)
    }
    guard let cursor = after.machine[undo.task].undo?.cursor else {
      let startsOver = loop == 2 && loopAfter == 2
      return startsOver
        ? "\(who) finds nothing from page \(from) on, so it starts over: only a scan from the start "
          + "that finds nothing ends this loop."
        : "\(who) gathers from page \(from) on and finds nothing."
    }
    let entries = (0..<cursor.batch.count).map { cursor.batch[$0] }
    let pages = entries.compactMap(\.entry.page)
    let listed = entries.map { "\($0.index):\($0.entry)" }.joined(separator: " ")
    let price =
      switch (pages.count, entries.count - pages.count) {
      case (1, 0): "It holds a reference on the page."
      case (_, 0): "It holds a reference on each page."
      case (0, _): "A \(exceptional) comes with nothing to hold on to."
      case (_, _): "It holds a reference on each page; on \(plural) it holds nothing."
      }
    return "\(who) gathers \(listed). \(price)"
  }

  /// What an entry is that is no page.
  private var exceptional: String {
    switch before.scenario.mapping {
    case .tmpfs: "swap entry"
    case .file: "shadow"
    }
  }

  private var plural: String {
    switch before.scenario.mapping {
    case .tmpfs: "swap entries"
    case .file: "shadows"
    }
  }

  private func tellAccount(_ freed: Int) -> String {
    switch freed {
    case 0: "\(who) has freed no swap entry: info->swapped stays as it is."
    case 1: "\(who) takes the swap entry it freed off info->swapped."
    default: "\(who) takes the \(freed) swap entries it freed off info->swapped."
    }
  }

  // MARK: First loop

  private func tellFirst(
    _ place: FirstLoopPlace,
    _ cursor: Cursor<SharedStorage.Batch>
  ) -> String {
    switch place {
    case .entry:
      guard !cursor.isExhausted else {
        return "\(who) is through with the batch and drops its references."
      }
      guard undo.range.contains(cursor.current.index) else {
        return "Page \(cursor.current.index) lies behind \(rangeWords): \(who) drops the batch."
      }
      return tellFirstTry(cursor.current)
    case .freeSwap:
      return tellFree(cursor.current)
    case .check: return tellCheck(cursor.current, goesBack: false)
    case .unmapPage: return "\(who) clears the pte of \(cursor.current.entry)."
    case .remove: return tellRemove(cursor.current)
    case .unlock: return "\(who) unlocks \(cursor.current.entry)."
    case .goBack: return tellGoingBack(to: cursor.current.index)
    }
  }

  private func tellFirstTry(_ gathered: Gathered) -> String {
    let slot = narrator.describe(slot: gathered.index, in: before)
    switch gathered.entry {
    case .swap(let swap):
      guard before.machine[gathered.index] != gathered.entry else {
        return "Slot \(gathered.index) still holds \(swap): \(who) empties it."
      }
      guard guards.compareInFreeSwap else { return tellBlindRemoval(gathered) }
      let change = "Slot \(gathered.index) no longer holds \(swap) but \(slot)"
      return before.scenario.rules.swapRetry == .first
        ? "\(change): the first loop has to go back to page \(gathered.index)."
        : "\(change): the first loop passes on."
    case .page(let page):
      guard !before.scenario.rules.later.lockingGather else {
        if undo.keepsData, before.machine[page].content != nil { return tellKept(page) }
        return before.machine[page].isMapped
          ? "\(who) clears the pte of \(page)." : tellRemove(gathered)
      }
      guard guards.pageLock else { return tellCheck(gathered, goesBack: false) }
      return before.machine[page].lockOwner == nil
        ? "\(who) locks \(page) without having to wait."
        : "\(who) cannot lock \(page), \(narrator.lockHolder(page)) has it: the first loop passes on."
    case .shadow(let shadow):
      let goesBack = before.scenario.rules.swapRetry == .first
      return tellClear(shadow, at: gathered.index, goesBack: goesBack)
    }
  }

  private func tellFree(_ gathered: Gathered) -> String {
    guard let swap = gathered.entry.swap else { return "\(who) frees a swap slot." }
    return "\(who) has emptied slot \(gathered.index) and \(tellRelease(of: swap))."
  }

  // MARK: Second loop

  private func tellSecond(
    _ place: SecondLoopPlace,
    _ cursor: Cursor<SharedStorage.Batch>
  ) -> String {
    switch place {
    case .entry:
      guard !cursor.isExhausted else {
        return "\(who) is through with the batch and drops its references."
      }
      guard undo.range.contains(cursor.current.index) else {
        return tellPastEnd(cursor)
      }
      return tellSecondTry(cursor.current)
    case .waitForWriteback: return "\(cursor.current.entry) has reached the disk: \(who) may go on."
    case .check: return tellCheck(cursor.current, goesBack: before.scenario.rules.pageRetry)
    case .unmapPage: return "\(who) clears the pte of \(cursor.current.entry)."
    case .remove: return tellRemove(cursor.current)
    case .unlock: return "\(who) unlocks \(cursor.current.entry)."
    case .goBack: return tellGoingBack(to: cursor.current.index)
    }
  }

  private func tellPastEnd(_ cursor: Cursor<SharedStorage.Batch>) -> String {
    guard !cursor.opensScan else {
      return
        "The first entry of a scan from the start lies behind \(rangeWords): \(who) is through."
    }
    let found = "Page \(cursor.current.index) lies behind \(rangeWords): \(who) leaves the batch"
    let startsOver = undo.startsOver(under: before.scenario.rules)
    return switch before.scenario.rules.pastEnd {
    case .crawl:
      "\(found). Past the end it crawls on, entry by entry, to the end of the file."
    case .bounded: "\(found) and puts its cursor back to the end of \(rangeWords)."
    case .restart, .stop: startsOver ? "\(found) and starts over at once." : "\(found)."
    }
  }

  private func tellGoingBack(to index: PageIndex) -> String {
    "\(who) drops the batch and will gather again from page \(index) on: the retry."
  }

  private func tellSecondTry(_ gathered: Gathered) -> String {
    let index = gathered.index
    switch gathered.entry {
    case .page(let page):
      return guards.pageLock
        ? "\(who) locks \(page); here it may sleep for the lock."
        : tellCheck(gathered, goesBack: before.scenario.rules.pageRetry)
    case .swap(let swap):
      guard before.machine[index] != gathered.entry else {
        return "Slot \(index) still holds \(swap): \(who) empties it and \(tellRelease(of: swap))."
      }
      guard guards.compareInFreeSwap else { return tellBlindRemoval(gathered) }
      let slot = narrator.describe(slot: index, in: before)
      return before.scenario.rules.swapRetry == .second
        ? "Slot \(index) no longer holds \(swap) but \(slot): \(who) has to go back to page \(index)."
        : "Slot \(index) no longer holds \(swap) but \(slot); \(whatIsLeft)."
    case .shadow(let shadow):
      let goesBack = before.scenario.rules.swapRetry == .second
      return tellClear(shadow, at: index, goesBack: goesBack)
    }
  }

  /// What there is to be said where no rule sends the cursor back.
  var whatIsLeft: String {
    undo.startsOver(under: before.scenario.rules)
      ? "the cursor goes on, but the loop will start over" : "nothing sends the cursor back"
  }

  private func tellRelease(of swap: SwapEntry) -> String {
    guard before.machine[swap].count > 0 else { return "frees nothing, for nobody owns \(swap)" }
    guard let page = before.machine[swap].cachedPage else { return "frees the swap slot" }
    return after.machine[swap].cachedPage == nil
      ? "frees the swap slot with its cached page \(page)"
      : "gives \(swap) up; its cached page \(page) is busy and stays a while"
  }

  // MARK: Either loop

  private func tellCheck(_ gathered: Gathered, goesBack: Bool) -> String {
    guard let page = gathered.entry.page else { return "\(who) checks the page." }
    if undo.keepsData, before.machine[page].content != nil { return tellKept(page) }
    guard before.machine[page].mapping != gathered.index else {
      if before.machine[page].isUnderWriteback, before.machine[undo.task].undo?.loop == 1 {
        return "\(page) is being written to the disk: the first loop passes on."
      }
      return guards.pageLock
        ? "\(page) still belongs to the file: with its lock held nobody can take it away."
        : "\(page) still belongs to the file; without its lock that may change at any moment."
    }
    let slot = narrator.describe(slot: gathered.index, in: before)
    let gone = "\(page) has left the file, slot \(gathered.index) holds \(slot)"
    if before.machine[undo.task].undo?.loop == 1 { return "\(gone): the first loop passes on." }
    return goesBack
      ? "\(gone): \(who) \(guards.pageLock ? "unlocks it and " : "")has to go back to page "
        + "\(gathered.index)."
      : "\(gone); \(whatIsLeft)."
  }

  private func tellKept(_ page: PageNumber) -> String {
    "\(page) has been written to, it is somebody's data: \(who) keeps it."
  }

  private func tellRemove(_ gathered: Gathered) -> String {
    guard let page = gathered.entry.page, before.machine[page].mapping == gathered.index else {
      return
        "\(gathered.entry) has left the file since the check: \(who) removes nothing, and does "
        + "not notice."
    }
    return "\(who) removes \(page): slot \(gathered.index) is empty."
  }

  /// A swap entry that is removed from a slot that holds something else.
  private func tellBlindRemoval(_ gathered: Gathered) -> String {
    let index = gathered.index
    guard let found = before.machine[index] else {
      return "Slot \(index) is empty; \(who) does not look and counts \(gathered.entry) as removed."
    }
    return "Slot \(index) holds \(found) and not \(gathered.entry); \(who) does not look and "
      + "empties it: nobody lets go of \(found)."
  }
}
