// Knows how to tell a gather of shmem_undo_range().

import Shmem

extension UndoWords {
  /// Tells a gather that has found something.
  func tell(_ cursor: Cursor<SharedStorage.Batch>, _ gather: UndoGather) -> String {
    let entries = (0..<cursor.batch.count).map { cursor.batch[$0] }
    let pages = entries.count { $0.entry.page != nil }
    let listed = entries.map { "\($0.index):\($0.name)" }.joined(separator: " ")
    let names = leftOut(by: gather)
    let others = names.isEmpty ? "" : " Locked and left out: \(names)."
    let price = price(ofPages: pages, others: entries.count - pages, gather)
    return "\(who) gathers \(listed). \(price)\(others)"
  }

  /// Tells a gather that has found nothing.
  func tellNothing(_ gather: UndoGather, then stage: UndoStage) -> String {
    let start = gather.start
    guard gather.leftOut == 0 else {
      return
        "\(who) finds only locked pages from page \(start) on (\(leftOut(by: gather))) and takes "
        + "none: the first loop is over."
    }
    guard gather.loop == .second, case .gather = stage else {
      return "\(who) gathers from page \(start) on and finds nothing."
    }
    return
      "\(who) finds nothing from page \(start) on, so it starts over: only a scan from the start "
      + "that finds nothing ends this loop."
  }

  /// Tells a look at one slot, in a gather that takes its slots one by one.
  func tell(_ gather: UndoSlotGather<SharedStorage.Batch>) -> String {
    let slot = "slot \(gather.index)"
    let hold = gather.gathering.batch.cursor.isLocked ? "a reference and its lock" : "a reference"
    let look =
      switch gather.look {
      case .passes: "\(who) finds \(slot) empty."
      case .takes(let entry) where entry.page == nil:
        "\(who) gathers \(entry) from \(slot). It cannot pin the entry."
      case .takes(let entry): "\(who) gathers \(entry) from \(slot), with \(hold)."
      case .leavesLocked(let page, let owner):
        "\(who) leaves out \(page) in \(slot): \(context.name(of: owner)) has locked it."
      case .leavesWritten(let page):
        "\(who) leaves out \(page) in \(slot): it is being written."
      }
    return "\(look)\(tellOutcome(gather))"
  }

  private func tellOutcome(_ gather: UndoSlotGather<SharedStorage.Batch>) -> String {
    switch gather.outcome {
    case .goesOn: return ""
    case .isOver:
      let count = gather.gathering.batch.cursor.batch.count
      return " The gather is over, with \(count == 1 ? "1 entry" : "\(count) entries")."
    case .hasNothing(.gather(.second, _)) where gather.loop == .second:
      return " The gather has found nothing, so \(who) starts over."
    case .hasNothing: return " The gather is over and has found nothing."
    }
  }

  /// Returns what the task holds on to of the gathered entries.
  private func price(ofPages pages: Int, others: Int, _ gather: UndoGather) -> String {
    guard gather.loop == .second || !call.gathersLocked else {
      return switch (pages, call.takesPageLocks) {
      case (0, _): "It cannot pin a swap entry."
      case (1, true): "It holds a reference on the page, and has locked it."
      case (_, true): "It holds a reference on each page, and has locked them all."
      case (_, false): "It holds a reference on each page, and no lock."
      }
    }
    return switch (pages, others) {
    case (1, 0): "It holds a reference on the page."
    case (_, 0): "It holds a reference on each page."
    case (0, _): "It cannot pin a \(exceptional.one)."
    case (_, _): "It holds a reference on each page; it cannot pin \(exceptional.many)."
    }
  }

  /// The nouns for an entry that is no page.
  private var exceptional: (one: String, many: String) {
    switch call.mapping {
    case .tmpfs: ("swap entry", "swap entries")
    case .file: ("shadow", "shadows")
    }
  }

  /// Returns the names of the pages that the gather has left out; the first three will do.
  private func leftOut(by gather: UndoGather) -> String {
    var names: [String] = []
    var from = gather.start
    while names.count < gather.leftOut,
      let slot = context.machine.storage.occupiedSlot(from: from)
    {
      if case .page(let page) = slot.entry, context.machine[page].lockOwner != nil {
        names.append(page.description)
      }
      from = context.machine.entryRange(at: slot.index).end
    }
    return names.count > 3
      ? names.prefix(3).joined(separator: " ") + " …" : names.joined(separator: " ")
  }
}
