// Knows what to ask about the steps of shmem_undo_range(), whoever called it.

import Shmem

extension Riddle {
  func ask(_ walk: UndoRange<SharedStorage.Batch>?) -> String {
    switch walk {
    case nil: return Self.isDone
    case .begin: return "At which page will the cursor begin?"
    case .gatherFirst(let from, _):
      return "What will it gather from page \(from) on, and what will it hold of that?"
    case .gatherSecond(let from, _):
      return "What will it gather from page \(from) on? And if there is nothing, is it through?"
    case .first(let place, let cursor, _): return ask(place, cursor)
    case .second(let place, let cursor, _): return ask(place, cursor)
    case .edge(let edge, let place, _): return ask(edge, place)
    case .returnEarly: return "Is there anything more for it to remove?"
    case .account: return askForCount()
    }
  }

  private var range: Hole? {
    situation.machine.undo(of: step.task, in: situation.scenario)?.range
  }

  private var isInSecondLoop: Bool { situation.machine[step.task].undo?.loop == 2 }

  private func ask(_ place: FirstLoopPlace, _ cursor: Cursor<SharedStorage.Batch>) -> String {
    switch place {
    case .entry:
      return askAboutEntry(cursor, isThrough: "Will it gather again, or is the first loop over?")
    case .freeSwap:
      return cursor.current.entry.swap.map(askForOwner) ?? "What will it let go of?"
    case .check: return askAboutCheck(cursor.current)
    case .unmapPage, .remove: return askWhatIsHeld(by: cursor.current.index)
    case .unlock: return askWhoGoesOn(without: "\(cursor.current.entry)")
    case .goBack: return Self.whereItGoesOn
    }
  }

  private func ask(_ place: SecondLoopPlace, _ cursor: Cursor<SharedStorage.Batch>) -> String {
    switch place {
    case .entry:
      return askAboutEntry(cursor, isThrough: "Is it through with the hole, or will it look again?")
    case .waitForWriteback: return "What has become of \(cursor.current.entry) while it waited?"
    case .check: return askAboutCheck(cursor.current)
    case .unmapPage, .remove: return askWhatIsHeld(by: cursor.current.index)
    case .unlock: return askWhoGoesOn(without: "\(cursor.current.entry)")
    case .goBack: return Self.whereItGoesOn
    }
  }

  private func askAboutEntry(
    _ cursor: Cursor<SharedStorage.Batch>,
    isThrough question: String
  ) -> String {
    guard !cursor.isExhausted else { return question }
    let index = cursor.current.index
    guard range?.contains(index) == true else {
      return "Page \(index) lies outside. \(question)"
    }
    switch cursor.current.entry {
    case .swap(let swap):
      return "Does slot \(index) still hold \(swap)? If not: back to page \(index), or on?"
    case .shadow(let shadow): return "Does slot \(index) still hold \(shadow)? And what if not?"
    case .page(let page):
      guard isInSecondLoop || !situation.scenario.rules.later.lockingGather else {
        return askWhatIsHeld(by: index)
      }
      guard situation.scenario.rules.guards.pageLock else { return askAboutCheck(cursor.current) }
      return isInSecondLoop
        ? "Is \(page) still what slot \(index) holds when it has the lock?"
        : "Will it get the lock of \(page)? It will not sleep for it."
    }
  }

  private func askAboutCheck(_ gathered: Gathered) -> String {
    guard let page = gathered.entry.page else { return askWhatIsHeld(by: gathered.index) }
    let index = gathered.index
    return "Does \(page) still belong to page \(index) of the file? If not: "
      + (isInSecondLoop ? "back to page \(index), or on?" : "what then?")
  }

  private static let whereItGoesOn = "Which page will it look at next?"

  private func ask(_ edge: UndoEdge, _ place: UndoEdgePlace) -> String {
    let index = range.map { situation.machine.index(of: edge, of: $0) } ?? PageIndex(0)
    switch place {
    case .lookUp: return askWhatIsFound(at: index)
    case .lock(let page): return askForPlace(of: page, at: index)
    case .swapIn(let swapIn): return ask(swapIn, at: index)
    case .zero: return "Which part of page \(index) will be zero, and which will stay?"
    case .remove: return askWhatIsHeld(by: index)
    case .unlock(let page): return askWhoGoesOn(without: "\(page)")
    }
  }
}
