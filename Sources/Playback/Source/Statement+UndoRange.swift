// Knows a row of shmem_undo_range() as a statement, whoever called it.

import Shmem

extension Situation {
  func statement(of walk: UndoRange<SharedStorage.Batch>?, _ task: TaskID) -> String {
    guard let walk, let undo = machine.undo(of: task, in: scenario) else {
      preconditionFailure("a task in shmem_undo_range() has called it")
    }
    switch walk {
    case .begin: return "index = \(undo.range.first)"
    case .gatherFirst(let from, _), .gatherSecond(let from, _): return "gather from \(from)"
    case .first(let place, let cursor, _): return statement(of: place, cursor, of: undo)
    case .edge(_, .swapIn(let swapIn), _): return statement(of: swapIn)
    case .edge(let edge, .lookUp, _):
      return lookUpStatement(at: machine.index(of: edge, of: undo.range))
    case .edge(_, .lock(let page), _): return "lock_page(\(page))"
    case .edge(_, .zero(let page), _): return "zero the cut part of \(page)"
    case .edge(_, .remove(let page), _):
      return machine[page].isMapped ? "unmap \(page)" : "remove \(page)"
    case .edge(_, .unlock(let page), _): return "unlock_page(\(page))"
    case .returnEarly: return "no whole page: return"
    case .second(let place, let cursor, _): return statement(of: place, cursor, of: undo)
    case .account(let freed): return "info->swapped -= \(freed)"
    }
  }

  private func statement(
    of place: FirstLoopPlace,
    _ cursor: Cursor<SharedStorage.Batch>,
    of undo: Undo
  ) -> String {
    guard !cursor.isExhausted, undo.range.contains(cursor.current.index) else {
      return "leave the batch"
    }
    let entry = cursor.current.entry
    switch place {
    case .entry:
      guard let page = entry.page else { return removal(of: cursor.current) }
      guard !scenario.rules.later.lockingGather else {
        if undo.keepsData, machine[page].content != nil { return "keep \(page), unlock it" }
        return machine[page].isMapped ? "unmap \(page)" : "remove \(page)"
      }
      return scenario.rules.guards.pageLock ? "trylock(\(entry))" : question(about: entry, of: undo)
    case .freeSwap: return "free_swap_and_cache(\(entry))"
    case .check: return question(about: entry, of: undo)
    case .unmapPage: return "unmap \(entry)"
    case .remove: return "remove \(entry)"
    case .unlock: return "unlock_page(\(entry))"
    case .goBack: return "go back to \(cursor.current.index)"
    }
  }

  private func statement(
    of place: SecondLoopPlace,
    _ cursor: Cursor<SharedStorage.Batch>,
    of undo: Undo
  ) -> String {
    guard !cursor.isExhausted, undo.range.contains(cursor.current.index) else {
      return "leave the batch"
    }
    let entry = cursor.current.entry
    switch place {
    case .entry:
      guard entry.page != nil else { return removal(of: cursor.current) }
      return scenario.rules.guards.pageLock
        ? "lock_page(\(entry))" : question(about: entry, of: undo)
    case .waitForWriteback: return "wait_on_writeback(\(entry))"
    case .check: return question(about: entry, of: undo)
    case .unmapPage: return "unmap \(entry)"
    case .remove: return "remove \(entry)"
    case .unlock: return "unlock_page(\(entry))"
    case .goBack: return "go back to \(cursor.current.index)"
    }
  }

  /// How an entry that is no page is removed.
  private func removal(of gathered: Gathered) -> String {
    switch gathered.entry {
    case .page(let page): "remove \(page)"
    case .swap(let swap): "free_swap(\(gathered.index), \(swap))"
    case .shadow(let shadow): "clear(\(gathered.index), \(shadow))"
    }
  }

  /// P9 and P18; a failed preallocation asks first whether anybody has written to the page.
  private func question(about entry: Entry, of undo: Undo) -> String {
    undo.keepsData ? "\(entry) never written, ours?" : "\(entry)->mapping ours?"
  }
}
