// Knows how to tell what only later kernels do in shmem_undo_range(), and what is done at the edges.

import Shmem

extension UndoRangeNarrator {
  // MARK: A gather that locks

  func tellLockingGather(from start: PageIndex) -> String {
    let cursor = after.machine[call.task].undo?.cursor
    let entries = cursor.map { cursor in (0..<cursor.batch.count).map { cursor.batch[$0] } } ?? []
    let leftOut = pagesLeftOut(from: start, taking: entries)
    guard !entries.isEmpty else {
      return leftOut.isEmpty
        ? "\(who) gathers from page \(start) on and finds nothing."
        : "\(who) finds only locked pages from page \(start) on (\(leftOut)) and takes none: the "
          + "first loop is over."
    }
    let listed = entries.map { "\($0.index):\($0.entry)" }.joined(separator: " ")
    let pages = entries.compactMap(\.entry.page).count
    let price =
      switch (pages, guards.pageLock) {
      case (0, _): "A swap entry comes with nothing to hold on to."
      case (1, true): "It holds a reference on the page, and has locked it."
      case (_, true): "It holds a reference on each page, and has locked them all."
      case (_, false): "It holds a reference on each page, and no lock."
      }
    let others = leftOut.isEmpty ? "" : " Locked by others and left out: \(leftOut)."
    return "\(who) gathers \(listed). \(price)\(others)"
  }

  /// The pages that the gather met and could not lock, by name; the first three will do.
  private func pagesLeftOut(from start: PageIndex, taking entries: [Gathered]) -> String {
    guard guards.pageLock else { return "" }
    let isFull = entries.count == before.scenario.batchLimit
    let end = isFull ? entries.last?.index ?? call.range.end : call.range.end
    var names: [String] = []
    var from = start
    while let slot = before.machine.storage.occupiedSlot(from: from), slot.index < end {
      if case .page(let page) = slot.entry, before.machine[page].lockOwner != nil {
        names.append(page.description)
      }
      from = slot.index.next
    }
    return names.count > 3
      ? names.prefix(3).joined(separator: " ") + " …" : names.joined(separator: " ")
  }

  // MARK: The edges of the range

  func tellEdge(
    _ edge: UndoEdge,
    _ place: UndoEdgePlace,
    _ stepID: StepID
  ) -> String {
    let index = before.machine.index(of: edge, of: call.range)
    switch place {
    case .lookUp: return tellLookUp(edge, at: index)
    case .lock(let page):
      guard before.machine[page].mapping == index else {
        return "\(page) has left the file meanwhile: \(who) looks page \(index) up again."
      }
      guard before.machine[page].content != nil || before.scenario.rules.later.wholeEdges else {
        return "\(page) was never written: \(who) has nothing to zero on page \(index)."
      }
      return edge.isWhole
        ? "\(who) locks \(page); here it may sleep for the lock."
        : "\(who) locks \(page) at the edge of \(rangeWords)."
    case .remove(let page):
      return before.machine[page].isMapped
        ? "\(who) clears the pte of \(page)."
        : "\(who) removes \(page), all of which lies in \(rangeWords): slot \(index) is empty."
    case .unlock(let page): return "\(who) unlocks \(page) and lets go of it."
    case .swapIn(let swapIn): return narrator.tell(stepID, swapIn, by: call.task, at: index)
    case .zero(let page):
      let mark = narrator.before.scenario.mapping == .tmpfs ? ", marks it dirty" : ""
      let part = edge == .before ? "the tail" : "the head"
      return "\(who) zeroes \(part) of page \(index) in \(page)\(mark) and unlocks it."
    }
  }
  private func tellLookUp(
    _ edge: UndoEdge,
    at index: PageIndex
  ) -> String {
    let page =
      switch edge {
      case .before, .after: "page \(index), of which \(rangeWords) cuts a part"
      case .first: "page \(index), the first of \(rangeWords)"
      case .last: "page \(index), the last of \(rangeWords)"
      }
    let isOutside = !narrator.isInsideFile(index)
    let takesAnyPage = before.scenario.rules.later.wholeEdges
    guard !isOutside || (takesAnyPage && before.machine[index]?.swap == nil) else {
      return "\(who) looks at \(page): it lies behind the end of the file."
    }
    let slot = narrator.describe(slot: index, in: before)
    guard before.machine[index] != nil else {
      return "\(who) looks at \(page): slot \(index) is empty."
    }
    let holds = edge.isWhole ? "still holds" : "holds"
    return "\(who) looks at \(page): slot \(index) \(holds) \(slot)."
  }
}
