// Knows how to tell the steps of a punch.

import Shmem

extension Narrator {
  func sentence(_ row: Row, _ puncher: Puncher<SharedStorage.Batch>) -> String {
    switch puncher {
    case .takeMutex: return "punch takes i_mutex: no write, truncate or other punch of this file."
    case .publish: return tellPublish()
    case .unmap(let from): return tellUnmap(from: from)
    case .begin: return "punch sets its cursor to page \(before.scenario.hole.first)."
    case .gatherFirst(let from, _), .gatherSecond(let from, _): return tellGather(from: from)
    case .first(let place, let cursor, _): return tellFirst(place, cursor)
    case .edge(let edge, let place, _): return tellEdge(edge, place, row)
    case .returnEarly: return "The hole has no whole page: punch has nothing more to remove."
    case .second(let place, let cursor, _): return tellSecond(place, cursor)
    case .account(let freed): return tellAccount(freed)
    case .withdraw: return tellWithdraw()
    case .releaseMutex: return "punch releases i_mutex and returns to the user."
    case .finished: return "punch is done."
    }
  }

  func count(_ number: Int, _ one: String, _ many: String) -> String {
    number == 1 ? "1 \(one)" : "\(number) \(many)"
  }

  private var isGated: Bool { before.scenario.rules.faultGate == .waitQueue }

  private func tellPublish() -> String {
    let obligations = before.obligations.count
    let promise =
      "what the hole holds now, \(count(obligations, "page", "pages")) of data, must go."
    return isGated
      ? "punch publishes its hole: faults into it will wait. The clock starts: \(promise)"
      : "The clock starts (this kernel publishes nothing, faults walk in): \(promise)"
  }

  private func tellUnmap(from start: PageIndex) -> String {
    guard let cleared = before.machine.storage.mappedPage(from: start),
      before.scenario.hole.contains(cleared)
    else { return "punch walks the ptes of the hole and finds none to clear." }
    return "punch clears the pte of page \(cleared)."
  }

  private func tellGather(from: PageIndex) -> String {
    guard let cursor = after.puncher.cursor else {
      let startsOver = before.puncher.loop == 2 && after.puncher.loop == 2
      return startsOver
        ? "punch finds nothing from page \(from) on, so it starts over: only a scan from the start "
          + "that finds nothing ends this loop."
        : "punch gathers from page \(from) on and finds nothing."
    }
    let entries = (0..<cursor.batch.count).map { cursor.batch[$0] }
    let pages = entries.compactMap(\.entry.page)
    let swaps = entries.compactMap(\.entry.swap)
    let listed = entries.map { "\($0.index):\($0.entry)" }.joined(separator: " ")
    let price =
      switch (pages.isEmpty, swaps.isEmpty) {
      case (false, true): "It holds a reference on \(pages.count == 1 ? "the page" : "each page")."
      case (true, _):
        "A swap entry comes with nothing to hold on to."
      case (false, false): "It holds a reference on each page; on swap entries it holds nothing."
      }
    return "punch gathers \(listed). \(price)"
  }

  private func tellAccount(_ freed: Int) -> String {
    switch freed {
    case 0: "punch has freed no swap entry: info->swapped stays as it is."
    case 1: "punch takes the swap entry it freed off info->swapped."
    default: "punch takes the \(freed) swap entries it freed off info->swapped."
    }
  }

  private func tellWithdraw() -> String {
    isGated
      ? "punch withdraws its hole and wakes who waits: what is in the hole now stays."
      : "The clock stops: what is in the hole now stays."
  }

  // MARK: First loop

  private func tellFirst(
    _ place: Puncher<SharedStorage.Batch>.FirstPlace,
    _ cursor: Cursor<SharedStorage.Batch>
  ) -> String {
    switch place {
    case .entry:
      guard !cursor.isExhausted else {
        return "punch is through with the batch and drops its references."
      }
      guard before.scenario.hole.contains(cursor.current.index) else {
        return "Page \(cursor.current.index) lies behind the hole: punch drops the batch."
      }
      return tellFirstTry(cursor.current)
    case .freeSwap:
      return tellFree(cursor.current)
    case .check: return tellCheck(cursor.current, goesBack: false)
    case .unmapPage: return "punch clears the pte of \(cursor.current.entry)."
    case .remove: return tellRemove(cursor.current)
    case .unlock: return "punch unlocks \(cursor.current.entry)."
    }
  }

  private func tellFirstTry(_ gathered: Gathered) -> String {
    let slot = describe(slot: gathered.index, in: before)
    switch gathered.entry {
    case .swap(let swap):
      return before.machine[gathered.index] == gathered.entry
        ? "Slot \(gathered.index) still holds \(swap): punch empties it."
        : guards.compareInFreeSwap
          ? "Slot \(gathered.index) no longer holds \(swap) but \(slot): the first loop passes on."
          : tellBlindRemoval(gathered)
    case .page(let page):
      guard guards.pageLock else { return tellCheck(gathered, goesBack: false) }
      return before.machine[page].lockOwner == nil
        ? "punch locks \(page) without having to wait."
        : "punch cannot lock \(page), \(lockHolder(page)) has it: the first loop passes on."
    }
  }

  private func tellFree(_ gathered: Gathered) -> String {
    guard let swap = gathered.entry.swap else { return "punch frees a swap slot." }
    return "punch has emptied slot \(gathered.index) and \(tellRelease(of: swap))."
  }

  // MARK: Second loop

  private func tellSecond(
    _ place: Puncher<SharedStorage.Batch>.SecondPlace,
    _ cursor: Cursor<SharedStorage.Batch>
  ) -> String {
    switch place {
    case .entry:
      guard !cursor.isExhausted else {
        return "punch is through with the batch and drops its references."
      }
      guard before.scenario.hole.contains(cursor.current.index) else {
        return cursor.opensScan
          ? "The first entry of a scan from the start lies behind the hole: punch is through."
          : "Page \(cursor.current.index) lies behind the hole: punch leaves the batch."
      }
      return tellSecondTry(cursor.current)
    case .check: return tellCheck(cursor.current, goesBack: before.scenario.rules.pageRetry)
    case .unmapPage: return "punch clears the pte of \(cursor.current.entry)."
    case .remove: return tellRemove(cursor.current)
    case .unlock: return "punch unlocks \(cursor.current.entry)."
    case .goBack:
      return "punch drops the batch and will gather again from page \(cursor.current.index) on: "
        + "the retry."
    }
  }

  private func tellSecondTry(_ gathered: Gathered) -> String {
    let index = gathered.index
    switch gathered.entry {
    case .page(let page):
      return guards.pageLock
        ? "punch locks \(page); here it may sleep for the lock."
        : tellCheck(gathered, goesBack: before.scenario.rules.pageRetry)
    case .swap(let swap):
      guard before.machine[index] != gathered.entry else {
        return "Slot \(index) still holds \(swap): punch empties it and \(tellRelease(of: swap))."
      }
      guard guards.compareInFreeSwap else { return tellBlindRemoval(gathered) }
      let slot = describe(slot: index, in: before)
      return before.scenario.rules.swapRetry
        ? "Slot \(index) no longer holds \(swap) but \(slot): punch has to go back to page \(index)."
        : "Slot \(index) no longer holds \(swap) but \(slot); nothing sends the cursor back."
    }
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
    guard let page = gathered.entry.page else { return "punch checks the page." }
    guard before.machine[page].mapping != gathered.index else {
      return guards.pageLock
        ? "\(page) still belongs to the file: with its lock held nobody can take it away."
        : "\(page) still belongs to the file; without its lock that may change at any moment."
    }
    let slot = describe(slot: gathered.index, in: before)
    let gone = "\(page) has left the file, slot \(gathered.index) holds \(slot)"
    if before.puncher.loop == 1 { return "\(gone): the first loop passes on." }
    return goesBack
      ? "\(gone): punch \(guards.pageLock ? "unlocks it and " : "")has to go back to page "
        + "\(gathered.index)."
      : "\(gone); nothing sends the cursor back."
  }

  private func tellRemove(_ gathered: Gathered) -> String {
    guard let page = gathered.entry.page, before.machine[page].mapping == gathered.index else {
      return "\(gathered.entry) has left the file since the check: punch removes nothing, and does "
        + "not notice."
    }
    return "punch removes \(page): slot \(gathered.index) is empty."
  }

  /// A swap entry that is removed from a slot that holds something else.
  private func tellBlindRemoval(_ gathered: Gathered) -> String {
    let index = gathered.index
    guard let found = before.machine[index] else {
      return "Slot \(index) is empty; punch does not look and counts \(gathered.entry) as removed."
    }
    return "Slot \(index) holds \(found) and not \(gathered.entry); punch does not look and "
      + "empties it: nobody lets go of \(found)."
  }

  private var guards: Guards { before.scenario.rules.guards }

  private func tellEdge(
    _ edge: Puncher<SharedStorage.Batch>.Edge,
    _ place: Puncher<SharedStorage.Batch>.EdgePlace,
    _ row: Row
  ) -> String {
    let hole = before.scenario.hole
    let index = edge == .before ? PageIndex(hole.first.rawValue - 1) : hole.end
    switch place {
    case .lookUp:
      guard isInsideFile(index) else {
        return "Page \(index), of which the hole cuts a part, lies behind the end of the file."
      }
      return "punch looks at page \(index), of which the hole cuts a part: slot \(index) holds "
        + "\(describe(slot: index, in: before))."
    case .lock(let page):
      guard before.machine[page].mapping == index else {
        return "\(page) has left the file meanwhile: punch looks page \(index) up again."
      }
      return before.machine[page].content == nil
        ? "\(page) was never written: punch has nothing to zero on page \(index)."
        : "punch locks \(page) at the edge of the hole."
    case .swapIn(let swapIn): return tell(row, swapIn, by: .puncher, at: index)
    case .zero(let page):
      return "punch zeroes its part of page \(index) in \(page), marks it dirty and unlocks it."
    }
  }
}
